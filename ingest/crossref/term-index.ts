/**
 * Numbers the terms of a text: each pair of neighbouring Chinese characters, each run of Latin letters and digits as
 * one (9710, ewtp, b2b). Punctuation separates. A single Chinese character between separators is a term of its own.
 */
export class TermIndex {
  readonly #numbers = new Map<string, number>();

  /** How many different terms were seen. */
  get size(): number {
    return this.#numbers.size;
  }

  /** Terms of a folded text, ascending, each once, with their counts. */
  termsOf(text: string): { terms: Int32Array; counts: Float32Array } {
    const counted = new Map<number, number>();
    const count = (term: string) => {
      let number = this.#numbers.get(term);
      if (number === undefined) {
        number = this.#numbers.size;
        this.#numbers.set(term, number);
      }
      counted.set(number, (counted.get(number) ?? 0) + 1);
    };
    for (const run of text.match(/[a-z0-9.%+]*[a-z0-9%][a-z0-9.%+]*|\p{Script=Han}+/gu) ?? []) {
      if (run.charCodeAt(0) < 0x80 || run.length === 1) count(run);
      else for (let at = 0; at + 1 < run.length; at++) count(run.slice(at, at + 2));
    }
    const terms = Int32Array.from(counted.keys()).sort();
    return { terms, counts: Float32Array.from(terms, (term) => counted.get(term) ?? 0) };
  }
}
