import type { Difference } from '../../policy/cross-reference.ts';
import type { ClauseReading } from '../clause-reading.ts';
import { type Figure, figurePairs } from '../figures.ts';
import { comparableIndicators } from '../type.ts';

/** Figures for the same indicator that differ, and figures that only the lower clause sets. */
export function figureDifferences(lower: ClauseReading, upper: ClauseReading): Difference[] {
  const compared = figurePairs(lower.figures, upper.figures).filter(({ likeness }) => likeness >= comparableIndicators);
  const differing = compared.filter(({ lower: left, upper: right }) => !sameFigure(left, right));
  const added = lower.figures.filter(
    (figure) => figure.indicator !== '' && !compared.some((pair) => pair.lower === figure),
  );
  return [
    ...differing.map(({ lower: left, upper: right }) => ({
      kind: kindOf(left),
      lower: quote(lower, left),
      upper: quote(upper, right),
    })),
    ...added.map((figure) => ({ kind: kindOf(figure), lower: quote(lower, figure), upper: null })),
  ];
}

function sameFigure(left: Figure, right: Figure): boolean {
  return left.value === right.value && left.unit === right.unit;
}

function kindOf({ unit }: Figure): 'amount' | 'percentage' {
  return unit === '%' ? 'percentage' : 'amount';
}

function quote({ clause }: ClauseReading, { whole }: Figure): string {
  return clause.text.slice(whole.start, whole.end);
}

const deadline = /(?:到|至|在)?\s*20[0-9]{2}\s*年(?:\s*(?:年底|底|末|前))?/gu;

/** Years by which the tasks are to be done, where each side names just one and they differ. */
export function deadlineDifferences(lower: ClauseReading, upper: ClauseReading): Difference[] {
  const left = onlyDeadline(lower.clause.text);
  const right = onlyDeadline(upper.clause.text);
  if (!left || !right || left.year === right.year) return [];
  return [{ kind: 'deadline', lower: left.printed, upper: right.printed }];
}

function onlyDeadline(text: string): { year: string; printed: string } | null {
  const named = [...text.matchAll(deadline)]
    .map(([printed]) => printed.trim())
    .filter((printed) => /^(?:到|至|在)|(?:底|末|前)$/u.test(printed))
    .map((printed) => ({ printed, year: /20[0-9]{2}/u.exec(printed)?.[0] ?? '' }));
  const [first] = named;
  return first && named.every(({ year }) => year === first.year) ? first : null;
}
