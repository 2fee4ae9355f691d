import type { Span } from '../policy/clause.ts';
import type { Evidence } from '../policy/cross-reference.ts';
import type { ClauseReading } from './clause-reading.ts';
import type { PhrasePair } from './phrase-pairs.ts';

/** The best phrase pairs as evidence: at most `limit`, no phrase of either side twice, none half as strong as the best. */
export function evidenceOf(
  municipal: ClauseReading,
  provincial: ClauseReading,
  pairs: readonly PhrasePair[],
  limit = 3,
): Evidence[] {
  const chosen: PhrasePair[] = [];
  const best = pairs[0]?.strength ?? 0;
  for (const pair of pairs) {
    if (chosen.length === limit || pair.strength < best / 2) break;
    if (chosen.some((other) => other.municipal === pair.municipal || other.provincial === pair.provincial)) continue;
    chosen.push(pair);
  }
  return chosen.map((pair) => {
    const left = withMarks(municipal.clause.text, pair.municipal.span);
    const right = withMarks(provincial.clause.text, pair.provincial.span);
    return {
      municipal: left,
      provincial: right,
      municipalText: municipal.clause.text.slice(left.start, left.end),
      provincialText: provincial.clause.text.slice(right.start, right.end),
    };
  });
}

/** The span with the quotation and title marks that open just before it or close just after it. */
function withMarks(text: string, { start, end }: Span): Span {
  const from = start > 0 && '“‘《'.includes(text.charAt(start - 1)) ? start - 1 : start;
  return { start: from, end: end < text.length && '”’》'.includes(text.charAt(end)) ? end + 1 : end };
}
