/**
 * Written by test/eval/fit-crossrefs.ts, not by hand. Fitted on 102 municipal clauses of crossrefs.dev.json and crossrefs.own.json.
 * Log-odds that a person calls a pair corresponding = intercept + Σ weight × measure (features.ts).
 * Behind each weight: weight × standard deviation of the measure, so that weights can be compared; 0 = adds nothing.
 */
export const intercept = -7.6077;

export const weights: Readonly<Record<string, number>> = {
  wording: 14.1032, // 0.40
  meaning: 2.2298, // 0.35
  'best-phrase': 1.385, // 0.11
  'copied-run': 7.623, // 0.31
  'shared-names': 1.2259, // 0.12
  'provincial-coverage': 19.0819, // 0.41
  'title-concepts': 1.2577, // 0.19
  'municipal-title-concepts': 0.7888, // 0.27
  'provincial-title-concepts': 0.5013, // 0.16
  'title-as-phrase': 3.2198, // 0.29
  topic: 0.1191, // 0.02
  'provincial-topics': 1.1071, // 0.15
  'municipal-opening': 1.3834, // 0.25
  'provincial-opening': 1.9306, // 0.35
  'corresponding-units': 1.2169, // 0.27
  'both-goals': 2.6697, // 0.28
  'provincial-goal-only': -1.2211, // -0.29
  'both-safeguards': 1.3966, // 0.14
  principle: -1.6072, // -0.45
  background: -1.9241, // -0.46
  'about-itself': -1.0727, // -0.20
  reported: -2.1928, // -0.50
  'provincial-length': 0.5169, // 0.19
  'meaning-share': 2.6307, // 0.73
  'coverage-rank': 1.3185, // 0.25
  'municipal-topics-gap': 0.0249, // 0.00
};
