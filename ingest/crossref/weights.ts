/**
 * Written by test/eval/fit-crossrefs.ts, not by hand. Fitted on 102 municipal clauses of crossrefs.dev.json and crossrefs.own.json.
 * Log-odds that a person calls a pair corresponding = intercept + Σ weight × measure (features.ts).
 * Behind each weight: weight × standard deviation of the measure, so that weights can be compared; 0 = adds nothing.
 */
export const intercept = -7.46815;

export const weights: Readonly<Record<string, number>> = {
  wording: 13.26781, // 0.38
  meaning: 2.26743, // 0.35
  'best-phrase': 1.2976, // 0.10
  'copied-run': 7.69107, // 0.31
  'shared-names': 1.12751, // 0.11
  'provincial-coverage': 18.84911, // 0.40
  'title-concepts': 1.20244, // 0.18
  'municipal-title-concepts': 0.77209, // 0.26
  'provincial-title-concepts': 0.49907, // 0.16
  'title-as-phrase': 3.29179, // 0.30
  topic: 0.22841, // 0.03
  'provincial-topics': 1.0122, // 0.14
  'municipal-opening': 1.53116, // 0.28
  'provincial-opening': 1.76592, // 0.32
  'corresponding-units': 1.24202, // 0.27
  'same-indicator': 3.69612, // 0.13
  'both-goals': 1.89303, // 0.20
  'provincial-goal-only': -1.20447, // -0.28
  'both-safeguards': 1.33706, // 0.14
  principle: -1.61566, // -0.45
  background: -1.91214, // -0.46
  'about-itself': -1.08983, // -0.21
  reported: -2.116, // -0.48
  'provincial-length': 0.46907, // 0.17
  'meaning-share': 2.59514, // 0.72
  'coverage-rank': 1.26146, // 0.24
  'municipal-topics-gap': 0.03924, // 0.01
};
