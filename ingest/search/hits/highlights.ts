import type { TermMatch } from '../ranking/matching.ts';
import type { PreparedClause } from '../ranking/prepared-clause.ts';
import type { PastedText } from '../ranking/shared-text.ts';
import type { Highlight } from '../search-result.ts';
import { fold } from '../words/folded-text.ts';

/** A range of the folded text, and what matched there. */
interface Mark {
  start: number;
  end: number;
  term: string;
}

/** Marks in order, none inside another; where two overlap the longer one stays. */
function withoutOverlap(marks: Mark[]): Mark[] {
  const kept: Mark[] = [];
  for (const mark of [...marks].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)) {
    if (!kept.some((other) => mark.start < other.end && mark.end > other.start)) kept.push(mark);
  }
  return kept.sort((a, b) => a.start - b.start);
}

/**
 * The matched words of a hit, synonyms included, as ranges of its printed text and, where they stand in it, of its
 * heading. For a pasted text, what it shares with the clause.
 */
export function highlightsOf(prepared: PreparedClause, matches: TermMatch[], pasted: PastedText | null): Highlight[] {
  const { folded, clause } = prepared;
  const words = matches.flatMap(({ term, occurrences }) =>
    occurrences.map(({ start, end }) => ({ start, end, term: term.text })),
  );
  const shared = pasted
    ?.sharedIn(folded.text)
    .map((span) => ({ ...span, term: folded.text.slice(span.start, span.end) }));
  const headingStart = clause.heading === null ? -1 : clause.text.indexOf(clause.heading);
  const headingEnd = headingStart + (clause.heading?.length ?? 0);
  const highlights: Highlight[] = [];
  for (const { start, end, term } of withoutOverlap(shared !== undefined && shared.length > 0 ? shared : words)) {
    const from = folded.offsets[start] ?? 0;
    const to = (folded.offsets[end - 1] ?? 0) + 1;
    highlights.push({ field: 'text', start: from, end: to, term });
    if (headingStart >= 0 && from >= headingStart && to <= headingEnd) {
      highlights.push({ field: 'heading', start: from - headingStart, end: to - headingStart, term });
    }
  }
  return headingStart < 0 && clause.heading !== null
    ? [...highlights, ...inHeading(clause.heading, matches)]
    : highlights;
}

/** Marks of a heading that does not stand in the text of its clause. */
function inHeading(heading: string, matches: TermMatch[]): Highlight[] {
  const text = fold(heading);
  if (text.length !== heading.length) return [];
  const marks = matches.flatMap(({ term, occurrences }) =>
    [...new Set(occurrences.map(({ matched }) => matched))].flatMap((matched) => {
      const start = text.indexOf(matched);
      return start < 0 ? [] : [{ start, end: start + matched.length, term: term.text }];
    }),
  );
  return withoutOverlap(marks).map((mark) => ({ field: 'heading', ...mark }));
}
