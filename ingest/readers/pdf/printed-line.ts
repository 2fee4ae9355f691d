import type { Glyph } from './page.ts';

/** Glyphs on one baseline, left to right, as text. */
export interface PrintedLine {
  text: string;
  /** Left and right end and baseline, in points from the upper left corner of the page. */
  left: number;
  right: number;
  y: number;
  size: number;
}

/** Glyphs whose baselines differ by less than this share of the font size stand on one line (superscripts do). */
const BASELINE_TOLERANCE = 0.45;
/** A glyph this near to an equal one, in font sizes, is the second stroke of an imitated bold face. */
const BOLD_OFFSET = 0.2;

/** Groups glyphs by baseline, from top to bottom. */
export function rowsOf(glyphs: readonly Glyph[]): Glyph[][] {
  const rows: { y: number; size: number; glyphs: Glyph[] }[] = [];
  for (const glyph of [...glyphs].sort((a, b) => a.y - b.y)) {
    const row = rows.at(-1);
    if (row !== undefined && glyph.y - row.y < BASELINE_TOLERANCE * Math.max(row.size, glyph.size)) {
      row.glyphs.push(glyph);
      // The baseline of a row is that of its largest glyphs.
      if (glyph.size > row.size) Object.assign(row, { y: glyph.y, size: glyph.size });
    } else rows.push({ y: glyph.y, size: glyph.size, glyphs: [glyph] });
  }
  return rows.map((row) => row.glyphs.sort((a, b) => a.x - b.x));
}

/** Puts the glyphs of one row together; null for a row of white space. */
export function lineOf(row: readonly Glyph[]): PrintedLine | null {
  const printed: Glyph[] = [];
  let text = '';
  for (const glyph of row) {
    if (glyph.text.trim() === '') {
      if (text !== '' && !text.endsWith(' ') && !overprints(glyph, printed)) text += ' ';
      continue;
    }
    if (overprints(glyph, printed)) continue;
    const previous = printed.at(-1);
    if (previous !== undefined && !text.endsWith(' ')) text += spaceBetween(previous, glyph);
    text += glyph.text;
    printed.push(glyph);
  }
  const [first, last] = [printed[0], printed.at(-1)];
  if (first === undefined || last === undefined) return null;
  const size = median(printed.map((glyph) => glyph.size));
  return {
    text: isSpreadOut(printed) ? printed.map((glyph) => glyph.text).join('') : text.trimEnd(),
    left: first.x,
    right: last.x + last.width,
    y: median(printed.map(({ y }) => y)),
    size,
  };
}

/**
 * Whether a line is spread over the page evenly, as the names of issuing bodies in letterheads are: at least four
 * Chinese characters with the same wide gap between all of them. These gaps are no spaces.
 */
function isSpreadOut(glyphs: readonly Glyph[]): boolean {
  if (glyphs.length < 4 || !glyphs.every(({ text }) => WIDE.test(text))) return false;
  const gaps = glyphs.slice(1).map((glyph, index) => glyph.x - (glyphs[index]?.x ?? 0));
  const [narrow, wide] = [Math.min(...gaps), Math.max(...gaps)];
  return narrow > median(glyphs.map(({ width }) => width)) * 1.5 && wide < narrow * 1.1;
}

function overprints(glyph: Glyph, printed: readonly Glyph[]): boolean {
  const near = BOLD_OFFSET * glyph.size;
  return printed
    .slice(-3)
    .some(
      (other) => other.text === glyph.text && Math.abs(other.x - glyph.x) < near && Math.abs(other.y - glyph.y) < near,
    );
}

const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f\u2014\u2018-\u201d\u2026]/;

/**
 * The space that a gap stands for. Justified Chinese is stretched by up to a third of a character, and word
 * processors put a quarter between Chinese and Latin characters: neither is a space.
 */
function spaceBetween(previous: Glyph, next: Glyph): string {
  const size = Math.max(previous.size, next.size);
  const gap = (next.x - previous.x - previous.width) / size;
  const wide = [previous, next].filter(({ text }) => WIDE.test(text)).length;
  const threshold = wide === 2 ? 0.7 : wide === 1 ? 0.45 : 0.18;
  return gap > threshold ? ' ' : '';
}

/** Middle value; 0 for none. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
