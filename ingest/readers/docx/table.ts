import type { CellSource } from '../source-builder.ts';
import { childOf, childrenOf, valueAt, type XmlElement } from '../xml.ts';
import type { BlockSink, BodyReader } from './body.ts';

const ROW_WRAPPERS = new Set(['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins', 'w:moveTo']);

/**
 * Reads a table with its merged cells. A table of one column is a frame (a 专栏 box, a letterhead): its blocks are
 * read as ordinary paragraphs.
 */
export function readTable(table: XmlElement, reader: BodyReader, sink: BlockSink): void {
  const rows = unwrapped(table, 'w:tr');
  const kept = rows.filter((row) => {
    if (childOf(row, 'w:trPr', 'w:del') === undefined) return true;
    sink.drop(
      unwrapped(row, 'w:tc')
        .flatMap((cell) => reader.cell(cell, sink))
        .join(' '),
      '修订中已删除的表格行',
    );
    return false;
  });
  if (kept.every((row) => unwrapped(row, 'w:tc').length <= 1)) {
    for (const row of kept) for (const cell of unwrapped(row, 'w:tc')) reader.blocks(cell, sink);
    return;
  }
  sink.table(gridOf(kept, reader, sink));
}

function gridOf(rows: readonly XmlElement[], reader: BodyReader, sink: BlockSink): CellSource[][] {
  /** Per grid column the cell above that a vertical merge continues. */
  const open = new Map<number, CellSource>();
  return rows.map((row) => {
    const cells: CellSource[] = [];
    let column = 0;
    const gap = span(valueAt(row, 'w:trPr', 'w:gridBefore'), 0);
    if (gap > 0) cells.push({ paragraphs: [], columns: gap, rows: 1 });
    column += gap;
    for (const element of unwrapped(row, 'w:tc')) {
      const columns = span(valueAt(element, 'w:tcPr', 'w:gridSpan'), 1);
      const merge = childOf(element, 'w:tcPr', 'w:vMerge');
      const above = open.get(column);
      const paragraphs = reader.cell(element, sink);
      // `w:vMerge` without a value continues the cell above (17.4.84).
      if (merge !== undefined && merge.attributes['w:val'] !== 'restart' && above !== undefined) {
        above.rows += 1;
        above.paragraphs.push(...paragraphs);
      } else if (continuesLeft(element) && cells.length > 0) {
        const left = cells.at(-1);
        if (left !== undefined) {
          left.columns += columns;
          left.paragraphs.push(...paragraphs);
        }
      } else {
        const cell = { paragraphs, columns, rows: 1 };
        cells.push(cell);
        if (merge === undefined) open.delete(column);
        else open.set(column, cell);
      }
      column += columns;
    }
    return cells;
  });
}

/** `w:hMerge`, the older way to merge cells of one row. */
function continuesLeft(cell: XmlElement): boolean {
  const merge = childOf(cell, 'w:tcPr', 'w:hMerge');
  return merge !== undefined && merge.attributes['w:val'] !== 'restart';
}

function span(value: string | undefined, fallback: number): number {
  const count = Number(value ?? fallback);
  return Number.isInteger(count) && count >= 0 && count <= 1000 ? count : fallback;
}

function unwrapped(element: XmlElement, name: string): XmlElement[] {
  return childrenOf(element).flatMap((child) => {
    if (child.name === name) return [child];
    return ROW_WRAPPERS.has(child.name) ? unwrapped(child, name) : [];
  });
}
