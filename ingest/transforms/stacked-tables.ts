import { isAgencyName } from '../policy/agencies/unit-names.ts';
import type { TableCell } from '../policy/clause.ts';
import { parseMarker } from '../policy/marker.ts';
import { type Block, type TableBlock, type TableRow, textAt } from './blocks.ts';
import { labelledRole, splitNames } from './unit-note-reader.ts';

/** Words that head the columns of tables of tasks and projects. */
const HEADER_CELL =
  /^(?:序号|编号|(?:重点|主要|具体|工作|建设|任务|项目|目标|牵头|责任|配合|参与|主管|实施|完成|服务|政策|所属|年度|投资|总|计划|预期|量化)*(?:任务|事项|措施|内容|举措|目标|指标|名称|类别|类型|领域|区域|项目|工作|要求|成果|单位|部门|时限|时间|期限|进度|地点|规模|投资|备注|依据|分工|主体|清单))(?:（[^）]{1,8}）)?$/;
const NUMBER_CELL = /^(?:序号|编号)$/;
/** Lines that stand below a table: 附件2, 注：…. */
const NO_CELL = /^附\s*[件表录]|^(?:注|说明|备注)\s*[:：]/;
const MOST_COLUMNS = 9;
/** Rows that a table without numbers needs to be told. */
const ROWS_WITHOUT_NUMBERS = 3;

/**
 * Reads a table that was copied out of a page with one cell a line: the header cells below each other, then the cells
 * of each row. A column of numbers tells where rows begin; without it the units in their column must come back at
 * the same distance. A row with a line too few goes on with a merged cell of the row above.
 *
 * @returns the table and how many blocks it takes; null where none begins at `from`.
 */
export function readStackedTable(blocks: readonly Block[], from: number): { table: TableBlock; length: number } | null {
  const header = headerAt(blocks, from);
  if (header.length < 3) return null;
  const roles = header.map((cell) => labelledRole(cell) !== null);
  const numbered = NUMBER_CELL.test(header[0] ?? '');
  const groups = numbered ? numberedRows(blocks, from, roles) : evenRows(blocks, from, header);
  if (groups.length < 2) return null;
  const rows: TableRow[] = [];
  for (const group of groups) rows.push(toRow(blocks, group, roles, rows));
  const last = groups.at(-1)?.to ?? from;
  const head = rowOf(blocks, { from, to: from + header.length }, header.map(plainCell));
  const text = [head, ...rows].map((row) => row.text).join('\n');
  const end = blocks[last - 1]?.end ?? head.end;
  return {
    table: { kind: 'table', header: head, rows, text, start: head.start, end, number: head.number },
    length: last - from,
  };
}

interface Group {
  from: number;
  to: number;
}

/** The header cells from a line on, white space inside them (序　号) taken out. */
function headerAt(blocks: readonly Block[], from: number): string[] {
  const cells: string[] = [];
  while (cells.length < MOST_COLUMNS) {
    const cell = textAt(blocks, from + cells.length).replace(/\s/g, '');
    if (!HEADER_CELL.test(cell)) break;
    cells.push(cell);
  }
  return cells;
}

/** Rows between the lines 1, 2, 3 …. */
function numberedRows(blocks: readonly Block[], from: number, roles: readonly boolean[]): Group[] {
  const columns = roles.length;
  const rows: Group[] = [];
  let start = from + columns;
  while (textAt(blocks, start) === String(rows.length + 1)) {
    const next = String(rows.length + 2);
    let end = start + 1;
    while (end <= start + columns + 4 && isCell(blocks, end) && textAt(blocks, end) !== next) end++;
    if (textAt(blocks, end) !== next) {
      rows.push({ from: start, to: endOfLastRow(blocks, start, end, roles) });
      break;
    }
    rows.push({ from: start, to: end });
    start = end;
  }
  return rows;
}

