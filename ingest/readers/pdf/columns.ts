import type { Glyph } from './page.ts';
import { lineOf, type PrintedLine, rowsOf } from './printed-line.ts';

/** The gutter between two columns of text lies in this part of the page's width. */
const GUTTER_FROM = 0.35;
const GUTTER_TO = 0.65;
/** Columns have at least this many lines side by side. */
const COLUMN_LINES = 6;
/** Share of lines that fill their column: running text does, the cells of a table do not. */
const FULL_SHARE = 0.5;

/**
 * Puts the lines of a page into reading order: text set in two columns (gazettes) is read column by column, between
 * lines that run over both.
 */
export function linesInOrder(glyphs: readonly Glyph[]): PrintedLine[] {
  const rows = rowsOf(glyphs);
  const gutter = findGutter(rows);
  if (gutter === null) return rows.flatMap((row) => lineOf(row) ?? []);
  const lines: PrintedLine[] = [];
  let left: Glyph[] = [];
  let right: Glyph[] = [];
  const flush = (): void => {
    for (const column of [left, right]) lines.push(...rowsOf(column).flatMap((row) => lineOf(row) ?? []));
    left = [];
    right = [];
  };
  for (const row of rows) {
    if (crosses(row, gutter)) {
      flush();
      lines.push(...[lineOf(row)].flatMap((line) => line ?? []));
    } else {
      left.push(...row.filter((glyph) => glyph.x < gutter));
      right.push(...row.filter((glyph) => glyph.x >= gutter));
    }
  }
  flush();
  return lines;
}

/** The x position that the fewest rows cross, if text stands in full lines on both sides of it. */
function findGutter(rows: readonly Glyph[][]): number | null {
  const xs = rows.flat().flatMap((glyph) => [glyph.x, glyph.x + glyph.width]);
  const [from, to] = [xs.reduce((a, b) => Math.min(a, b), Infinity), xs.reduce((a, b) => Math.max(a, b), -Infinity)];
  let best: { x: number; crossing: number } | null = null;
  for (let share = GUTTER_FROM; share <= GUTTER_TO; share += 0.01) {
    const x = from + (to - from) * share;
    const crossing = rows.filter((row) => crosses(row, x)).length;
    if (best === null || crossing < best.crossing) best = { x, crossing };
  }
  if (best === null) return null;
  const { x } = best;
  const beside = rows.filter((row) => !crosses(row, x));
  const columns = [beside.map((row) => row.filter((g) => g.x < x)), beside.map((row) => row.filter((g) => g.x >= x))];
  return columns.every(isRunningText) && best.crossing < rows.length / 3 ? x : null;
}

function isRunningText(column: readonly Glyph[][]): boolean {
  const lines = column.flatMap((row) => lineOf(row) ?? []);
  if (lines.length < COLUMN_LINES) return false;
  const left = lines.reduce((edge, line) => Math.min(edge, line.left), Infinity);
  const right = lines.reduce((edge, line) => Math.max(edge, line.right), -Infinity);
  const full = lines.filter((line) => line.right - line.left > (right - left) * 0.85 && !line.text.includes(' '));
  return full.length >= lines.length * FULL_SHARE && right - left > 100;
}

/** Whether a row runs over an x position: a glyph on it, or neighbours without a gap of a character's width. */
function crosses(row: readonly Glyph[], x: number): boolean {
  const before = row.filter((glyph) => glyph.x < x).at(-1);
  const after = row.find((glyph) => glyph.x >= x);
  if (before === undefined || after === undefined) return before !== undefined && before.x + before.width > x;
  return before.x + before.width > x || after.x - before.x - before.width < Math.max(before.size, after.size);
}
