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
export function evidenceOf(lower: ClauseReading, upper: ClauseReading, pairs: readonly PhrasePair[]): Evidence[] {
  const figures = figurePairs(lower.figures, upper.figures)[0];
  const compared = figures && figures.likeness >= comparableIndicators ? [figures] : [];
  const spans = [
    ...compared.map((pair) => ({ left: pair.lower.whole, right: pair.upper.whole })),
    ...bestPairs(pairs)
      .map((pair) => ({ left: pair.lower.span, right: pair.upper.span }))
      .filter(({ left }) => !compared.some(({ lower: { whole } }) => whole.start < left.end && left.start < whole.end)),
  ].slice(0, limit);
  return spans.map(({ left, right }) => {
    const here = withMarks(lower.clause.text, left);
    const there = withMarks(upper.clause.text, right);
    return {
      lower: here,
      upper: there,
      lowerText: lower.clause.text.slice(here.start, here.end),
      upperText: upper.clause.text.slice(there.start, there.end),
    };
  });
}

function bestPairs(pairs: readonly PhrasePair[]): PhrasePair[] {
  const chosen: PhrasePair[] = [];
  const best = pairs[0]?.strength ?? 0;
  for (const pair of pairs) {
    if (chosen.length === limit || pair.strength < best / 3) break;
    if (chosen.some((other) => other.lower === pair.lower || other.upper === pair.upper)) continue;
    chosen.push(pair);
  }
  return chosen;
}

/** The span with the quotation and title marks that open just before it or close just after it. */
function withMarks(text: string, { start, end }: Span): Span {
  const from = start > 0 && '“‘《'.includes(text.charAt(start - 1)) ? start - 1 : start;
  return { start: from, end: end < text.length && '”’》'.includes(text.charAt(end)) ? end + 1 : end };
}
