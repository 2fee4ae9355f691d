import type { CrossReferenceType } from '../policy/cross-reference.ts';
import type { ClauseReading } from './clause-reading.ts';
import { figurePairs } from './figures.ts';
import type { PhrasePair } from './phrase-pairs.ts';
import { longestSharedRun } from './shared-run.ts';

/** Identical printed characters from which a passage counts as taken over (原文沿用). */
export const verbatimLength = 12;

/** Likeness of two indicators from which their figures are comparable (指标对应). */
const comparableIndicators = 0.5;

/** Strength of the best phrase pair from which the link rests on a task, not only on a topic. */
const taskStrength = 0.12;

/** What kind of correspondence a pair is. */
export function typeOf(
  municipal: ClauseReading,
  provincial: ClauseReading,
  pairs: readonly PhrasePair[],
): CrossReferenceType {
  if (longestSharedRun(municipal.folded.text, provincial.folded.text).length >= verbatimLength) return 'verbatim';
  const figures = figurePairs(municipal.figures, provincial.figures)[0];
  if (figures && figures.likeness >= comparableIndicators) return 'indicator';
  return (pairs[0]?.strength ?? 0) >= taskStrength ? 'task' : 'topic';
}
