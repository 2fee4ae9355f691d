/**
 * Written by test/eval/fit-crossrefs.ts, not by hand. Fitted on 102 lower clauses of crossrefs.dev.json and crossrefs.own.json.
 * Log-odds that a person calls a pair corresponding = intercept + Σ weight × measure (features.ts).
 * Behind each weight: weight × standard deviation of the measure, so that weights can be compared; 0 = adds nothing.
 */
export const intercept = -7.71521;

export const weights: Readonly<Record<string, number>> = {
  wording: 12.45746, // 0.31
  meaning: 3.02919, // 0.38
  'best-phrase': 1.61173, // 0.10
  'copied-run': 10.29562, // 0.31
  'shared-names': 1.03106, // 0.08
  'upper-coverage': 23.66813, // 0.40
  'title-concepts': 1.1732, // 0.14
  'lower-title-concepts': 0.75115, // 0.21
  'upper-title-concepts': 0.57755, // 0.15
  'title-as-phrase': 3.36203, // 0.25
  topic: 0, // 0.00
  'upper-topics': 0.99939, // 0.13
  'lower-opening': 1.73432, // 0.29
  'upper-opening': 1.6898, // 0.28
  'corresponding-units': 0.99152, // 0.23
  'same-indicator': 3.65463, // 0.09
  'both-goals': 1.97112, // 0.16
  'upper-goal-only': -1.14512, // -0.25
  'both-safeguards': 1.61544, // 0.13
  principle: -1.43568, // -0.44
  background: -1.99632, // -0.44
  'about-itself': -1.17998, // -0.20
  reported: -2.25718, // -0.47
  'upper-length': 0.60861, // 0.22
  'meaning-share': 2.07271, // 0.55
  'coverage-rank': 1.10765, // 0.22
  'lower-topics-gap': 0.27565, // 0.05
};
