import type { TermCounts } from './term-index.ts';
import type { TermWeights } from './term-weights.ts';

/** Directions of the space: enough for the topics of a library, few enough to join words that keep company. */
const directions = 80;
/** Rounds of power iteration; more change no ranking. */
const rounds = 8;
/** How much of what all clauses have in common is taken out of every position. */
const commonPart = 0.7;

/**
 * Latent semantic analysis over the library's own clauses: terms that stand in the same clauses get near positions, so
 * that two texts can be near without sharing a word. Positions are unit vectors; their product is the nearness, −1…1.
 */
export class TopicSpace {
  readonly #positions = new Map<number, Float32Array>();
  readonly #weights: TermWeights;
  readonly #size: number;
  #common: Float32Array;

  /** Learns from clauses given as their terms; the same clauses give the same space, to the last bit. */
  constructor(clauses: readonly TermCounts[], weights: TermWeights) {
    this.#weights = weights;
    this.#size = Math.max(1, Math.min(directions, Math.floor(clauses.length / 3)));
    this.#common = new Float32Array(this.#size);
    const rows = clauses.map((counts) => ({ terms: counts.terms, values: weights.vector(counts) }));
    this.#learn(rows);
    const common = new Float32Array(this.#size);
    for (const { terms, counts } of clauses) {
      const position = this.#sum(terms, counts);
      for (let at = 0; at < common.length; at++) common[at] = (common[at] ?? 0) + (position[at] ?? 0) / clauses.length;
    }
    this.#common = common;
  }

  /** Position of a text given as its terms. */
  place({ terms, counts }: TermCounts): Float32Array {
    const position = this.#sum(terms, counts);
    for (let at = 0; at < position.length; at++) {
      position[at] = (position[at] ?? 0) - commonPart * (this.#common[at] ?? 0);
    }
    return toUnitLength(position);
  }

  #sum(terms: Int32Array, counts: Float32Array): Float32Array {
    const sum = new Float32Array(this.#size);
    for (let i = 0; i < terms.length; i++) {
      const term = terms[i] ?? 0;
      const position = this.#positions.get(term);
      if (position) addScaled(sum, position, this.#weights.of(term) * (counts[i] ?? 1));
    }
    return toUnitLength(sum);
  }

  /**
   * Finds the strongest directions of the clause × term matrix by power iteration: clauses are projected to terms and
   * back until the block stands still. Only the space that the directions span counts, so no further rotation is needed.
   */
  #learn(rows: readonly Row[]): void {
    const random = numbers(1);
    let block = rows.map(() => Float32Array.from({ length: this.#size }, () => random() - 0.5));
    for (let round = 0; round < rounds; round++) {
      const terms = toTerms(rows, block, this.#size);
      block = rows.map((row) => {
        const sum = new Float32Array(this.#size);
        row.terms.forEach((term, at) => {
          const position = terms.get(term);
          if (position) addScaled(sum, position, row.values[at] ?? 0);
        });
        return sum;
      });
      orthonormalise(block, this.#size);
    }
    const terms = toTerms(rows, block, this.#size);
    orthonormalise([...terms.values()], this.#size);
    for (const [term, position] of terms) this.#positions.set(term, toUnitLength(position));
  }
}

interface Row {
  terms: Int32Array;
  values: Float32Array;
}

/** Product of the transposed matrix with the block; terms that stand in one clause only join nothing and are left out. */
function toTerms(rows: readonly Row[], block: readonly Float32Array[], size: number): Map<number, Float32Array> {
  const clauses = new Map<number, number>();
  for (const { terms } of rows) for (const term of terms) clauses.set(term, (clauses.get(term) ?? 0) + 1);
  const product = new Map<number, Float32Array>();
  rows.forEach((row, number) => {
    const vector = block[number];
    if (!vector) return;
    row.terms.forEach((term, at) => {
      if ((clauses.get(term) ?? 0) < 2) return;
      let sum = product.get(term);
      if (!sum) {
        sum = new Float32Array(size);
        product.set(term, sum);
      }
      addScaled(sum, vector, row.values[at] ?? 0);
    });
  });
  return product;
}

/** Gram–Schmidt over the columns of a block of rows, in place. */
function orthonormalise(block: readonly Float32Array[], columns: number): void {
  for (let column = 0; column < columns; column++) {
    for (let before = 0; before < column; before++) {
      let product = 0;
      for (const row of block) product += (row[column] ?? 0) * (row[before] ?? 0);
      for (const row of block) row[column] = (row[column] ?? 0) - product * (row[before] ?? 0);
    }
    let square = 0;
    for (const row of block) square += (row[column] ?? 0) ** 2;
    const length = Math.sqrt(square) || 1;
    for (const row of block) row[column] = (row[column] ?? 0) / length;
  }
}

/** Scalar product of two positions. */
export function nearness(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

function addScaled(sum: Float32Array, vector: Float32Array, factor: number): void {
  for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] ?? 0) + factor * (vector[at] ?? 0);
}

function toUnitLength(vector: Float32Array): Float32Array {
  let square = 0;
  for (let at = 0; at < vector.length; at++) square += (vector[at] ?? 0) ** 2;
  const length = Math.sqrt(square) || 1;
  for (let at = 0; at < vector.length; at++) vector[at] = (vector[at] ?? 0) / length;
  return vector;
}

/** Reproducible numbers in 0…1 (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
