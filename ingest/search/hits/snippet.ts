import type { Span } from '../../policy/clause.ts';
import type { Highlight } from '../search-result.ts';

const snippetLength = 160;

/** Starts of the sentences of a text. */
function sentenceStarts(text: string): number[] {
  const starts = [0];
  for (const match of text.matchAll(/[。！？；][”’」』）)]*/g)) {
    const start = match.index + match[0].length;
    if (start < text.length) starts.push(start);
  }
  return starts;
}

/** The end of a snippet of the usual length; a highlight on it is shown whole. */
function endOf(text: string, start: number, highlights: Highlight[]): number {
  const end = Math.min(text.length, start + snippetLength);
  const cut = highlights.filter((highlight) => highlight.start < end && highlight.end > end);
  return Math.max(end, ...cut.map((highlight) => highlight.end));
}

/** The part of a clause that a result card shows: whole sentences' beginning, where most different terms stand. */
export function snippetOf(text: string, highlights: Highlight[]): Span {
  let best = { start: 0, value: -1 };
  for (const start of sentenceStarts(text)) {
    const inside = highlights.filter((highlight) => highlight.start >= start && highlight.end <= start + snippetLength);
    const value = new Set(inside.map(({ term }) => term)).size * 10 + Math.min(9, inside.length);
    if (value > best.value) best = { start, value };
  }
  return { start: best.start, end: endOf(text, best.start, highlights) };
}
