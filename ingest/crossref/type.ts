import type { CrossReferenceStrength, CrossReferenceType } from '../policy/cross-reference.ts';
import { bodyOf, type ClauseReading } from './clause-reading.ts';
import { figurePairs } from './figures.ts';
import { shareRun } from './shared-run.ts';

/** Identical printed characters from which a passage counts as taken over (原文沿用). */
export const verbatimLength = 12;

/** Likeness of two indicators from which their figures can be compared (指标对应). */
export const comparableIndicators = 0.6;

/**
 * What kind of correspondence a pair is: 原文沿用 where printed characters are taken over, 指标对应 where both give a
 * figure for the same indicator, 任务落实 where a person would link them, else 主题相关.
 */
export function typeOf(
  lower: ClauseReading,
  upper: ClauseReading,
  strength: CrossReferenceStrength,
): CrossReferenceType {
  if (shareRun(bodyOf(lower.clause), bodyOf(upper.clause), verbatimLength)) return 'verbatim';
  const figures = figurePairs(lower.figures, upper.figures)[0];
  if (figures && figures.likeness >= comparableIndicators) return 'indicator';
  return strength === 'weak' ? 'topic' : 'task';
}
