/**
 * Written by test/eval/fit-crossrefs.ts, not by hand. Fitted on 102 municipal clauses of crossrefs.dev.json and crossrefs.own.json.
 * Log-odds that a person calls a pair corresponding = intercept + Σ weight × measure (features.ts).
 */
export const intercept = -6.7094;

export const weights: Readonly<Record<string, number>> = {
  wording: 14.5273,
  meaning: 2.0872,
  'best-phrase': 2.796,
  'copied-run': -0.1758,
  'shared-names': 1.1177,
  'municipal-coverage': -0.6233,
  'provincial-coverage': 18.9293,
  'provincial-title-words': -0.595,
  'municipal-title-concepts': 1.1428,
  'provincial-title-concepts': 1.0119,
  'title-as-phrase': 2.4082,
  section: 0.2485,
  topic: 1.2477,
  'municipal-topics': -0.563,
  'provincial-topics': 1.0852,
  'municipal-opening': 1.2275,
  'provincial-opening': 1.7756,
  'corresponding-units': 1.153,
  'same-indicator': -0.7955,
  'both-goals': 2.6274,
  'provincial-goal-only': -1.2242,
  'both-safeguards': 1.3674,
  principle: -1.569,
  background: -1.9377,
  reported: -2.2737,
  'provincial-length': 0.5854,
  'meaning-share': 2.4551,
  'coverage-rank': 1.5277,
  'topic-rank': -0.8366,
  'municipal-topics-gap': 1.1562,
};
