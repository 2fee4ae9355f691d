import type { Phrase } from '../clause-reading.ts';
import type { PhrasePair } from '../phrase-pairs.ts';
import { type Feature, type RelativeFeature, reciprocalRank } from './feature.ts';

/** How much of the lower clause, phrase by phrase, has a match in the upper one. */
const lowerCoverage: Feature = {
  name: 'lower-coverage',
  label: '下位条款被覆盖',
  measure: ({ lower, phrases }) => covered(lower.phrases, phrases, (pair) => pair.lower),
};

/** How much of the upper clause the lower one takes up. */
export const upperCoverage: Feature = {
  name: 'upper-coverage',
  label: '上位条款被覆盖',
  measure: ({ upper, phrases }) => covered(upper.phrases, phrases, (pair) => pair.upper),
};

/** Which candidate covers the lower clause best. */
export const coverageRank: RelativeFeature = {
  name: 'coverage-rank',
  label: '覆盖排名',
  of: lowerCoverage,
  compare: reciprocalRank,
};

/** Strongest phrase pair: one sentence taken up is enough for a link. */
export const bestPhrase: Feature = {
  name: 'best-phrase',
  label: '最相近的语句',
  measure: ({ phrases }) => phrases[0]?.strength ?? 0,
};

function covered(all: readonly Phrase[], pairs: readonly PhrasePair[], side: (pair: PhrasePair) => Phrase): number {
  const best = new Map<Phrase, number>();
  for (const pair of pairs) best.set(side(pair), Math.max(best.get(side(pair)) ?? 0, pair.strength));
  let sum = 0;
  let weight = 0;
  for (const phrase of all) {
    sum += phrase.weight * (best.get(phrase) ?? 0);
    weight += phrase.weight;
  }
  return weight === 0 ? 0 : sum / weight;
}
