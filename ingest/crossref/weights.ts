/**
 * Written by test/eval/fit-crossrefs.ts, not by hand. Fitted on 102 municipal clauses of crossrefs.dev.json and crossrefs.own.json.
 * Log-odds that a person calls a pair corresponding = intercept + Σ weight × measure (features.ts).
 * Behind each weight: weight × standard deviation of the measure, so that weights can be compared; 0 = adds nothing.
 */
export const intercept = -7.0743;

export const weights: Readonly<Record<string, number>> = {
  wording: 11.0901, // 0.31
  meaning: 2.182, // 0.34
  'best-phrase': 2.3613, // 0.18
  'copied-run': 6.9719, // 0.29
  'shared-names': 1.2037, // 0.12
  'provincial-coverage': 18.7183, // 0.40
  'title-concepts': 0.8483, // 0.14
  'municipal-title-concepts': 1.0111, // 0.35
  'provincial-title-concepts': 0.8746, // 0.28
  'title-as-phrase': 1.6064, // 0.15
  topic: 0.1397, // 0.02
  'provincial-topics': 1.1608, // 0.15
  'municipal-opening': 1.0761, // 0.19
  'provincial-opening': 1.6254, // 0.29
  'corresponding-units': 1.1866, // 0.26
  'both-goals': 2.6898, // 0.28
  'provincial-goal-only': -1.2685, // -0.29
  'both-safeguards': 1.5038, // 0.15
  principle: -1.5161, // -0.43
  background: -2.0632, // -0.50
  'about-itself': -1.0018, // -0.19
  reported: -2.4015, // -0.55
  'provincial-length': 0.6189, // 0.22
  'meaning-share': 2.471, // 0.69
  'coverage-rank': 1.3997, // 0.27
  'municipal-topics-gap': 0.9196, // 0.16
};
