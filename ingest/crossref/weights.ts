/**
 * Written by test/eval/fit-crossrefs.ts, not by hand. Fitted on 102 lower clauses of crossrefs.dev.json and crossrefs.own.json.
 * Log-odds that a person calls a pair corresponding = intercept + Σ weight × measure (features.ts).
 * Behind each weight: weight × standard deviation of the measure, so that weights can be compared; 0 = adds nothing.
 */
export const intercept = -7.46977;

export const weights: Readonly<Record<string, number>> = {
  wording: 13.27044, // 0.38
  meaning: 2.26619, // 0.35
  'best-phrase': 1.29429, // 0.10
  'copied-run': 7.6909, // 0.31
  'shared-names': 1.13169, // 0.12
  'upper-coverage': 18.85804, // 0.40
  'title-concepts': 1.2036, // 0.18
  'lower-title-concepts': 0.77273, // 0.26
  'upper-title-concepts': 0.49821, // 0.16
  'title-as-phrase': 3.28339, // 0.30
  topic: 0.22503, // 0.03
  'upper-topics': 1.01211, // 0.14
  'lower-opening': 1.52708, // 0.28
  'upper-opening': 1.77928, // 0.32
  'corresponding-units': 1.24177, // 0.27
  'same-indicator': 3.69556, // 0.13
  'both-goals': 1.89272, // 0.20
  'upper-goal-only': -1.2039, // -0.28
  'both-safeguards': 1.33545, // 0.14
  principle: -1.61526, // -0.45
  background: -1.91241, // -0.46
  'about-itself': -1.0897, // -0.21
  reported: -2.11637, // -0.48
  'upper-length': 0.46993, // 0.17
  'meaning-share': 2.59476, // 0.72
  'coverage-rank': 1.26162, // 0.24
  'lower-topics-gap': 0.03854, // 0.01
};
