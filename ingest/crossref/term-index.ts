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
  readonly #base: TermIndex | null;

  /** @param base numbers its terms keep; what it does not hold is numbered after them, and it stays as it is */
  constructor(base: TermIndex | null = null) {
    this.#base = base;
  }

  /** How many terms are numbered. */
  get size(): number {
    return (this.#base?.size ?? 0) + this.#numbers.size;
  }

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
    const all = Int32Array.from(terms, (term) => this.#numberOf(term)).sort();
    const counts = new Float32Array(all.length);
    let distinct = 0;
    for (let at = 0; at < all.length; at++) {
      if (at > 0 && all[at] !== all[at - 1]) distinct++;
      all[distinct] = all[at] ?? 0;
      counts[distinct] = (counts[distinct] ?? 0) + 1;
    }
    const size = Math.min(all.length, distinct + 1);
    return { terms: all.slice(0, size), counts: counts.slice(0, size) };
  }

  #numberOf(term: string): number {
    const known = (this.#base === null ? undefined : this.#base.#numbers.get(term)) ?? this.#numbers.get(term);
    if (known !== undefined) return known;
    const number = this.size;
    this.#numbers.set(term, number);
    return number;
  }
}
