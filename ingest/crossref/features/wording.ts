import { cosine } from '../term-weights.ts';
import { type Feature, type RelativeFeature, shareOfBest } from './feature.ts';

/** Cosine over character pairs and codes, weighted by how telling each is in the library. */
export const wording: Feature = {
  name: 'wording',
  label: '用词相近',
  measure: ({ lower, upper }) => cosine(lower.wording, upper.wording),
};

/** Cosine over the concepts of concepts.ts: the same things in other words. */
export const meaning: Feature = {
  name: 'meaning',
  label: '概念相近',
  measure: ({ lower, upper }) => cosine(lower.concepts, upper.concepts),
};

/** How near the concepts are, compared with the nearest candidate. */
export const meaningShare: RelativeFeature = {
  name: 'meaning-share',
  label: '概念相近（与最佳候选相比）',
  of: meaning,
  compare: shareOfBest,
};
