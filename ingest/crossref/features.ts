import { copiedRun } from './features/copied-run.ts';
import { bestPhrase, coverageRank, upperCoverage } from './features/coverage.ts';
import type { Feature, FeatureDirection, Pair, RelativeFeature } from './features/feature.ts';
import { correspondingUnits, sharedNames } from './features/named-things.ts';
import { aboutItself, background, bothGoals, bothSafeguards, principle, upperGoalOnly } from './features/roles.ts';
import { sameIndicator } from './features/same-indicator.ts';
import { lowerTitleConcepts, titleAsPhrase, titleConcepts, upperTitleConcepts } from './features/titles.ts';
import { lowerOpening, lowerTopicsGap, topic, upperOpening, upperTopics } from './features/topics.ts';
import { reported, upperLength } from './features/upper-text.ts';
import { meaning, meaningShare, wording } from './features/wording.ts';

/** Measures of one pair, in the order in which a score is explained. */
export const features: readonly Feature[] = [
  wording,
  meaning,
  bestPhrase,
  copiedRun,
  sharedNames,
  upperCoverage,
  titleConcepts,
  lowerTitleConcepts,
  upperTitleConcepts,
  titleAsPhrase,
  topic,
  upperTopics,
  lowerOpening,
  upperOpening,
  correspondingUnits,
  sameIndicator,
  bothGoals,
  upperGoalOnly,
  bothSafeguards,
  principle,
  background,
  aboutItself,
  reported,
  upperLength,
];

/** Measures of how a pair stands among the other candidates of its lower clause. */
export const relativeFeatures: readonly RelativeFeature[] = [meaningShare, coverageRank, lowerTopicsGap];

/** Names of all measures, aligned with what `measurePairs` returns. */
export const featureNames: readonly string[] = [...features, ...relativeFeatures].map(({ name }) => name);

/** Which way a measure may speak, aligned with `featureNames`; a weight of the other sign would explain nothing. */
export const featureDirections: readonly FeatureDirection[] = [...features, ...relativeFeatures].map(
  ({ speaks }) => speaks ?? 'for',
);

/** Measures all candidates of one lower clause: one row a pair, aligned with `featureNames`. */
export function measurePairs(pairs: readonly Pair[]): number[][] {
  const columns = [
    ...features.map((feature) => pairs.map((pair) => feature.measure(pair))),
    ...relativeFeatures.map((feature) => {
      const all = pairs.map((pair) => feature.of.measure(pair));
      return all.map((value) => feature.compare(value, all));
    }),
  ];
  return pairs.map((_, at) => columns.map((column) => column[at] ?? 0));
}
