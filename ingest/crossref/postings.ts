import type { WeighedTerms } from './term-weights.ts';

/**
 * For each term the clauses that hold it and what it weighs in them, in three flat arrays: the postings of term t stand
 * from `starts[t]` up to `starts[t + 1]`. Terms that more than `most` clauses hold have none.
 */
export class Postings {
  readonly starts: Int32Array;
  readonly clauses: Int32Array;
  readonly values: Float32Array;

  constructor(texts: readonly WeighedTerms[], most: number) {
    const last = texts.reduce((highest, { terms }) => Math.max(highest, terms[terms.length - 1] ?? 0), 0);
    const holders = new Int32Array(last + 1);
    for (const { terms } of texts) for (const term of terms) holders[term] = (holders[term] ?? 0) + 1;
    this.starts = new Int32Array(last + 2);
    for (let term = 0; term <= last; term++) {
      const size = holders[term] ?? 0;
      this.starts[term + 1] = (this.starts[term] ?? 0) + (size > most ? 0 : size);
    }
    this.clauses = new Int32Array(this.starts[last + 1] ?? 0);
    this.values = new Float32Array(this.clauses.length);
    const next = this.starts.slice();
    texts.forEach(({ terms, values }, clause) => {
      terms.forEach((term, at) => {
        const slot = next[term] ?? 0;
        if ((holders[term] ?? 0) > most) return;
        this.clauses[slot] = clause;
        this.values[slot] = values[at] ?? 0;
        next[term] = slot + 1;
      });
    });
  }
}
