import { bigrams } from './segmentation.ts';

/** What is kept of a library for ranking, as plain values. */
export interface TermCounts {
  clauses: number;
  averageLength: number;
  averageHeadingLength: number;
  frequencies: [string, number][];
}

/** Counts while a library is read. */
export class TermCounter {
  readonly #frequencies = new Map<string, number>();
  #clauses = 0;
  #length = 0;
  #headingLength = 0;

  /** @param folded text of one clause; @param heading its heading, folded, or empty */
  add(folded: string, heading: string): void {
    this.#clauses++;
    this.#length += folded.length;
    this.#headingLength += heading.length;
    const distinct = new Set([...bigrams(folded), ...(folded.match(/\p{Script=Han}/gu) ?? [])]);
    for (const pair of distinct) this.#frequencies.set(pair, (this.#frequencies.get(pair) ?? 0) + 1);
  }

  finish(): TermStatistics {
    const clauses = Math.max(1, this.#clauses);
    return new TermStatistics({
      clauses: this.#clauses,
      averageLength: this.#length / clauses,
      averageHeadingLength: this.#headingLength / clauses,
      frequencies: [...this.#frequencies],
    });
  }
}

/**
 * In how many clauses of the library characters, pairs of characters and ASCII runs occur, and how long clauses are: what BM25
 * needs. Frequencies only, no texts.
 */
export class TermStatistics {
  readonly clauses: number;
  readonly averageLength: number;
  readonly averageHeadingLength: number;
  readonly #frequencies: Map<string, number>;

  constructor(counts: TermCounts) {
    this.clauses = counts.clauses;
    this.averageLength = counts.averageLength;
    this.averageHeadingLength = counts.averageHeadingLength;
    this.#frequencies = new Map(counts.frequencies);
  }

  /** What a new instance can be made of. */
  counts(): TermCounts {
    const { clauses, averageLength, averageHeadingLength } = this;
    return { clauses, averageLength, averageHeadingLength, frequencies: [...this.#frequencies] };
  }

  /** Clauses that contain a folded term, at most; exact for two characters and for ASCII runs. */
  documentFrequency(folded: string): number {
    let least = this.clauses;
    for (const pair of bigrams(folded)) {
      least = Math.min(least, this.#frequencies.get(pair) ?? 0);
    }
    return least;
  }

  /** Inverse document frequency of something that so many clauses contain; always above zero. */
  weightOf(frequency: number): number {
    const bounded = Math.min(frequency, this.clauses);
    return Math.log(1 + (this.clauses - bounded + 0.5) / (bounded + 0.5));
  }
}