/** The last row has as many lines as there are columns, or as few as put its units into the unit columns. */
function endOfLastRow(blocks: readonly Block[], start: number, limit: number, roles: readonly boolean[]): number {
  const most = Math.min(limit, start + roles.length);
  for (let end = most; end > start + 1; end--) {
    const texts = Array.from({ length: end - start }, (_, index) => textAt(blocks, start + index));
    if (fittingColumn(texts, roles) !== null) return end;
  }
  return most;
}

/** Rows of the same length in which the unit columns hold names of units. */
function evenRows(blocks: readonly Block[], from: number, header: readonly string[]): Group[] {
  const units = header.flatMap((cell, column) => (labelledRole(cell) === null ? [] : [column]));
  const groups: Group[] = [];
  for (let start = from + header.length; ; start += header.length) {
    const isRow = header.every((_, column) => isCell(blocks, start + column));
    if (units.length === 0 || !isRow || !units.every((column) => namesUnits(textAt(blocks, start + column)))) break;
    groups.push({ from: start, to: start + header.length });
  }
  return groups.length < ROWS_WITHOUT_NUMBERS ? [] : groups;
}

function isCell(blocks: readonly Block[], index: number): boolean {
  const block = blocks[index];
  if (block?.kind !== 'text' || block.depth !== null) return false;
  if (NO_CELL.test(block.text)) return false;
  const scheme = parseMarker(block.text)?.scheme;
  return scheme === undefined || !['part', 'chapter', 'article', 'chinese'].includes(scheme);
}

function namesUnits(text: string): boolean {
  const names = splitNames(text);
  return names.length > 0 && names.every((name) => isAgencyName(name.text.trim()));
}

function toRow(
  blocks: readonly Block[],
  group: Group,
  roles: readonly boolean[],
  above: readonly TableRow[],
): TableRow {
  const texts = Array.from({ length: group.to - group.from }, (_, index) => textAt(blocks, group.from + index));
  const missing = roles.length - texts.length;
  if (missing > 0 && above.length > 0) {
    const column = fittingColumn(texts, roles) ?? 1;
    for (const cell of openCells(above, column, missing)) cell.rows++;
    return rowOf(blocks, group, texts.map(plainCell));
  }
  // Lines too many belong to the text before the first unit column: a cell of several paragraphs.
  const extra = Math.max(0, -missing);
  const firstUnit = roles.indexOf(true);
  const wide = Math.max(1, (firstUnit < 0 ? roles.length : firstUnit) - 1);
  const cells = [
    ...texts.slice(0, wide),
    texts.slice(wide, wide + 1 + extra).join(''),
    ...texts.slice(wide + 1 + extra),
  ];
  return rowOf(blocks, group, extra === 0 ? texts.map(plainCell) : cells.map(plainCell));
}

/** Where the merged cell of a short row stands: so that units stand in unit columns and nothing else does. */
function fittingColumn(texts: readonly string[], roles: readonly boolean[]): number | null {
  const missing = roles.length - texts.length;
  for (let column = 1; column + missing <= roles.length; column++) {
    const rest = roles.filter((_, index) => index < column || index >= column + missing);
    if (rest.every((isUnit, index) => isUnit === namesUnits(texts[index] ?? ''))) return column;
  }
  return null;
}

/** The cells above, in the nearest row that has them as its own, that a merged cell at a column goes on with. */
function openCells(above: readonly TableRow[], column: number, count: number): TableCell[] {
  const full = above.findLast((row) => row.cells.length > column + count);
  return full?.cells.slice(column, column + count) ?? [];
}

function plainCell(text: string): TableCell {
  return { text, columns: 1, rows: 1 };
}

function rowOf(blocks: readonly Block[], { from, to }: Group, cells: TableCell[]): TableRow {
  const lines = blocks.slice(from, to);
  return {
    cells,
    text: lines.map((line) => line.text).join(' '),
    start: lines[0]?.start ?? 0,
    end: lines.at(-1)?.end ?? 0,
    number: lines[0]?.number ?? 1,
  };
}
