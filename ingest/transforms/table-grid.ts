import type { TableCell } from '../policy/clause.ts';

/** A cell in the grid column where it stands in one row. */
export interface PlacedCell {
  cell: TableCell;
  column: number;
  /** True where the cell belongs to a row above and reaches down into this one. */
  fromAbove: boolean;
}

/**
 * Places the cells of all rows of a table (its header first) in the columns of its grid. A merged cell stands in every
 * row that it covers, so that the cells beside it keep their columns.
 */
export function placeCells(rows: readonly (readonly TableCell[])[]): PlacedCell[][] {
  const open = new Map<number, { cell: TableCell; left: number }>();
  return rows.map((cells) => {
    const placed: PlacedCell[] = [];
    let column = 0;
    const takeOpen = (): void => {
      for (let above = open.get(column); above !== undefined; above = open.get(column)) {
        placed.push({ cell: above.cell, column, fromAbove: true });
        above.left--;
        if (above.left === 0) open.delete(column);
        column += above.cell.columns;
      }
    };
    for (const cell of cells) {
      takeOpen();
      placed.push({ cell, column, fromAbove: false });
      if (cell.rows > 1) open.set(column, { cell, left: cell.rows - 1 });
      column += cell.columns;
    }
    takeOpen();
    return placed;
  });
}

/** The cell that covers a column of a row; undefined where the row is shorter. */
export function cellAt(row: readonly PlacedCell[], column: number): PlacedCell | undefined {
  return row.find((placed) => placed.column <= column && column < placed.column + placed.cell.columns);
}

/** How many rows the header takes: its cells may be merged downwards over a second row of labels. */
export function headerDepth(header: readonly TableCell[]): number {
  return header.reduce((depth, { rows }) => Math.max(depth, rows), 1);
}
