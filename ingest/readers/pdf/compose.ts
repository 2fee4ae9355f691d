import { findPageLines } from '../printed-page.ts';
import { joinPrintedLines } from '../printed-paragraphs.ts';
import { type CellSource, SourceBuilder } from '../source-builder.ts';
import type { DroppedText, SourceText } from '../source-text.ts';
import { findFurniture } from './furniture.ts';
import type { PageBlock, PageLayout } from './layout.ts';
import { median, type PrintedLine } from './printed-line.ts';
import { unifyRadicals } from './radicals.ts';
import type { RuledTable } from './ruled-table.ts';

/** Lines further apart than this multiple of the usual distance have an empty line between them. */
const BLANK_LINE = 1.6;
/** A line that begins at least this far right of the margin, in characters, is indented. */
const INDENT = 1.5;
/** Column borders of the two parts of a table that runs over a page break agree within this, in points. */
const SAME_BORDER = 4;

/**
 * Pages → text and tree. Printed lines become paragraphs as those of plain text do (parseLines), with indents as
 * full-width spaces, distances as empty lines and page breaks as form feeds; ruled tables become table nodes.
 */
export function composePages(pages: readonly PageLayout[]): SourceText {
  const builder = new SourceBuilder();
  for (const { turned, watermark } of pages) {
    builder.drop(turned, '斜排文字（水印等）');
    if (watermark === '') continue;
    builder.drop(watermark, '水印');
    builder.warn('text-dropped', '正文之下的大字按水印处理，未收入正文。', watermark, 'warning');
  }
  const furniture = findFurniture(pages);
  const layouts = pages.map(({ blocks }) => [...blocks]);
  joinTables(layouts, furniture, builder);
  const left: DroppedText[] = [];
  const size = median(
    layouts.flatMap((page) => page.flatMap((block) => (block.kind === 'line' ? [block.line.size] : []))),
  );
  for (const [index, page] of layouts.entries()) {
    const setting = settingOf(page, size);
    let previous: PrintedLine | null = null;
    let opensPage = index > 0;
    for (const block of page) {
      if (block.kind === 'table') {
        builder.table(unifyTable(block.table.rows));
        previous = null;
        continue;
      }
      const isFar = previous !== null && Math.abs(block.line.y - previous.y) > setting.pitch * BLANK_LINE;
      if (isFar) builder.line('');
      const text = unifyRadicals(block.line.text);
      const span = builder.line((opensPage ? '\f' : '') + indentOf(block.line, setting) + text);
      const reason = furniture.get(block.line);
      if (reason !== undefined) left.push({ text, span: { start: span.end - text.length, end: span.end }, reason });
      opensPage = false;
      previous = block.line;
    }
  }
  reportPages(pages, builder);
  left.push(...pageLines(builder.result('pdf', null), left));
  return joinPrintedLines(builder.result('pdf', null), left);
}

/** Menu, path and foot of a web page that was printed to PDF. */
function pageLines({ text, root }: SourceText, left: readonly DroppedText[]): DroppedText[] {
  const tables = root.children.map(({ position }) => position);
  const lines = [...text.matchAll(/[^\n\f]+/g)]
    .map((match) => ({ text: match[0], start: match.index, end: match.index + match[0].length }))
    .filter(({ text: line, start, end }) => {
      const inTable = tables.some((at) => start < (at?.end.offset ?? 0) && end > (at?.start.offset ?? 0));
      return line.trim() !== '' && !inTable && !left.some(({ span }) => span.start < end && span.end > start);
    });
  return [...findPageLines(lines.map((line) => line.text))].flatMap(([index, reason]) => {
    const line = lines[index];
    return line === undefined ? [] : [{ text: line.text, span: { start: line.start, end: line.end }, reason }];
  });
}

interface PageSetting {
  /** Usual distance of two baselines. */
  pitch: number;
  /** Where unindented lines begin. */
  margin: number;
  size: number;
}

function settingOf(page: readonly PageBlock[], size: number): PageSetting {
  const lines = page.flatMap((block) => (block.kind === 'line' ? [block.line] : []));
  const pitches = lines.slice(1).map((line, index) => line.y - (lines[index]?.y ?? line.y));
  const long = lines.filter((line) => line.right - line.left > size * 15);
  const margin = (long.length > 0 ? long : lines).reduce((edge, line) => Math.min(edge, line.left), Infinity);
  return { pitch: median(pitches.filter((pitch) => pitch > size * 0.8)) || size * 2, margin, size };
}

function indentOf(line: PrintedLine, { margin, size }: PageSetting): string {
  const indent = size > 0 ? (line.left - margin) / size : 0;
  return indent >= INDENT ? '\u3000'.repeat(Math.min(Math.round(indent), 20)) : '';
}

/** A table at the foot of one page and one with the same columns at the head of the next are one table. */
function joinTables(layouts: PageBlock[][], furniture: ReadonlyMap<PrintedLine, string>, builder: SourceBuilder): void {
  const isText = (block: PageBlock): boolean => block.kind === 'table' || !furniture.has(block.line);
  for (let index = layouts.length - 1; index > 0; index -= 1) {
    const page = layouts[index] ?? [];
    const first = page.find(isText);
    const last = layouts[index - 1]?.findLast(isText);
    if (first?.kind !== 'table' || last?.kind !== 'table' || !sameColumns(first.table, last.table)) continue;
    const [head, ...rest] = first.table.rows;
    const repeated = head !== undefined && rowText(head) === rowText(last.table.rows[0] ?? []);
    if (repeated) builder.drop(rowText(head), '跨页重复的表头');
    last.table.rows.push(...(repeated ? rest : first.table.rows));
    page.splice(page.indexOf(first), 1);
  }
}

function sameColumns(a: RuledTable, b: RuledTable): boolean {
  return (
    a.columns.length === b.columns.length &&
    a.columns.every((border, index) => Math.abs(border - (b.columns[index] ?? 0)) <= SAME_BORDER)
  );
}

function rowText(row: readonly CellSource[]): string {
  return row.map((cell) => cell.paragraphs.join('')).join(' ');
}

function unifyTable(rows: readonly (readonly CellSource[])[]): CellSource[][] {
  return rows.map((row) => row.map((cell) => ({ ...cell, paragraphs: cell.paragraphs.map(unifyRadicals) })));
}

function reportPages(pages: readonly PageLayout[], builder: SourceBuilder): void {
  for (const [index, page] of pages.entries()) {
    if (page.characters > 0 || page.images === 0) continue;
    builder.warn('page-without-text', `第${index + 1}页只有图片，其中的文字未读取。`, null, 'warning');
  }
}
