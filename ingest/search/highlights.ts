import type { TermMatch } from './matching.ts';
import type { PreparedClause } from './prepared-clause.ts';
import type { Highlight } from './search-result.ts';

/** The matched words of a hit as ranges of its printed text (and of its heading, where they stand in it). */
export function highlightsOf(prepared: PreparedClause, matches: TermMatch[]): Highlight[] {
  const { folded, clause } = prepared;
  const highlights: Highlight[] = [];
  const headingStart = clause.heading === null ? -1 : clause.text.indexOf(clause.heading);
  for (const { term, occurrences } of matches) {
    for (const { start, end, field } of occurrences) {
      const from = folded.offsets[start] ?? 0;
      const to = (folded.offsets[end - 1] ?? 0) + 1;
      highlights.push({ field: 'text', start: from, end: to, term: term.text });
      if (field === 'heading' && headingStart >= 0) {
        highlights.push({ field: 'heading', start: from - headingStart, end: to - headingStart, term: term.text });
      }
    }
  }
  return highlights.sort((a, b) => a.start - b.start || b.end - a.end);
}
