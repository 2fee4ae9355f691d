/**
 * Written by test/eval/fit-crossrefs.ts, not by hand. Fitted on 102 municipal clauses of crossrefs.dev.json and crossrefs.own.json.
 * Log-odds that a person calls a pair corresponding = intercept + Σ weight × measure (features.ts).
 * Behind each weight: weight × standard deviation of the measure, so that weights can be compared; 0 = adds nothing.
 */
export const intercept = -7.50113;

export const weights: Readonly<Record<string, number>> = {
  wording: 13.30399, // 0.38
  meaning: 2.12816, // 0.33
  'best-phrase': 1.46217, // 0.12
  'copied-run': 7.54131, // 0.31
  'shared-names': 1.21206, // 0.12
  'provincial-coverage': 19.24941, // 0.41
  'title-concepts': 1.23329, // 0.19
  'municipal-title-concepts': 0.78688, // 0.27
  'provincial-title-concepts': 0.51403, // 0.16
  'title-as-phrase': 3.14157, // 0.29
  topic: 0.15844, // 0.02
  'provincial-topics': 1.06916, // 0.15
  'municipal-opening': 1.44363, // 0.26
  'provincial-opening': 1.88782, // 0.34
  'corresponding-units': 1.20327, // 0.26
  'same-indicator': 3.71791, // 0.13
  'both-goals': 1.8909, // 0.20
  'provincial-goal-only': -1.20877, // -0.28
  'both-safeguards': 1.37691, // 0.14
  principle: -1.58751, // -0.44
  background: -1.92511, // -0.46
  'about-itself': -1.05612, // -0.20
  reported: -2.12688, // -0.49
  'provincial-length': 0.51489, // 0.19
  'meaning-share': 2.5915, // 0.72
  'coverage-rank': 1.27233, // 0.24
  'municipal-topics-gap': 0.0433, // 0.01
};
