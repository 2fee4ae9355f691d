import type { Clause } from '../policy/clause.ts';
import type { ClauseReading } from './clause-reading.ts';
import type { PairModel } from './pair-model.ts';
import { Postings } from './postings.ts';

/** A term that stands in more of the clauses than this share (and than `commonFloor`) leads to no candidate. */
const commonShare = 0.02;
const commonFloor = 400;

/**
 * Inverted index over upper clauses: term → clauses that hold it, with their weight. One look-up touches only the
 * clauses that share a telling term with the lower clause, so that the cost does not grow with all pairs. Each
 * clause is read once, and its reading is kept for all lower clauses that come near it.
 */
export class CandidateIndex {
  readonly #readings: readonly ClauseReading[];
  readonly #postings: Postings;
  /** Scores of the clauses in one look-up; all 0 between look-ups. */
  readonly #scores: Float64Array;
  /** Clauses that the look-up has met. */
  readonly #met: Int32Array;

  constructor(clauses: readonly Clause[], model: PairModel) {
    this.#readings = clauses.map((clause) => model.read(clause));
    this.#scores = new Float64Array(clauses.length);
    this.#met = new Int32Array(clauses.length);
    this.#postings = new Postings(
      this.#readings.map(({ wording }) => wording),
      Math.max(commonFloor, clauses.length * commonShare),
    );
  }

  /** The `limit` clauses nearest to `clause`, best first; ties in library order. */
  nearest({ wording }: ClauseReading, limit: number): ClauseReading[] {
    const { starts, clauses, values } = this.#postings;
    let met = 0;
    for (let at = 0; at < wording.terms.length; at++) {
      const term = wording.terms[at] ?? 0;
      const weight = wording.values[at] ?? 0;
      const end = starts[term + 1] ?? 0;
      for (let slot = starts[term] ?? end; slot < end; slot++) {
        const clause = clauses[slot] ?? 0;
        const before = this.#scores[clause] ?? 0;
        if (before === 0) this.#met[met++] = clause;
        this.#scores[clause] = before + weight * (values[slot] ?? 0);
      }
    }
    const found = this.#best(met, limit).flatMap((clause) => this.#readings[clause] ?? []);
    for (let at = 0; at < met; at++) this.#scores[this.#met[at] ?? 0] = 0;
    return found;
  }

  /** The best of the first `met` clauses that were met, without sorting the many that stand far behind. */
  #best(met: number, limit: number): number[] {
    const scores = this.#scores;
    const best: number[] = [];
    const isBefore = (a: number, b: number) => {
      const [left, right] = [scores[a] ?? 0, scores[b] ?? 0];
      return left > right || (left === right && a < b);
    };
    for (let at = 0; at < met; at++) {
      const clause = this.#met[at] ?? 0;
      const last = best[limit - 1];
      if (last !== undefined && !isBefore(clause, last)) continue;
      let place = Math.min(best.length, limit - 1);
      for (; place > 0 && isBefore(clause, best[place - 1] ?? 0); place--) best[place] = best[place - 1] ?? 0;
      best[place] = clause;
    }
    return best;
  }
}
