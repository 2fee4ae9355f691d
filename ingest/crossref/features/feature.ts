import type { ClauseReading, ReadingContext } from '../clause-reading.ts';
import type { NearestPhrases, PhrasePair } from '../phrase-pairs.ts';

/** A lower clause and one that it may implement, as the features see them. */
export interface Pair {
  lower: ClauseReading;
  upper: ClauseReading;
  /** Phrase pairs, strongest first. */
  phrases: readonly PhrasePair[];
  /** Nearness of each phrase to the nearest one of the other clause in the topic space. */
  nearest: NearestPhrases;
  context: ReadingContext;
}

/** Whether more of a measure speaks for a link, against it, or either way. */
export type FeatureDirection = 'for' | 'against' | 'either';

/** One explainable measure of a pair. */
export interface Feature {
  /** Stable name, as in the weights and in the parts of a score. */
  name: string;
  /** What it says, in Chinese, for readers of the score. */
  label: string;
  /** `for` where it is left out. */
  speaks?: FeatureDirection;
  measure(pair: Pair): number;
}

/** How a measure stands among the candidates of the same lower clause. */
export interface RelativeFeature {
  name: string;
  label: string;
  speaks?: FeatureDirection;
  /** The feature that it compares. */
  of: Feature;
  /** @param value of this candidate; `all` of the candidates, this one included */
  compare(value: number, all: readonly number[]): number;
}

/** 1 for the best, ½ for the second … */
export function reciprocalRank(value: number, all: readonly number[]): number {
  return 1 / (1 + all.filter((other) => other > value).length);
}

/** Share of the best value; 0 where that is nothing. */
export function shareOfBest(value: number, all: readonly number[]): number {
  const best = Math.max(...all);
  return best > 0 ? value / best : 0;
}
