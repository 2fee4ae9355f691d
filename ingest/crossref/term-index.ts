import { conceptsIn } from './concepts.ts';

/** Term numbers, ascending, each once, with how often each occurs. */
export interface TermCounts {
  terms: Int32Array;
  counts: Float32Array;
}

/**
 * Numbers the terms of a text: each pair of neighbouring Chinese characters, each run of Latin letters and digits as
 * one (9710, ewtp, b2b). Punctuation separates. A single Chinese character between separators is a term of its own.
 * Concepts are numbered alongside.
 */
export class TermIndex {
  readonly #numbers = new Map<string, number>();

  /** Terms of a compared text. */
  termsOf(text: string): TermCounts {
    const terms: string[] = [];
    for (const run of text.match(/[a-z0-9.%+]*[a-z0-9%][a-z0-9.%+]*|\p{Script=Han}+/gu) ?? []) {
      if (run.charCodeAt(0) < 0x80 || run.length === 1) terms.push(run);
      else for (let at = 0; at + 1 < run.length; at++) terms.push(run.slice(at, at + 2));
    }
    return this.#count(terms);
  }

  /** Concepts of a compared text. */
  conceptsOf(text: string): TermCounts {
    return this.#count(conceptsIn(text).map((concept) => `#${concept}`));
  }

  #count(terms: readonly string[]): TermCounts {
    const counted = new Map<number, number>();
    for (const term of terms) {
      const number = this.#numbers.get(term) ?? this.#numbers.size;
      this.#numbers.set(term, number);
      counted.set(number, (counted.get(number) ?? 0) + 1);
    }
    const numbers = Int32Array.from(counted.keys()).sort();
    return { terms: numbers, counts: Float32Array.from(numbers, (number) => counted.get(number) ?? 0) };
  }
}
