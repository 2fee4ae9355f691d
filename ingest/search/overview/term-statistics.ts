import { accidentalGram } from '../index/grams.ts';
import { isWholeWord } from '../index/whole-words.ts';
import { bigrams, isFollowedRun } from '../words/segmentation.ts';

/** What is known of a library for ranking. */
export interface TermCounts {
  clauses: number;
  averageLength: number;
  /** Clauses that have a gram (see `gramsOf`); undefined where none has. */
  frequency(gram: string): number | undefined;
}

/** So many look-ups are remembered; all grams of a query are a few hundred. */
const remembered = 50_000;

/** True for what is a gram of every clause that contains it. */
function isCountedWhole(folded: string): boolean {
  return isWholeWord(folded) || isFollowedRun(folded);
}

/** In how many clauses of the library each gram occurs, and how long clauses are: what BM25 needs. No texts. */
export class TermStatistics {
  readonly clauses: number;
  readonly averageLength: number;
  readonly #counts: TermCounts;
  readonly #known = new Map<string, number | undefined>();

  /** @param counts of one state of the library */
  constructor(counts: TermCounts) {
    this.clauses = counts.clauses;
    this.averageLength = counts.averageLength;
    this.#counts = counts;
  }

  /** Clauses that have one gram, see `gramsOf`. */
  gramFrequency(gram: string): number {
    return this.#frequency(gram) ?? 0;
  }

  /** Clauses that contain these folded characters, at most; see `isExact`. */
  literalFrequency(folded: string): number {
    const whole = this.#frequency(folded);
    if (whole !== undefined) return whole;
    if (isCountedWhole(folded)) return 0;
    let least = this.clauses;
    for (const pair of bigrams(folded)) {
      least = Math.min(least, this.#frequency(pair) ?? 0);
    }
    return least;
  }

  /** Clauses that contain a folded term as a word, at most; see `isExact`. */
  documentFrequency(folded: string): number {
    return this.literalFrequency(folded) - this.gramFrequency(accidentalGram(folded));
  }

  /** True where frequencies, and filters of the engine, are exact: characters, pairs, ASCII runs and known words. */
  isExact(folded: string): boolean {
    return this.#frequency(folded) !== undefined || isCountedWhole(folded) || bigrams(folded)[0] === folded;
  }

  /** True for a word that some clauses contain by accident only: 中国 in 集中国有. */
  isSometimesAccidental(word: string): boolean {
    return this.#frequency(accidentalGram(word)) !== undefined;
  }

  /** Inverse document frequency of something that so many clauses contain; always above zero. */
  weightOf(frequency: number): number {
    const bounded = Math.min(frequency, this.clauses);
    return Math.log(1 + (this.clauses - bounded + 0.5) / (bounded + 0.5));
  }

  #frequency(gram: string): number | undefined {
    if (this.#known.has(gram)) return this.#known.get(gram);
    if (this.#known.size >= remembered) this.#known.clear();
    const frequency = this.#counts.frequency(gram);
    this.#known.set(gram, frequency);
    return frequency;
  }
}
