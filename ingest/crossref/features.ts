import { copiedRun } from './features/copied-run.ts';
import { bestPhrase, coverageRank, municipalCoverage, provincialCoverage } from './features/coverage.ts';
import type { Feature, Pair, RelativeFeature } from './features/feature.ts';
import { provincialLength, reported, sameIndicator } from './features/figures.ts';
import { correspondingUnits, sharedNames } from './features/named-things.ts';
import { background, bothGoals, bothSafeguards, principle, provincialGoalOnly } from './features/roles.ts';
import {
  municipalTitleConcepts,
  provincialTitleConcepts,
  provincialTitleWords,
  section,
  titleAsPhrase,
} from './features/titles.ts';
import {
  municipalOpening,
  municipalTopics,
  municipalTopicsGap,
  provincialOpening,
  provincialTopics,
  topic,
  topicRank,
} from './features/topics.ts';
import { meaning, meaningShare, wording } from './features/wording.ts';

/** Measures of one pair, in the order in which a score is explained. */
export const features: readonly Feature[] = [
  wording,
  meaning,
  bestPhrase,
  copiedRun,
  sharedNames,
  municipalCoverage,
  provincialCoverage,
  provincialTitleWords,
  municipalTitleConcepts,
  provincialTitleConcepts,
  titleAsPhrase,
  section,
  topic,
  municipalTopics,
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
  reported,
  provincialLength,
];

/** Measures of how a pair stands among the other candidates of its municipal clause. */
export const relativeFeatures: readonly RelativeFeature[] = [meaningShare, coverageRank, topicRank, municipalTopicsGap];

/** Names of all measures, aligned with what `measurePairs` returns. */
export const featureNames: readonly string[] = [...features, ...relativeFeatures].map(({ name }) => name);

/** Measures all candidates of one municipal clause: one row a pair, aligned with `featureNames`. */
export function measurePairs(pairs: readonly Pair[]): number[][] {
  const rows = pairs.map((pair) => features.map((feature) => feature.measure(pair)));
  const relative = relativeFeatures.map((feature) => {
    const column = features.indexOf(feature.of);
    const all = rows.map((row) => row[column] ?? 0);
    return all.map((value) => feature.compare(value, all));
  });
  return rows.map((row, at) => [...row, ...relative.map((values) => values[at] ?? 0)]);
}
