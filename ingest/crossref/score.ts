import type { CrossReferenceStrength, ScorePart } from '../policy/cross-reference.ts';
import { featureNames } from './features.ts';
import { intercept, weights } from './weights.ts';

/**
 * Probability from which a link is 强, and from which it is 中: chosen on unseen clauses so that 中 is right 7 times in 8
 * and at most one clause in eleven without a counterpart gets any (see test/eval/fit-crossrefs.ts).
 */
const strong = 0.8;
const medium = 0.6;

/**
 * Probability that a person would call the pair corresponding, with what made it: logistic regression over the measures.
 *
 * @param row measures of the pair, aligned with `featureNames`
 */
export function scoreRow(row: readonly number[]): { score: number; parts: ScorePart[] } {
  let logOdds = intercept;
  const parts: ScorePart[] = [];
  featureNames.forEach((feature, at) => {
    const value = row[at] ?? 0;
    const contribution = value * (weights[feature] ?? 0);
    logOdds += contribution;
    if (contribution !== 0) parts.push({ feature, value, contribution });
  });
  return { score: 1 / (1 + Math.exp(-logOdds)), parts };
}

/** 强, 中 or 弱 for a probability. */
export function strengthAt(score: number): CrossReferenceStrength {
  if (score >= strong) return 'strong';
  return score >= medium ? 'medium' : 'weak';
}
