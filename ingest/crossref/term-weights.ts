import type { ClauseReading } from './clause-reading.ts';

/** How telling each term is: the rarer in the library's clauses, the heavier (inverse document frequency). */
export class TermWeights {
  readonly #weights: Float32Array;
  readonly #heaviest: number;

  constructor(readings: Iterable<ClauseReading>) {
    const frequencies: number[] = [];
    let clauses = 0;
    for (const { terms } of readings) {
      clauses++;
      for (const term of terms) frequencies[term] = (frequencies[term] ?? 0) + 1;
    }
    this.#heaviest = Math.log(clauses + 1);
    this.#weights = Float32Array.from(frequencies, (frequency) => Math.log((clauses + 1) / ((frequency ?? 0) + 0.5)));
  }

  /** Weight of a term; one that the library does not hold weighs most. */
  of(term: number): number {
    return Math.max(0, this.#weights[term] ?? this.#heaviest);
  }

  /** Sum of the weights of the terms. */
  sum(terms: Int32Array): number {
    let sum = 0;
    for (const term of terms) sum += this.of(term);
    return sum;
  }

  /** Sum of the weights of the terms that both ascending lists hold. */
  shared(a: Int32Array, b: Int32Array): number {
    let sum = 0;
    for (let i = 0, j = 0; i < a.length && j < b.length; ) {
      const left = a[i] ?? 0;
      const right = b[j] ?? 0;
      if (left === right) {
        sum += this.of(left);
        i++;
        j++;
      } else if (left < right) i++;
      else j++;
    }
    return sum;
  }
}
