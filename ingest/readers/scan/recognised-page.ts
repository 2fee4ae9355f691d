import type { Glyph, PdfPage } from '../pdf/page.ts';

/** Width of the pages that offices print on (A4), in points: a picture does not reliably say how large it was. */
const PAGE_WIDTH = 595;
/** Rows of tesseract's table: a page, and a word. */
const PAGE = '1';
const WORD = '5';
/** Share of its size by which the ink of a Chinese character stands below the line on which Latin letters stand. */
const DESCENT = 0.12;

interface Word {
  line: string;
  left: number;
  top: number;
  width: number;
  height: number;
  text: string;
}

/**
 * Puts the words that were recognised where they stand on their pages.
 *
 * @param table - Tesseract's table (TSV): level, page, block, paragraph, line, word, left, top, width, height,
 *   confidence, text.
 */
export function recognisedPages(table: string): PdfPage[] {
  const pages: PdfPage[] = [];
  const words: Word[][] = [];
  const widths: number[] = [];
  for (const row of table.split('\n')) {
    const [level, page, block, paragraph, line, , left, top, width, height, , ...text] = row.split('\t');
    if (level === PAGE) {
      const scale = PAGE_WIDTH / Number(width);
      pages.push({ width: PAGE_WIDTH, height: Number(height) * scale, glyphs: [], rulings: [], images: 1 });
      words.push([]);
      widths.push(scale);
    }
    const printed = text.join('\t').trim();
    if (level !== WORD || printed === '') continue;
    words.at(-1)?.push({
      line: [page, block, paragraph, line].join('.'),
      ...{ left: Number(left), top: Number(top), width: Number(width), height: Number(height), text: printed },
    });
  }
  for (const [index, page] of pages.entries()) {
    for (const line of linesOf(words[index] ?? [])) page.glyphs.push(...glyphsOf(line, widths[index] ?? 1));
  }
  return pages;
}

function linesOf(words: readonly Word[]): Word[][] {
  const lines = new Map<string, Word[]>();
  for (const word of words) lines.set(word.line, [...(lines.get(word.line) ?? []), word]);
  return [...lines.values()];
}

/** The characters of a line, which all stand on its one base line; those of a word share its width. */
function glyphsOf(line: readonly Word[], scale: number): Glyph[] {
  const height = middle(line.map((word) => word.height));
  const bottom = middle(line.map((word) => word.top + word.height));
  const [size, y] = [height * scale, (bottom - height * DESCENT) * scale];
  return line.flatMap(({ text, left, width }) => {
    const characters = [...text];
    const step = (width * scale) / characters.length;
    return characters.map((character, index): Glyph => {
      return { text: character, x: left * scale + step * index, y, width: step, size, angle: 0 };
    });
  });
}

function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
