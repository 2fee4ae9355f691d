import type { Phrase } from '../clause-reading.ts';
import { nearness } from '../topic-space.ts';
import type { Feature, RelativeFeature } from './feature.ts';

/** Nearness of the two clauses in the topic space of the library. */
export const topic: Feature = {
  name: 'topic',
  label: '主题相近',
  measure: ({ lower, upper }) => nearness(lower.topic, upper.topic),
};

/** Mean nearness of each lower phrase to its nearest upper phrase. */
const lowerTopics: Feature = {
  name: 'lower-topics',
  label: '下位语句的主题被覆盖',
  measure: ({ lower, nearest }) => mean(lower.phrases, nearest.lower),
};

/** How far it stays behind the candidate that covers the lower phrases best (0 for that one). */
export const lowerTopicsGap: RelativeFeature = {
  name: 'lower-topics-gap',
  label: '与主题覆盖最佳者的差距',
  of: lowerTopics,
  compare: (value, all) => value - Math.max(...all),
};

/** Mean nearness of each upper phrase to its nearest lower phrase. */
export const upperTopics: Feature = {
  name: 'upper-topics',
  label: '上位语句的主题被覆盖',
  measure: ({ upper, nearest }) => mean(upper.phrases, nearest.upper),
};

/** Nearness of the lower opening, where its task is named, to the nearest upper phrase. */
export const lowerOpening: Feature = {
  name: 'lower-opening',
  label: '下位首句有对应',
  measure: ({ nearest }) => nearest.lower[0] ?? 0,
};

/** Nearness of the upper opening to the nearest lower phrase. */
export const upperOpening: Feature = {
  name: 'upper-opening',
  label: '上位首句有对应',
  measure: ({ nearest }) => nearest.upper[0] ?? 0,
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
