/**
 * Written by test/eval/fit-crossrefs.ts, not by hand. Fitted on 102 lower clauses of crossrefs.dev.json and crossrefs.own.json.
 * Log-odds that a person calls a pair corresponding = intercept + Σ weight × measure (features.ts).
 * Behind each weight: weight × standard deviation of the measure, so that weights can be compared; 0 = adds nothing.
 */
export const intercept = -7.73595;

export const weights: Readonly<Record<string, number>> = {
  wording: 12.74354, // 0.31
  meaning: 2.98805, // 0.38
  'best-phrase': 1.57956, // 0.10
  'copied-run': 10.29883, // 0.31
  'shared-names': 1.03501, // 0.08
  'upper-coverage': 23.25076, // 0.39
  'title-concepts': 1.17058, // 0.14
  'lower-title-concepts': 0.75095, // 0.21
  'upper-title-concepts': 0.58338, // 0.15
  'title-as-phrase': 3.39707, // 0.25
  topic: 0, // 0.00
  'upper-topics': 1.07416, // 0.14
  'lower-opening': 1.74453, // 0.29
  'upper-opening': 1.69593, // 0.28
  'corresponding-units': 0.99392, // 0.23
  'same-indicator': 3.41126, // 0.09
  'both-goals': 1.93782, // 0.16
  'upper-goal-only': -1.14139, // -0.25
  'both-safeguards': 1.50115, // 0.12
  principle: -1.44547, // -0.44
  background: -1.99836, // -0.44
  'about-itself': -1.21328, // -0.20
  reported: -2.26261, // -0.47
  'upper-length': 0.60562, // 0.22
  'meaning-share': 2.07773, // 0.55
  'coverage-rank': 1.12144, // 0.22
  'lower-topics-gap': 0.26565, // 0.05
};
