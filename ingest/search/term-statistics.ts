import type { ClauseSource } from './clause-source.ts';
import { fold } from './folded-text.ts';
import { bigrams } from './segmentation.ts';

/**
 * In how many clauses of the library the pairs of characters and ASCII runs occur, and how long clauses are: what BM25
 * needs. Frequencies only, no texts.
 */
export class TermStatistics {
  readonly #frequencies: Map<string, number>;
  readonly clauses: number;
  readonly averageLength: number;
  readonly averageHeadingLength: number;

  constructor(frequencies: Map<string, number>, clauses: number, averageLength: number, averageHeadingLength: number) {
    this.#frequencies = frequencies;
    this.clauses = clauses;
    this.averageLength = averageLength;
    this.averageHeadingLength = averageHeadingLength;
  }

  static count(source: ClauseSource): TermStatistics {
    const frequencies = new Map<string, number>();
    let clauses = 0;
    let length = 0;
    let headingLength = 0;
    for (const document of source.documents()) {
      for (const clause of source.clauses(document.id)) {
        if (!clause.searchable) continue;
        const text = fold(clause.text);
        clauses++;
        length += text.length;
        headingLength += clause.heading?.length ?? 0;
        for (const pair of new Set(bigrams(text))) frequencies.set(pair, (frequencies.get(pair) ?? 0) + 1);
      }
    }
    return new TermStatistics(
      frequencies,
      clauses,
      length / Math.max(1, clauses),
      headingLength / Math.max(1, clauses),
    );
  }

  /** Clauses that contain a folded term, at most; exact for two characters and for ASCII runs. */
  documentFrequency(folded: string): number {
    let least = this.clauses;
    for (const pair of bigrams(folded)) {
      if (pair.length === 1 && !/[a-z0-9]/.test(pair)) continue;
      least = Math.min(least, this.#frequencies.get(pair) ?? 0);
    }
    return least;
  }

  /** Inverse document frequency, always above zero; that of an unknown term is the greatest. */
  weight(folded: string): number {
    const frequency = this.documentFrequency(folded);
    return Math.log(1 + (this.clauses - frequency + 0.5) / (frequency + 0.5));
  }
}
