import { accidentalGram } from '../index/grams.ts';
import { bigrams, isFollowedRun } from '../words/segmentation.ts';
import { knownForms } from './known-forms.ts';

/** What is kept of a library for ranking, as plain values. */
export interface TermCounts {
  clauses: number;
  averageLength: number;
  frequencies: [string, number][];
}

/** True for what is a gram of every clause that contains it, whatever the words of the library are. */
function isCountedWhole(folded: string): boolean {
  return knownForms().has(folded) || isFollowedRun(folded);
}

/** Counts while a library is read. */
export class TermCounter {
  readonly #frequencies = new Map<string, number>();
  #clauses = 0;
  #length = 0;

  /** @param grams of one clause, see `gramsOf`; @param length of its folded text */
  add(grams: readonly string[], length: number): void {
    this.#clauses++;
    this.#length += length;
    for (const gram of grams) this.#frequencies.set(gram, (this.#frequencies.get(gram) ?? 0) + 1);
  }

  finish(): TermStatistics {
    const clauses = Math.max(1, this.#clauses);
    return new TermStatistics({
      clauses: this.#clauses,
      averageLength: this.#length / clauses,
      frequencies: [...this.#frequencies],
    });
  }
}

/** In how many clauses of the library each gram occurs, and how long clauses are: what BM25 needs. No texts. */
export class TermStatistics {
  readonly clauses: number;
  readonly averageLength: number;
  readonly #frequencies: Map<string, number>;

  constructor(counts: TermCounts) {
    this.clauses = counts.clauses;
    this.averageLength = counts.averageLength;
    this.#frequencies = new Map(counts.frequencies);
  }

  /** What a new instance can be made of. */
  counts(): TermCounts {
    const { clauses, averageLength } = this;
    return { clauses, averageLength, frequencies: [...this.#frequencies] };
  }

  /** Clauses that have one gram, see `gramsOf`. */
  gramFrequency(gram: string): number {
    return this.#frequencies.get(gram) ?? 0;
  }

  /** Clauses that contain these folded characters, at most; see `isExact`. */
  literalFrequency(folded: string): number {
    const whole = this.#frequencies.get(folded);
    if (whole !== undefined) return whole;
    if (isCountedWhole(folded)) return 0;
    let least = this.clauses;
    for (const pair of bigrams(folded)) {
      least = Math.min(least, this.#frequencies.get(pair) ?? 0);
    }
    return least;
  }

  /** Clauses that contain a folded term as a word, at most; see `isExact`. */
  documentFrequency(folded: string): number {
    return this.literalFrequency(folded) - (this.#frequencies.get(accidentalGram(folded)) ?? 0);
  }

  /** True where frequencies, and filters of the engine, are exact: characters, pairs, ASCII runs and known words. */
  isExact(folded: string): boolean {
    return this.#frequencies.has(folded) || isCountedWhole(folded) || bigrams(folded)[0] === folded;
  }

  /** True for a word that some clauses contain by accident only: 中国 in 集中国有. */
  isSometimesAccidental(word: string): boolean {
    return this.#frequencies.has(accidentalGram(word));
  }

  /** Inverse document frequency of something that so many clauses contain; always above zero. */
  weightOf(frequency: number): number {
    const bounded = Math.min(frequency, this.clauses);
    return Math.log(1 + (this.clauses - bounded + 0.5) / (bounded + 0.5));
  }
}
