import type { ClauseReading } from './clause-reading.ts';
import type { TermWeights } from './term-weights.ts';

/** A provincial clause worth a closer look, with its cosine to the municipal one. */
export interface Candidate {
  reading: ClauseReading;
  cosine: number;
}

/** A term that stands in more of the clauses than this share (and than `commonFloor`) leads to no candidate. */
const commonShare = 0.2;
const commonFloor = 400;

/**
 * Inverted index over provincial clauses: term → clauses that hold it, with their weight. One look-up touches only the
 * clauses that share a term with the municipal clause, so that the cost does not grow with all pairs.
 */
export class CandidateIndex {
  readonly #readings: readonly ClauseReading[];
  readonly #weights: TermWeights;
  readonly #clauses = new Map<number, Int32Array>();
  readonly #values = new Map<number, Float32Array>();
  readonly #scores: Float64Array;

  constructor(readings: readonly ClauseReading[], weights: TermWeights) {
    this.#readings = readings;
    this.#weights = weights;
    this.#scores = new Float64Array(readings.length);
    const sizes = new Map<number, number>();
    for (const { terms } of readings) for (const term of terms) sizes.set(term, (sizes.get(term) ?? 0) + 1);
    for (const [term, size] of sizes) {
      this.#clauses.set(term, new Int32Array(size));
      this.#values.set(term, new Float32Array(size));
    }
    const filled = new Map<number, number>();
    readings.forEach((reading, number) => {
      const vector = termVector(reading, weights);
      reading.terms.forEach((term, at) => {
        const slot = filled.get(term) ?? 0;
        filled.set(term, slot + 1);
        const clauses = this.#clauses.get(term);
        const values = this.#values.get(term);
        if (clauses) clauses[slot] = number;
        if (values) values[slot] = vector[at] ?? 0;
      });
    });
  }

  /** The `limit` clauses nearest to `reading`, best first; ties in library order. */
  nearest(reading: ClauseReading, limit: number): Candidate[] {
    const common = Math.max(commonFloor, this.#readings.length * commonShare);
    const vector = termVector(reading, this.#weights);
    const touched: number[] = [];
    reading.terms.forEach((term, at) => {
      const clauses = this.#clauses.get(term);
      const values = this.#values.get(term);
      if (!clauses || !values || clauses.length > common) return;
      const weight = vector[at] ?? 0;
      for (let slot = 0; slot < clauses.length; slot++) {
        const number = clauses[slot] ?? 0;
        const before = this.#scores[number] ?? 0;
        if (before === 0) touched.push(number);
        this.#scores[number] = before + weight * (values[slot] ?? 0);
      }
    });
    const found = touched
      .map((number) => ({ number, cosine: this.#scores[number] ?? 0 }))
      .sort((a, b) => b.cosine - a.cosine || a.number - b.number)
      .slice(0, limit);
    for (const number of touched) this.#scores[number] = 0;
    return found.flatMap(({ number, cosine }) => {
      const near = this.#readings[number];
      return near ? [{ reading: near, cosine }] : [];
    });
  }
}

/** TF-IDF vector of unit length, aligned with `reading.terms`. */
function termVector(reading: ClauseReading, weights: TermWeights): Float32Array {
  const vector = new Float32Array(reading.terms.length);
  let norm = 0;
  reading.terms.forEach((term, at) => {
    const value = (1 + Math.log(reading.counts[at] ?? 1)) * weights.of(term);
    vector[at] = value;
    norm += value * value;
  });
  const length = Math.sqrt(norm) || 1;
  return vector.map((value) => value / length);
}
