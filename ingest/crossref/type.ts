import type { CrossReferenceType } from '../policy/cross-reference.ts';
import type { ClauseReading } from './clause-reading.ts';
import { type PhrasePair, strengthOf } from './evidence.ts';

/** Identical printed characters from which a passage counts as taken over (原文沿用). */
export const verbatimLength = 12;

/** Strength of the best phrase pair from which the link rests on a task, not only on a topic. */
const taskStrength = 0.15;

/** What kind of correspondence a pair is: 原文沿用, 任务落实 or 主题相关. */
export function typeOf(
  municipal: ClauseReading,
  provincial: ClauseReading,
  pairs: readonly PhrasePair[],
): CrossReferenceType {
  if (longestSharedRun(municipal.folded.text, provincial.folded.text) >= verbatimLength) return 'verbatim';
  return pairs[0] && strengthOf(pairs[0]) >= taskStrength ? 'task' : 'topic';
}

/** Length of the longest run of characters that both texts hold. */
export function longestSharedRun(a: string, b: string): number {
  let longest = 0;
  let before = new Uint16Array(b.length + 1);
  for (let i = 1; i <= a.length; i++) {
    const row = new Uint16Array(b.length + 1);
    for (let j = 1; j <= b.length; j++) {
      if (a.charCodeAt(i - 1) !== b.charCodeAt(j - 1)) continue;
      const length = (before[j - 1] ?? 0) + 1;
      row[j] = length;
      if (length > longest) longest = length;
    }
    before = row;
  }
  return longest;
}
