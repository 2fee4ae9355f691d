import { linesInOrder } from './columns.ts';
import type { Glyph, PdfPage } from './page.ts';
import { median, type PrintedLine, rowsOf } from './printed-line.ts';
import { findTables, type RuledTable } from './ruled-table.ts';

/** Text that is turned by more than this, in degrees, is a watermark or a stamp. */
const TURNED = 5;
/** Glyphs of this many times the usual size can be a watermark. */
const LARGE = 1.8;

/** A line or a table of a page. */
export type PageBlock = { kind: 'line'; line: PrintedLine } | { kind: 'table'; table: RuledTable };

/** One page as lines and tables in reading order. */
export interface PageLayout {
  height: number;
  blocks: PageBlock[];
  /** Text of watermarks and stamps. */
  turned: string;
  /** Large text behind the lines of the page. */
  watermark: string;
  /** Printed characters, and how many of them have no meaning (private use, no Unicode value). */
  characters: number;
  meaningless: number;
  images: number;
}

/** Puts the glyphs and rulings of a page together to lines and tables. */
export function layoutPage(page: PdfPage): PageLayout {
  const level = page.glyphs.filter(({ angle }) => Math.abs(angle) <= TURNED);
  const watermark = overprinted(level);
  const upright = level.filter((glyph) => !watermark.has(glyph));
  const turned = page.glyphs.filter(({ angle }) => Math.abs(angle) > TURNED);
  const printed = page.glyphs.filter(({ text }) => text.trim() !== '');
  return {
    height: page.height,
    blocks: blocksOf(page, upright),
    turned: turned.map(({ text }) => text).join(''),
    watermark: [...watermark].map(({ text }) => text).join(''),
    characters: printed.length,
    meaningless: printed.filter(({ text }) => isMeaningless(text)).length,
    images: page.images,
  };
}

/**
 * Glyphs much larger than the text of the page that lie behind it: a row of them is a watermark where small glyphs stand
 * inside most of their boxes. A large title has its lines for itself.
 */
function overprinted(glyphs: readonly Glyph[]): Set<Glyph> {
  const printed = glyphs.filter(({ text }) => text.trim() !== '');
  const limit = median(printed.map(({ size }) => size)) * LARGE;
  const small = printed.filter(({ size }) => size < limit);
  const rows = rowsOf(printed.filter(({ size }) => size >= limit));
  const covered = (large: Glyph): boolean =>
    small.some(({ x, y, width, size }) => {
      const [across, down] = [x + width / 2, y - size * 0.35];
      return across > large.x && across < large.x + large.width && down > large.y - large.size * 0.85 && down < large.y;
    });
  return new Set(rows.filter((row) => row.filter(covered).length * 2 > row.length).flat());
}

function blocksOf(page: PdfPage, glyphs: readonly Glyph[]): PageBlock[] {
  const tables = findTables(page.rulings, glyphs);
  const inTable = (x: number, y: number): boolean =>
    tables.some(({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom);
  const outside = glyphs.filter((glyph) => !inTable(glyph.x + glyph.width / 2, middleOf(glyph)));
  const blocks: PageBlock[] = [];
  let from = Number.NEGATIVE_INFINITY;
  // Text above, between and below the tables is put in order apart, so that columns do not run across a table.
  for (const table of [...tables, null]) {
    const to = table?.top ?? Number.POSITIVE_INFINITY;
    const band = outside.filter((glyph) => middleOf(glyph) >= from && middleOf(glyph) < to);
    blocks.push(...linesInOrder(band).map((line): PageBlock => ({ kind: 'line', line })));
    if (table !== null) blocks.push({ kind: 'table', table });
    from = table?.top ?? from;
  }
  return blocks;
}

/** Height at which most of a glyph's ink is; the baseline itself can lie on a cell border. */
function middleOf({ y, size }: Glyph): number {
  return y - size * 0.35;
}

function isMeaningless(character: string): boolean {
  return (character >= '\ue000' && character <= '\uf8ff') || character === '\ufffd' || character < '\t';
}
