import { isPageNumber } from '../page-furniture.ts';
import type { PageBlock, PageLayout } from './layout.ts';
import type { PrintedLine } from './printed-line.ts';

/** Outside this share of the page's height, at the top and at the bottom, the text of GB/T 9704 pages never stands. */
const MARGIN_SHARE = 0.09;
/** Running heads are repeated on this many pages at least. */
const REPEATS = 2;

/**
 * Page numbers and running heads, by form and by place: a page-number form at the first or last line of a page, bare
 * figures that count the pages, and lines in the margins that return on other pages.
 *
 * @returns The lines that are furniture, each with the reason.
 */
export function findFurniture(pages: readonly PageLayout[]): Map<PrintedLine, string> {
  const furniture = new Map<PrintedLine, string>();
  const edges = pages.map(({ blocks, height }) => edgesOf(blocks, height));
  const offsets = new Map<number, PrintedLine[]>();
  const repeated = new Map<string, PrintedLine[]>();
  for (const [index, lines] of edges.entries()) {
    for (const { line, inMargin } of lines) {
      if (isPageNumber(line.text)) furniture.set(line, '页码');
      if (/^\d{1,3}$/.test(line.text) && inMargin) append(offsets, Number(line.text) - index, line);
      if (inMargin) append(repeated, line.text.replace(/\d+/g, '#').replace(/\s/g, ''), line);
    }
  }
  for (const lines of offsets.values()) {
    if (lines.length >= 2 || pages.length === 1) for (const line of lines) furniture.set(line, '页码');
  }
  for (const lines of repeated.values()) {
    if (lines.length < REPEATS) continue;
    for (const line of lines) if (!furniture.has(line)) furniture.set(line, '页眉或页脚');
  }
  return furniture;
}

function edgesOf(blocks: readonly PageBlock[], height: number): { line: PrintedLine; inMargin: boolean }[] {
  const lines = blocks.flatMap((block) => (block.kind === 'line' ? [block.line] : []));
  const inMargin = ({ y }: PrintedLine): boolean => y < height * MARGIN_SHARE || y > height * (1 - MARGIN_SHARE);
  const edges = new Set([lines[0], lines.at(-1), ...lines.filter(inMargin)]);
  return [...edges].flatMap((line) => (line === undefined ? [] : [{ line, inMargin: inMargin(line) }]));
}

function append<Key>(groups: Map<Key, PrintedLine[]>, key: Key, line: PrintedLine): void {
  groups.set(key, [...(groups.get(key) ?? []), line]);
}
