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
  measure: ({ municipal, nearest }) => mean(municipal.phrases, nearest.municipal),
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
  measure: ({ provincial, nearest }) => mean(provincial.phrases, nearest.provincial),
};

/** Nearness of the municipal opening, where its task is named, to the nearest provincial phrase. */
export const municipalOpening: Feature = {
  name: 'municipal-opening',
  label: '市级首句有对应',
  measure: ({ nearest }) => nearest.municipal[0] ?? 0,
};

/** Nearness of the provincial opening to the nearest municipal phrase. */
export const provincialOpening: Feature = {
  name: 'provincial-opening',
  label: '省级首句有对应',
  measure: ({ nearest }) => nearest.provincial[0] ?? 0,
};

/** Mean over phrases by their weight; one that holds no telling word counts a little too. */
function mean(phrases: readonly Phrase[], values: Float32Array): number {
  let sum = 0;
  let weight = 0;
  phrases.forEach((phrase, at) => {
    sum += (phrase.weight + 0.1) * (values[at] ?? 0);
    weight += phrase.weight + 0.1;
  });
  return weight === 0 ? 0 : sum / weight;
}
