import type { Span } from './clause.ts';

/** 强 / 中 / 弱 */
export type CrossReferenceStrength = 'strong' | 'medium' | 'weak';

/** 原文沿用 / 任务落实 / 指标对应 / 主题相关 */
export type CrossReferenceType = 'verbatim' | 'task' | 'indicator' | 'topic';

/** A pair of aligned spans, each in its own clause's text, that shows why two clauses correspond. */
export interface Evidence {
  lower: Span;
  upper: Span;
  lowerText: string;
  upperText: string;
}

/** A named difference of a linked pair, both sides as printed (null: not there). */
export interface Difference {
  kind: 'wording' | 'amount' | 'percentage' | 'deadline' | 'object' | 'lead-unit';
  lower: string | null;
  upper: string | null;
}

/** One term of the score: feature name, its value and what it contributed to the log-odds. */
export interface ScorePart {
  feature: string;
  value: number;
  contribution: number;
}

/** Place of a clause in the library. */
export interface ClausePlace {
  document: string;
  address: string;
}

/** A proposed link from a lower clause to the upper clause that it implements, as the library keeps it. */
export interface CrossReference {
  lower: ClausePlace;
  upper: ClausePlace;
  /** Calibrated probability that a person would call the pair corresponding, 0…1. */
  score: number;
  strength: CrossReferenceStrength;
  type: CrossReferenceType;
}

/** What shows why two clauses correspond: made from the two documents when somebody looks, never stored. */
export interface Explanation {
  evidence: Evidence[];
  differences: Difference[];
  /** What made the score; empty for a link that only a person proposed. */
  parts: ScorePart[];
}
