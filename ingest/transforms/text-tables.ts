import type { TableCell } from '../policy/clause.ts';
import type { Block, TableBlock, TableRow, TextBlock } from './blocks.ts';
import { readStackedTable } from './stacked-tables.ts';

/**
 * Tables set in plain text: a header line of at least three words between white space, then at least two lines that
 * fill the same columns. They become table blocks with cells.
 */
export function findTextTables(blocks: readonly Block[]): Block[] {
  const found: Block[] = [];
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index];
    if (block === undefined) break;
    const table = block.kind === 'text' ? readTable(block, blocks, index + 1) : null;
    const stacked = block.kind === 'text' && table === null ? readStackedTable(blocks, index) : null;
    if (stacked !== null) {
      found.push(stacked.table);
      index += stacked.length - 1;
    } else if (table === null) found.push(block);
    else {
      found.push(table);
      index += table.rows.length;
    }
  }
  return found;
}

function readTable(header: TextBlock, blocks: readonly Block[], from: number): TableBlock | null {
  const columns = splitCells(header.text);
  if (columns.length < 3 || columns.some((cell) => cell.length > 20) || /[。；！？：]/.test(header.text)) return null;
  const rows: TableRow[] = [];
  let numbered = 0;
  for (let index = from; index < blocks.length; index++) {
    const block = blocks[index];
    if (block === undefined || block.kind !== 'text') break;
    const row = alignRow(splitCells(block.text), columns.length, numbered + 1);
    const next = blocks[index + 1];
    const opensGroup = row === null && next?.kind === 'text' && isGroupRow(block.text);
    const follows = opensGroup && alignRow(splitCells(next.text), columns.length, numbered + 1) !== null;
    if (row === null && !follows) break;
    if (row !== null) numbered++;
    rows.push({ ...lineOf(block), cells: row ?? [{ text: block.text, columns: columns.length, rows: 1 }] });
  }
  if (numbered < 2) return null;
  const cells = columns.map((text): TableCell => ({ text, columns: 1, rows: 1 }));
  const last = rows.at(-1) ?? header;
  const text = [header.text, ...rows.map((row) => row.text)].join('\n');
  return {
    kind: 'table',
    header: { ...lineOf(header), cells },
    rows,
    text,
    start: header.start,
    end: last.end,
    number: header.number,
  };
}

function lineOf({ text, start, end, number }: TextBlock): Omit<TableRow, 'cells'> {
  return { text, start, end, number };
}

function splitCells(text: string): string[] {
  const separator = text.includes('\t') ? /\s*\t\s*/ : /\s+/;
  return text.split(separator).filter((cell) => cell !== '');
}

/** 一　增强质量创新能力: a row that names the group of the rows below it. */
function isGroupRow(text: string): boolean {
  return /^[（(]?[一二三四五六七八九十]{1,3}[）)、.．]?\s*[^。；，]{2,40}$/.test(text);
}

/**
 * Puts the words of a line into the columns of the header. A row opens with its number (`expected`). Words too many
 * belong to the second column, whose text may hold spaces; words too few mean that the last cell spans the rest.
 */
function alignRow(words: readonly string[], columns: number, expected: number): TableCell[] | null {
  if (words.length < 3 || words[0]?.replace(/[.．、]$/, '') !== String(expected)) return null;
  const extra = Math.max(0, words.length - columns);
  const texts = [words[0], words.slice(1, 2 + extra).join(' '), ...words.slice(2 + extra)];
  const missing = columns - texts.length;
  return texts.map((text, index) => ({ text, columns: index === texts.length - 1 ? 1 + missing : 1, rows: 1 }));
}
