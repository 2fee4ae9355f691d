import type { Span } from '../policy/clause.ts';
import type { Evidence } from '../policy/cross-reference.ts';
import type { ClauseReading } from './clause-reading.ts';
import { figurePairs } from './figures.ts';
import type { PhrasePair } from './phrase-pairs.ts';
import { comparableIndicators } from './type.ts';

/** How many passages are shown: more would not be read. */
const limit = 3;

/**
 * The passages that show why two clauses correspond, best first: figures for the same indicator, then the best phrase
 * pairs, no phrase of either side twice, none less than a third as strong as the best.
 */
export function evidenceOf(
  municipal: ClauseReading,
  provincial: ClauseReading,
  pairs: readonly PhrasePair[],
): Evidence[] {
  const figures = figurePairs(municipal.figures, provincial.figures)[0];
  const compared = figures && figures.likeness >= comparableIndicators ? [figures] : [];
  const spans = [
    ...compared.map((pair) => ({ left: pair.municipal.whole, right: pair.provincial.whole })),
    ...bestPairs(pairs)
      .map((pair) => ({ left: pair.municipal.span, right: pair.provincial.span }))
      .filter(
        ({ left }) => !compared.some(({ municipal: { whole } }) => whole.start < left.end && left.start < whole.end),
      ),
  ].slice(0, limit);
  return spans.map(({ left, right }) => {
    const here = withMarks(municipal.clause.text, left);
    const there = withMarks(provincial.clause.text, right);
    return {
      municipal: here,
      provincial: there,
      municipalText: municipal.clause.text.slice(here.start, here.end),
      provincialText: provincial.clause.text.slice(there.start, there.end),
    };
  });
}

function bestPairs(pairs: readonly PhrasePair[]): PhrasePair[] {
  const chosen: PhrasePair[] = [];
  const best = pairs[0]?.strength ?? 0;
  for (const pair of pairs) {
    if (chosen.length === limit || pair.strength < best / 3) break;
    if (chosen.some((other) => other.municipal === pair.municipal || other.provincial === pair.provincial)) continue;
    chosen.push(pair);
  }
  return chosen;
}

/** The span with the quotation and title marks that open just before it or close just after it. */
function withMarks(text: string, { start, end }: Span): Span {
  const from = start > 0 && '“‘《'.includes(text.charAt(start - 1)) ? start - 1 : start;
  return { start: from, end: end < text.length && '”’》'.includes(text.charAt(end)) ? end + 1 : end };
}
