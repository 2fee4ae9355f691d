import type { Clause } from '../policy/clause.ts';
import { bodySpan } from './clause-reading.ts';
import { comparedText } from './compared-text.ts';
import type { LibraryModel } from './library-model.ts';
import type { TermCounts } from './term-index.ts';

/** A term that stands in more of the clauses than this share (and than `commonFloor`) leads to no candidate. */
const commonShare = 0.02;
const commonFloor = 400;

interface Postings {
  clauses: Int32Array;
  values: Float32Array;
  filled: number;
}

/**
 * Inverted index over provincial clauses: term → clauses that hold it, with their weight. One look-up touches only the
 * clauses that share a telling term with the municipal clause, so that the cost does not grow with all pairs.
 */
export class CandidateIndex {
  readonly #clauses: readonly Clause[];
  readonly #model: LibraryModel;
  readonly #postings = new Map<number, Postings>();
  readonly #scores: Float64Array;

  constructor(clauses: readonly Clause[], model: LibraryModel) {
    this.#clauses = clauses;
    this.#model = model;
    this.#scores = new Float64Array(clauses.length);
    const sizes = new Map<number, number>();
    for (const clause of clauses) {
      for (const term of this.#wording(clause).terms) sizes.set(term, (sizes.get(term) ?? 0) + 1);
    }
    const common = Math.max(commonFloor, clauses.length * commonShare);
    for (const [term, size] of sizes) {
      if (size > common) continue;
      this.#postings.set(term, { clauses: new Int32Array(size), values: new Float32Array(size), filled: 0 });
    }
    clauses.forEach((clause, number) => {
      this.#add(clause, number);
    });
  }

  /** The `limit` clauses nearest to `clause`, best first; ties in library order. */
  nearest(clause: Clause, limit: number): Clause[] {
    const wording = this.#wording(clause);
    const vector = this.#model.weights.vector(wording);
    const touched: number[] = [];
    wording.terms.forEach((term, at) => {
      const postings = this.#postings.get(term);
      if (!postings) return;
      const weight = vector[at] ?? 0;
      for (let slot = 0; slot < postings.clauses.length; slot++) {
        const number = postings.clauses[slot] ?? 0;
        const before = this.#scores[number] ?? 0;
        if (before === 0) touched.push(number);
        this.#scores[number] = before + weight * (postings.values[slot] ?? 0);
      }
    });
    const found = touched
      .sort((a, b) => (this.#scores[b] ?? 0) - (this.#scores[a] ?? 0) || a - b)
      .slice(0, limit)
      .flatMap((number) => this.#clauses[number] ?? []);
    for (const number of touched) this.#scores[number] = 0;
    return found;
  }

  #add(clause: Clause, number: number): void {
    const wording = this.#wording(clause);
    const vector = this.#model.weights.vector(wording);
    wording.terms.forEach((term, at) => {
      const postings = this.#postings.get(term);
      if (!postings) return;
      postings.clauses[postings.filled] = number;
      postings.values[postings.filled] = vector[at] ?? 0;
      postings.filled++;
    });
  }

  #wording(clause: Clause): TermCounts {
    return this.#model.index.termsOf(comparedText(clause.text, bodySpan(clause)).text);
  }
}
