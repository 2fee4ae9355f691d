import { paragraphsOfLines } from '../line-breaks.ts';
import type { CellSource } from '../source-builder.ts';
import type { Glyph, Ruling } from './page.ts';
import { lineOf, rowsOf } from './printed-line.ts';

/** A table drawn with lines: where it stands, its column borders, and its cells. */
export interface RuledTable {
  left: number;
  right: number;
  top: number;
  bottom: number;
  columns: number[];
  rows: CellSource[][];
}

/** Lines that end this near to each other, in points, meet. */
const JOINT = 4;
/** A page with more rulings than this is a drawing or a map. */
const DRAWING = 4000;

/**
 * Finds the tables that the rulings of a page draw. Frames of a single column are no tables: their text is read as
 * ordinary lines.
 *
 * @param rulings - Lines of the page.
 * @param glyphs - Glyphs of the page.
 */
export function findTables(rulings: readonly Ruling[], glyphs: readonly Glyph[]): RuledTable[] {
  if (rulings.length > DRAWING) return [];
  return connected(rulings)
    .flatMap((lines) => gridOf(lines) ?? [])
    .flatMap((grid) => tableOf(grid, glyphs) ?? [])
    .sort((a, b) => a.top - b.top);
}

/** Groups of rulings that touch each other. */
function connected(rulings: readonly Ruling[]): Ruling[][] {
  const groups: Ruling[][] = [];
  for (const ruling of rulings) {
    const touching = groups.filter((group) => group.some((other) => touches(ruling, other)));
    const rest = groups.filter((group) => !touching.includes(group));
    groups.splice(0, groups.length, ...rest, [ruling, ...touching.flat()]);
  }
  return groups;
}

function touches(a: Ruling, b: Ruling): boolean {
  return a.x1 - JOINT <= b.x2 && b.x1 - JOINT <= a.x2 && a.y1 - JOINT <= b.y2 && b.y1 - JOINT <= a.y2;
}

interface Grid {
  xs: number[];
  ys: number[];
  horizontal: Ruling[];
  vertical: Ruling[];
}

function gridOf(lines: readonly Ruling[]): Grid | null {
  const horizontal = lines.filter((line) => line.x2 - line.x1 > line.y2 - line.y1);
  const vertical = lines.filter((line) => line.x2 - line.x1 <= line.y2 - line.y1);
  if (vertical.length === 0) return null;
  // The ends of the horizontal lines are borders too: many tables are open at the sides.
  const xs = distinct([...vertical.map(({ x1 }) => x1), ...edges(horizontal.flatMap(({ x1, x2 }) => [x1, x2]))]);
  const ys = distinct([...horizontal.map(({ y1 }) => y1), ...edges(vertical.flatMap(({ y1, y2 }) => [y1, y2]))]);
  return xs.length >= 3 && ys.length >= 2 ? { xs, ys, horizontal, vertical } : null;
}

function edges(values: readonly number[]): number[] {
  return values.length === 0 ? [] : [Math.min(...values), Math.max(...values)];
}

/** Sorted values, those of one border drawn several times taken once. */
function distinct(values: readonly number[]): number[] {
  const kept: number[] = [];
  for (const value of [...values].sort((a, b) => a - b)) {
    const last = kept.at(-1);
    if (last === undefined || value - last > JOINT) kept.push(value);
  }
  return kept;
}

function tableOf(grid: Grid, glyphs: readonly Glyph[]): RuledTable | null {
  const [left = 0, right = 0] = edges(grid.xs);
  const [top = 0, bottom = 0] = edges(grid.ys);
  const cells = mergedCells(grid);
  const contents = new Map<MergedCell, Glyph[]>();
  for (const glyph of glyphs) {
    const cell = cellAt(grid, cells, glyph.x + glyph.width / 2, glyph.y - glyph.size * 0.35);
    if (cell !== undefined) contents.set(cell, [...(contents.get(cell) ?? []), glyph]);
  }
  if (contents.size < 2) return null;
  const rows = grid.ys.slice(1).map((_, row) =>
    [...new Set(cells[row])]
      .filter((cell) => cell.row === row)
      .map((cell) => ({
        paragraphs: paragraphsOf(contents.get(cell) ?? []),
        columns: cell.columns,
        rows: cell.rows,
      })),
  );
  return { left, right, top, bottom, columns: grid.xs, rows };
}

interface MergedCell {
  row: number;
  column: number;
  rows: number;
  columns: number;
}

/** For every grid position the cell that covers it: positions without a line between them are one cell. */
function mergedCells({ xs, ys, horizontal, vertical }: Grid): MergedCell[][] {
  const columnCount = xs.length - 1;
  const cells = ys.slice(1).map(() => new Array<MergedCell | undefined>(columnCount).fill(undefined));
  const rowCount = ys.length - 1;
  const openRight = (row: number, column: number): boolean =>
    column + 1 < columnCount && !isDrawn(vertical, 'x', xs[column + 1], middle(ys, row));
  const openBelow = (row: number, column: number): boolean =>
    row + 1 < rowCount && !isDrawn(horizontal, 'y', ys[row + 1], middle(xs, column));
  for (let row = 0; row < rowCount; row += 1) {
    for (let column = 0; column < columnCount; column += 1) {
      if (cells[row]?.[column] !== undefined) continue;
      const cell: MergedCell = { row, column, rows: 1, columns: 1 };
      while (openRight(row, column + cell.columns - 1) && cells[row]?.[column + cell.columns] === undefined) {
        cell.columns += 1;
      }
      const across = Array.from({ length: cell.columns }, (_, offset) => column + offset);
      while (across.every((position) => openBelow(row + cell.rows - 1, position))) cell.rows += 1;
      for (let down = row; down < row + cell.rows; down += 1) {
        for (const position of across) cells[down]?.splice(position, 1, cell);
      }
    }
  }
  return cells.map((row) => row.filter((cell) => cell !== undefined));
}

function middle(borders: readonly number[], index: number): number {
  return ((borders[index] ?? 0) + (borders[index + 1] ?? 0)) / 2;
}

/** Whether a line of the given direction stands at a position and passes the point beside it. */
function isDrawn(lines: readonly Ruling[], axis: 'x' | 'y', at: number | undefined, passing: number): boolean {
  if (at === undefined) return true;
  return lines.some((line) =>
    axis === 'x'
      ? Math.abs(line.x1 - at) <= JOINT && line.y1 - JOINT <= passing && passing <= line.y2 + JOINT
      : Math.abs(line.y1 - at) <= JOINT && line.x1 - JOINT <= passing && passing <= line.x2 + JOINT,
  );
}

function cellAt(grid: Grid, cells: readonly MergedCell[][], x: number, y: number): MergedCell | undefined {
  const column = grid.xs.findLastIndex((border) => border <= x);
  const row = grid.ys.findLastIndex((border) => border <= y);
  return cells[row]?.[column];
}

function paragraphsOf(glyphs: readonly Glyph[]): string[] {
  return paragraphsOfLines(rowsOf(glyphs).flatMap((row) => lineOf(row)?.text ?? []));
}
