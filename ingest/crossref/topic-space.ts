import type { TermCounts } from './term-index.ts';
import type { TermWeights, WeighedTerms } from './term-weights.ts';

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
  /** How many directions the space has. */
  readonly size: number;
  readonly #positions: TermPositions;
  readonly #weights: TermWeights;
  readonly #common: Float32Array;

  /** Learns from clauses given as their terms; the same clauses give the same space, to the last bit. */
  constructor(clauses: readonly TermCounts[], weights: TermWeights) {
    this.#weights = weights;
    this.size = Math.max(1, Math.min(directions, Math.floor(clauses.length / 3)));
    this.#positions = learn(
      clauses.map((counts) => weights.weigh(counts)),
      this.size,
    );
    const common = new Float32Array(this.size);
    for (const counts of clauses) {
      const position = this.#sum(counts);
      for (let at = 0; at < common.length; at++) common[at] = (common[at] ?? 0) + (position[at] ?? 0) / clauses.length;
    }
    this.#common = common;
  }

  /** Position of a text given as its terms. */
  place(counts: TermCounts): Float32Array {
    const position = this.#sum(counts);
    for (let at = 0; at < position.length; at++) {
      position[at] = (position[at] ?? 0) - commonPart * (this.#common[at] ?? 0);
    }
    toUnitLength(position, 0, this.size);
    return position;
  }

  #sum({ terms, counts }: TermCounts): Float32Array {
    const { size } = this;
    const { rowOf, rows } = this.#positions;
    const sum = new Float32Array(size);
    for (let i = 0; i < terms.length; i++) {
      const term = terms[i] ?? 0;
      const row = rowOf[term] ?? -1;
      if (row >= 0) addScaled(sum, 0, rows, row * size, size, this.#weights.of(term) * (counts[i] ?? 1));
    }
    toUnitLength(sum, 0, size);
    return sum;
  }
}

/** Positions of terms, `size` numbers a row, one row after the other. */
interface TermPositions {
  /** Row of each term; −1 for one that stands in one clause only, which joins nothing. */
  rowOf: Int32Array;
  rows: Float32Array;
}

/**
 * Finds the strongest directions of the clause × term matrix by power iteration: clauses are projected to terms and
 * back until the block stands still. Only the space that the directions span counts, so no further rotation is needed.
 */
function learn(clauses: readonly WeighedTerms[], size: number): TermPositions {
  const random = numbers(1);
  const rowOf = rowsOfTerms(clauses);
  const termRows = rowOf.reduce((highest, row) => Math.max(highest, row), -1) + 1;
  const block = Float32Array.from({ length: clauses.length * size }, () => random() - 0.5);
  const rows = new Float32Array(termRows * size);
  for (let round = 0; round < rounds; round++) {
    toTerms(clauses, rowOf, block, rows, size);
    block.fill(0);
    clauses.forEach(({ terms, values }, number) => {
      for (let at = 0; at < terms.length; at++) {
        const row = rowOf[terms[at] ?? 0] ?? -1;
        if (row >= 0) addScaled(block, number * size, rows, row * size, size, values[at] ?? 0);
      }
    });
    orthonormalise(block, size);
  }
  toTerms(clauses, rowOf, block, rows, size);
  orthonormalise(rows, size);
  for (let from = 0; from < rows.length; from += size) toUnitLength(rows, from, size);
  return { rowOf, rows };
}

/** Numbers the terms that stand in more than one clause, in reading order. */
function rowsOfTerms(clauses: readonly WeighedTerms[]): Int32Array {
  const last = clauses.reduce((highest, { terms }) => Math.max(highest, terms[terms.length - 1] ?? 0), 0);
  const holders = new Int32Array(last + 1);
  for (const { terms } of clauses) for (const term of terms) holders[term] = (holders[term] ?? 0) + 1;
  const rowOf = new Int32Array(last + 1).fill(-1);
  let rows = 0;
  for (const { terms } of clauses) {
    for (const term of terms) if ((holders[term] ?? 0) > 1 && rowOf[term] === -1) rowOf[term] = rows++;
  }
  return rowOf;
}

/** Product of the transposed matrix with the block, into `rows`. */
function toTerms(
  clauses: readonly WeighedTerms[],
  rowOf: Int32Array,
  block: Float32Array,
  rows: Float32Array,
  size: number,
): void {
  rows.fill(0);
  clauses.forEach(({ terms, values }, number) => {
    for (let at = 0; at < terms.length; at++) {
      const row = rowOf[terms[at] ?? 0] ?? -1;
      if (row >= 0) addScaled(rows, row * size, block, number * size, size, values[at] ?? 0);
    }
  });
}

/** Gram–Schmidt over the columns of a block of rows, in place. */
function orthonormalise(block: Float32Array, columns: number): void {
  for (let column = 0; column < columns; column++) {
    for (let before = 0; before < column; before++) {
      let product = 0;
      for (let row = 0; row < block.length; row += columns) {
        product += (block[row + column] ?? 0) * (block[row + before] ?? 0);
      }
      for (let row = 0; row < block.length; row += columns) {
        block[row + column] = (block[row + column] ?? 0) - product * (block[row + before] ?? 0);
      }
    }
    let square = 0;
    for (let row = 0; row < block.length; row += columns) square += (block[row + column] ?? 0) ** 2;
    const length = Math.sqrt(square) || 1;
    for (let row = 0; row < block.length; row += columns) {
      block[row + column] = (block[row + column] ?? 0) / length;
    }
  }
}

/** Scalar product of two positions. */
export function nearness(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

/** Adds `factor` times a row of `from` to a row of `sum`; rows are given by where they begin. */
function addScaled(sum: Float32Array, to: number, from: Float32Array, row: number, size: number, factor: number): void {
  for (let at = 0; at < size; at++) sum[to + at] = (sum[to + at] ?? 0) + factor * (from[row + at] ?? 0);
}

/** Scales `size` numbers from `start` on to unit length, in place. */
function toUnitLength(numbers: Float32Array, start: number, size: number): void {
  let square = 0;
  for (let at = start; at < start + size; at++) square += (numbers[at] ?? 0) ** 2;
  const length = Math.sqrt(square) || 1;
  for (let at = start; at < start + size; at++) numbers[at] = (numbers[at] ?? 0) / length;
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
