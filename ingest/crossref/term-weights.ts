import type { TermCounts } from './term-index.ts';

/** A text as a vector of unit length over its terms (ascending). */
export interface WeighedTerms {
  terms: Int32Array;
  values: Float32Array;
}

/** How telling each term is: the rarer in the library's clauses, the heavier (inverse document frequency). */
export class TermWeights {
  readonly #weights: Float32Array;
  readonly #heaviest: number;

  /** @param frequencies in how many of the clauses each term stands, by term number */
  constructor(frequencies: readonly number[], clauses: number) {
    this.#heaviest = Math.log(clauses + 1);
    this.#weights = new Float32Array(frequencies.length);
    for (let term = 0; term < frequencies.length; term++) {
      this.#weights[term] = Math.max(0, Math.log((clauses + 1) / ((frequencies[term] ?? 0) + 0.5)));
    }
  }

  /** Weight of a term; one that the library does not hold weighs most. */
  of(term: number): number {
    return this.#weights[term] ?? this.#heaviest;
  }

  /** Weighs each term by the logarithm of its count × its weight, scaled to unit length. */
  weigh({ terms, counts }: TermCounts): WeighedTerms {
    const values = new Float32Array(terms.length);
    let square = 0;
    for (let at = 0; at < terms.length; at++) {
      const value = (1 + Math.log(counts[at] ?? 1)) * this.of(terms[at] ?? 0);
      values[at] = value;
      square += value * value;
    }
    const length = Math.sqrt(square) || 1;
    for (let at = 0; at < values.length; at++) values[at] = (values[at] ?? 0) / length;
    return { terms, values };
  }

  /** Sum of the weights of the terms. */
  sum(terms: Int32Array): number {
    let sum = 0;
    for (let at = 0; at < terms.length; at++) sum += this.of(terms[at] ?? 0);
    return sum;
  }

  /** Sum of the weights of the terms that both ascending lists hold. */
  shared(a: Int32Array, b: Int32Array): number {
    let sum = 0;
    for (let i = 0, j = 0; i < a.length && j < b.length; ) {
      const left = a[i] ?? 0;
      const right = b[j] ?? 0;
      if (left === right) sum += this.of(left);
      if (left <= right) i++;
      if (right <= left) j++;
    }
    return sum;
  }

  /** Share of the weight of `a` that `b` holds too, 0…1; 0 where `a` is empty. */
  covered(a: Int32Array, b: Int32Array): number {
    const sum = this.sum(a);
    return sum === 0 ? 0 : this.shared(a, b) / sum;
  }

  /** Dice coefficient over weights, 0…1. */
  likeness(a: Int32Array, b: Int32Array): number {
    const shared = this.shared(a, b);
    return shared === 0 ? 0 : (2 * shared) / (this.sum(a) + this.sum(b));
  }
}

/** Scalar product of two unit vectors: their cosine. */
export function cosine(a: WeighedTerms, b: WeighedTerms): number {
  let sum = 0;
  for (let i = 0, j = 0; i < a.terms.length && j < b.terms.length; ) {
    const here = a.terms[i] ?? 0;
    const there = b.terms[j] ?? 0;
    if (here === there) sum += (a.values[i] ?? 0) * (b.values[j] ?? 0);
    if (here <= there) i++;
    if (there <= here) j++;
  }
  return sum;
}
