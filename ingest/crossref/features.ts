import { copiedRun } from './features/copied-run.ts';
import { bestPhrase, coverageRank, provincialCoverage } from './features/coverage.ts';
import type { Feature, FeatureDirection, Pair, RelativeFeature } from './features/feature.ts';
import { correspondingUnits, sharedNames } from './features/named-things.ts';
import { provincialLength, reported } from './features/provincial-text.ts';
import { aboutItself, background, bothGoals, bothSafeguards, principle, provincialGoalOnly } from './features/roles.ts';
import { sameIndicator } from './features/same-indicator.ts';
import { municipalTitleConcepts, provincialTitleConcepts, titleAsPhrase, titleConcepts } from './features/titles.ts';
import { municipalOpening, municipalTopicsGap, provincialOpening, provincialTopics, topic } from './features/topics.ts';
import { meaning, meaningShare, wording } from './features/wording.ts';

/** Measures of one pair, in the order in which a score is explained. */
export const features: readonly Feature[] = [
  wording,
  meaning,
  bestPhrase,
  copiedRun,
  sharedNames,
  provincialCoverage,
  titleConcepts,
  municipalTitleConcepts,
  provincialTitleConcepts,
  titleAsPhrase,
  topic,
  provincialTopics,
  municipalOpening,
  provincialOpening,
  correspondingUnits,
  sameIndicator,
  bothGoals,
  provincialGoalOnly,
  bothSafeguards,
  principle,
  background,
  aboutItself,
  reported,
  provincialLength,
];

/** Measures of how a pair stands among the other candidates of its municipal clause. */
export const relativeFeatures: readonly RelativeFeature[] = [meaningShare, coverageRank, municipalTopicsGap];

/** Names of all measures, aligned with what `measurePairs` returns. */
export const featureNames: readonly string[] = [...features, ...relativeFeatures].map(({ name }) => name);

/** Which way a measure may speak, aligned with `featureNames`; a weight of the other sign would explain nothing. */
export const featureDirections: readonly FeatureDirection[] = [...features, ...relativeFeatures].map(
  ({ speaks }) => speaks ?? 'for',
);

/** Measures all candidates of one municipal clause: one row a pair, aligned with `featureNames`. */
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
