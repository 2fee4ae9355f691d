import type { SpanView } from '../server/contract/basic-schemas.ts';

/** A range of a text with what it means there. */
export interface Mark<Label> extends SpanView {
  label: Label;
}

/** A piece of the text with every mark that covers it. */
export interface Segment<Label> extends SpanView {
  text: string;
  labels: Label[];
}

/**
 * Cuts a text at the borders of its marks, which may overlap. The pieces strung together are the range of the text;
 * marks are clipped to it. Offsets are UTF-16 code units of the whole text.
 */
export function segments<Label>(
  text: string,
  marks: readonly Mark<Label>[],
  range: SpanView = { start: 0, end: text.length },
): Segment<Label>[] {
  const start = Math.max(0, range.start);
  const end = Math.min(text.length, range.end);
  const inside = marks.filter((mark) => mark.start < mark.end && mark.start < end && mark.end > start);
  const borders = new Set([start, end]);
  for (const mark of inside) {
    borders.add(Math.max(start, mark.start));
    borders.add(Math.min(end, mark.end));
  }
  const cuts = [...borders].sort((a, b) => a - b);
  const pieces: Segment<Label>[] = [];
  for (const [index, from] of cuts.entries()) {
    const to = cuts[index + 1];
    if (to === undefined) break;
    const labels = inside.filter((mark) => mark.start <= from && mark.end >= to).map((mark) => mark.label);
    pieces.push({ start: from, end: to, text: text.slice(from, to), labels });
  }
  return pieces;
}
