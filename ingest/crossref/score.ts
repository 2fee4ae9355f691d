import type { CrossReferenceStrength, ScorePart } from '../policy/cross-reference.ts';

/** Probability from which a link is 强, and from which it is 中. */
const strong = 0.75;
const medium = 0.5;

/** Log-odds at cosine 0 and their growth with the cosine. */
const intercept = -4;
const perCosine = 22;

/** Probability that a person would call the pair corresponding, with what made it. */
export function scorePair(cosine: number): { score: number; strength: CrossReferenceStrength; parts: ScorePart[] } {
  const score = 1 / (1 + Math.exp(-(intercept + perCosine * cosine)));
  return {
    score,
    strength: strengthAt(score),
    parts: [{ feature: 'wording', value: cosine, contribution: perCosine * cosine }],
  };
}

/** 强, 中 or 弱 for a probability. */
export function strengthAt(score: number): CrossReferenceStrength {
  if (score >= strong) return 'strong';
  return score >= medium ? 'medium' : 'weak';
}
