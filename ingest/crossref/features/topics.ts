import type { Phrase } from '../clause-reading.ts';
import { nearness } from '../topic-space.ts';
import type { Feature, RelativeFeature } from './feature.ts';

/** Nearness of the two clauses in the topic space of the library. */
export const topic: Feature = {
  name: 'topic',
  label: '主题相近',
  measure: ({ municipal, provincial }) => nearness(municipal.topic, provincial.topic),
};

/** Mean nearness of each municipal phrase to its nearest provincial phrase. */
const municipalTopics: Feature = {
  name: 'municipal-topics',
  label: '市级语句的主题被覆盖',
  measure: ({ municipal, provincial }) => meanNearest(municipal.phrases, provincial.phrases),
};

/** How far it stays behind the candidate that covers the municipal phrases best (0 for that one). */
export const municipalTopicsGap: RelativeFeature = {
  name: 'municipal-topics-gap',
  label: '与主题覆盖最佳者的差距',
  of: municipalTopics,
  compare: (value, all) => value - Math.max(...all),
};

/** Mean nearness of each provincial phrase to its nearest municipal phrase. */
export const provincialTopics: Feature = {
  name: 'provincial-topics',
  label: '省级语句的主题被覆盖',
  measure: ({ municipal, provincial }) => meanNearest(provincial.phrases, municipal.phrases),
};

/** Nearness of the municipal opening, where its task is named, to the nearest provincial phrase. */
export const municipalOpening: Feature = {
  name: 'municipal-opening',
  label: '市级首句有对应',
  measure: ({ municipal, provincial }) => meanNearest(municipal.phrases.slice(0, 1), provincial.phrases),
};

/** Nearness of the provincial opening to the nearest municipal phrase. */
export const provincialOpening: Feature = {
  name: 'provincial-opening',
  label: '省级首句有对应',
  measure: ({ municipal, provincial }) => meanNearest(provincial.phrases.slice(0, 1), municipal.phrases),
};

function meanNearest(phrases: readonly Phrase[], others: readonly Phrase[]): number {
  let sum = 0;
  let weight = 0;
  for (const phrase of phrases) {
    let nearest = -1;
    for (const other of others) nearest = Math.max(nearest, nearness(phrase.topic, other.topic));
    sum += (phrase.weight + 0.1) * (others.length === 0 ? 0 : nearest);
    weight += phrase.weight + 0.1;
  }
  return weight === 0 ? 0 : sum / weight;
}
