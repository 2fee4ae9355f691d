import type { CellSource, SourceBuilder } from '../source-builder.ts';
import { childOf, childrenOf, textOf, type XmlElement } from '../xml.ts';
import type { CellTexts } from './cell-texts.ts';

/** A rectangle of cells, both ends included, from 0. */
interface Area {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

interface Cell {
  row: number;
  column: number;
  text: string;
}

/**
 * Writes a sheet: rows above and below the table that hold one text only (title, unit of the figures, notes) as
 * paragraphs, the others as a table. Empty rows and columns are left out; merged cells keep what they cover.
 */
export function writeSheet(sheet: XmlElement, texts: CellTexts, builder: SourceBuilder): void {
  const running = childOf(sheet, 'headerFooter');
  for (const part of childrenOf(running))
    builder.drop(textOf(part).replace(/&(?:"[^"]*"|\d+|[A-Z])/g, ' '), '页眉页脚');
  const cells = visibleCells(sheet, texts, builder);
  const rows = [...new Set(cells.map(({ row }) => row))].sort((a, b) => a - b);
  const columns = [...new Set(cells.map(({ column }) => column))].sort((a, b) => a - b);
  const byRow = new Map(rows.map((row): [number, Cell[]] => [row, []]));
  for (const cell of cells) byRow.get(cell.row)?.push(cell);
  const isAlone = (row: number): boolean => byRow.get(row)?.length === 1;
  const first = columns.length === 1 ? -1 : rows.findIndex((row) => !isAlone(row));
  const last = columns.length === 1 ? -1 : rows.findLastIndex((row) => !isAlone(row));
  const paragraphs = (list: readonly number[]): void => {
    for (const row of list)
      for (const { text } of byRow.get(row) ?? []) for (const line of linesOf(text)) builder.paragraph(line);
  };
  const end = last < 0 ? last : lastOfTable(rows, last, sheet);
  paragraphs(first < 0 ? rows : rows.slice(0, first));
  if (first < 0) return;
  builder.table(gridOf(rows.slice(first, end + 1), columns, byRow, mergedAreas(sheet)));
  paragraphs(rows.slice(end + 1));
}

/** A row below that a merged cell of the table reaches into belongs to the table. */
function lastOfTable(rows: readonly number[], last: number, sheet: XmlElement): number {
  const row = rows[last] ?? 0;
  const reach = mergedAreas(sheet)
    .filter(({ top, bottom }) => top <= row && bottom > row)
    .reduce((bottom, area) => Math.max(bottom, area.bottom), row);
  return Math.max(
    last,
    rows.findLastIndex((candidate) => candidate <= reach),
  );
}

function gridOf(
  rows: readonly number[],
  columns: readonly number[],
  byRow: ReadonlyMap<number, readonly Cell[]>,
  merged: readonly Area[],
): CellSource[][] {
  const rowAt = new Map(rows.map((row, index) => [row, index]));
  const columnAt = new Map(columns.map((column, index) => [column, index]));
  const within = (places: readonly number[], from: number, to: number): number =>
    places.filter((place) => place >= from && place <= to).length;
  const grid = rows.map((): (CellSource | null)[] =>
    columns.map((): CellSource => ({ paragraphs: [], columns: 1, rows: 1 })),
  );
  for (const area of merged) {
    const size = { columns: within(columns, area.left, area.right), rows: within(rows, area.top, area.bottom) };
    if (size.columns * size.rows <= 1) continue;
    const places = rows
      .filter((row) => row >= area.top && row <= area.bottom)
      .flatMap((row) =>
        columns.filter((column) => column >= area.left && column <= area.right).map((column) => ({ row, column })),
      );
    for (const [index, { row, column }] of places.entries()) {
      const line = grid[rowAt.get(row) ?? -1];
      line?.splice(columnAt.get(column) ?? 0, 1, index === 0 ? { paragraphs: [], ...size } : null);
    }
  }
  for (const row of rows) {
    for (const { column, text } of byRow.get(row) ?? []) {
      grid[rowAt.get(row) ?? -1]?.[columnAt.get(column) ?? -1]?.paragraphs.push(...linesOf(text));
    }
  }
  return grid.map((line) => line.filter((cell) => cell !== null));
}

/** The cells with text; what hidden rows and columns hold, and what a merged cell hides, is listed as dropped. */
function visibleCells(sheet: XmlElement, texts: CellTexts, builder: SourceBuilder): Cell[] {
  const hiddenColumns = childrenOf(childOf(sheet, 'cols'), 'col')
    .filter(({ attributes }) => isTrue(attributes.hidden))
    .map(({ attributes }) => ({ from: Number(attributes.min) - 1, to: Number(attributes.max) - 1 }));
  const covers = coveredBy(mergedAreas(sheet));
  const cells: Cell[] = [];
  let row = -1;
  for (const line of childrenOf(childOf(sheet, 'sheetData'), 'row')) {
    row = line.attributes.r === undefined ? row + 1 : Number(line.attributes.r) - 1;
    let column = -1;
    for (const element of childrenOf(line, 'c')) {
      const place = placeOf(element.attributes.r);
      column = place?.column ?? column + 1;
      const text = texts.of(element).trim();
      if (text === '') continue;
      const hidden =
        isTrue(line.attributes.hidden) || hiddenColumns.some(({ from, to }) => column >= from && column <= to);
      if (hidden) builder.drop(text, '隐藏的行或列');
      else if (covers(row, column)) builder.drop(text, '被合并单元格遮住的文字');
      else cells.push({ row, column, text });
    }
  }
  return cells;
}

function mergedAreas(sheet: XmlElement): Area[] {
  return childrenOf(childOf(sheet, 'mergeCells'), 'mergeCell').flatMap(({ attributes: { ref = '' } }) => {
    const [from, to] = ref.split(':').map(placeOf);
    if (from === undefined || from === null || to === undefined || to === null) return [];
    return [{ top: from.row, left: from.column, bottom: to.row, right: to.column }];
  });
}

function coveredBy(areas: readonly Area[]): (row: number, column: number) => boolean {
  return (row, column) =>
    areas.some(
      ({ top, left, bottom, right }) =>
        row >= top && row <= bottom && column >= left && column <= right && !(row === top && column === left),
    );
}

/** `C7` → row 6, column 2. */
function placeOf(reference: string | undefined): { row: number; column: number } | null {
  const found = /^([A-Z]{1,3})(\d{1,7})$/.exec(reference ?? '');
  if (found === null) return null;
  const column = [...(found[1] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(found[2]) - 1, column };
}

/** The lines that a person broke inside a cell. */
function linesOf(text: string): string[] {
  return text.split(/\r?\n/).filter((line) => line.trim() !== '');
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}
