import type { Heading, Paragraph, PhrasingContent, Root, Table, TableCell, TableRow, Text } from 'mdast';
import type { Span } from '../policy/clause.ts';
import type { IngestMessage } from '../policy/message.ts';
import type { DroppedText, SourceFormat, SourceText } from './source-text.ts';

/** A table cell as a container format holds it: its paragraphs, and the grid columns and rows that it covers. */
export interface CellSource {
  paragraphs: string[];
  columns: number;
  rows: number;
}

/** mdast knows six heading levels. */
type HeadingDepth = Heading['depth'];

/**
 * Writes the extracted text of a container format (docx, html) and its tree side by side, so that every node's
 * offsets point into the text by construction: one paragraph a line; a table row is a line with tabs between its
 * cells, and a cell of several paragraphs runs over several lines.
 */
export class SourceBuilder {
  readonly messages: IngestMessage[] = [];
  readonly #dropped: DroppedText[] = [];
  readonly #children: Root['children'] = [];
  readonly #written: string[] = [];
  #offset = 0;
  #line = 1;
  #lineStart = 0;

  /**
   * Appends a paragraph, or a heading where a depth is given; text of white space only is left out.
   *
   * @param value - Text without line feeds; white space at both ends is removed.
   */
  paragraph(value: string, depth: number | null = null): void {
    const text = this.#write(trimSpace(value));
    if (text === null) return;
    const node: Paragraph | Heading =
      depth === null
        ? { type: 'paragraph', children: [text] }
        : { type: 'heading', depth: headingDepth(depth), children: [text] };
    this.#children.push(withPositionOf(node, text, text));
    this.#write('\n');
  }

  /** Appends a table; rows without any text are left out. */
  table(rows: readonly (readonly CellSource[])[]): void {
    const written = withoutEmptyRows(rows).flatMap((row) => this.#row(row) ?? []);
    const [first, last] = [written[0], written.at(-1)];
    if (first === undefined || last === undefined) return;
    const table: Table = { type: 'table', children: written };
    this.#children.push(withPositionOf(table, first, last));
  }

  /** Writes a printed line as it stands, without a node for it, and returns its range. */
  line(value: string): Span {
    const start = this.#offset;
    this.#write(value);
    const end = this.#offset;
    this.#write('\n');
    return { start, end };
  }

  /** Lists text that is left out at this place; it is not part of the extracted text, so its span is empty. */
  drop(text: string, reason: string): void {
    const printed = trimSpace(text);
    if (printed === '') return;
    this.#dropped.push({ text: printed, span: { start: this.#offset, end: this.#offset }, reason });
  }

  /** Adds a message about the line that is written next. */
  warn(rule: string, reason: string, quote: string | null = null, severity: IngestMessage['severity'] = 'note'): void {
    this.messages.push({ severity, rule, reason, line: this.#line, address: null, quote });
  }

  result(format: SourceFormat, encoding: string | null): SourceText {
    return {
      format,
      encoding,
      text: this.#written.join(''),
      root: { type: 'root', children: this.#children },
      dropped: this.#dropped,
      messages: this.messages,
    };
  }

  #row(cells: readonly CellSource[]): TableRow | null {
    if (isEmptyRow(cells)) return null;
    const start = this.#point();
    const children: TableCell[] = [];
    for (const [index, cell] of cells.entries()) {
      if (index > 0) this.#write('\t');
      children.push(this.#cell(cell));
    }
    const row: TableRow = { type: 'tableRow', children, position: { start, end: this.#point() } };
    this.#write('\n');
    return row;
  }

  #cell(cell: CellSource): TableCell {
    const start = this.#point();
    const children: PhrasingContent[] = [];
    for (const paragraph of cell.paragraphs) {
      const value = trimSpace(paragraph);
      if (value === '') continue;
      if (children.length > 0) {
        children.push({ type: 'break' });
        this.#write('\n');
      }
      const text = this.#write(value);
      if (text !== null) children.push(text);
    }
    const merged = { ...(cell.columns > 1 && { columns: cell.columns }), ...(cell.rows > 1 && { rows: cell.rows }) };
    const node: TableCell = { type: 'tableCell', children, position: { start, end: this.#point() } };
    return Object.keys(merged).length > 0 ? { ...node, data: merged } : node;
  }

  #write(value: string): Text | null {
    if (value === '') return null;
    const start = this.#point();
    this.#written.push(value);
    this.#offset += value.length;
    if (value === '\n') {
      this.#line += 1;
      this.#lineStart = this.#offset;
    }
    return { type: 'text', value, position: { start, end: this.#point() } };
  }

  #point(): { line: number; column: number; offset: number } {
    return { line: this.#line, column: this.#offset - this.#lineStart + 1, offset: this.#offset };
  }
}

function isEmptyRow(cells: readonly CellSource[]): boolean {
  return cells.every((cell) => cell.paragraphs.every((paragraph) => trimSpace(paragraph) === ''));
}

/** A merged cell reaches over fewer rows where some of them are left out. */
function withoutEmptyRows(rows: readonly (readonly CellSource[])[]): (readonly CellSource[])[] {
  const empty = rows.map(isEmptyRow);
  if (!empty.includes(true)) return [...rows];
  return rows.flatMap((row, index) => {
    if (empty[index]) return [];
    const left = (cell: CellSource): number =>
      cell.rows - empty.slice(index + 1, index + cell.rows).filter((isEmpty) => isEmpty).length;
    return [row.map((cell) => (cell.rows > 1 ? { ...cell, rows: left(cell) } : cell))];
  });
}

/** White space and zero-width marks, which print nothing at the ends of a paragraph. */
const EDGE_SPACE = /^[\s\u200b\u2060]+|[\s\u200b\u2060]+$/g;

/** Removes white space of any width at both ends and turns line feeds and tabs inside into spaces. */
function trimSpace(value: string): string {
  return value.replace(EDGE_SPACE, '').replace(/[\t\n\r\f\v]+/g, ' ');
}

function headingDepth(depth: number): HeadingDepth {
  const depths: readonly HeadingDepth[] = [1, 2, 3, 4, 5, 6];
  return depths[Math.min(Math.max(Math.trunc(depth), 1), 6) - 1] ?? 6;
}

type Positioned = { position?: Text['position'] };

function withPositionOf<Node extends Positioned>(node: Node, first: Positioned, last: Positioned): Node {
  if (first.position === undefined || last.position === undefined) return node;
  return { ...node, position: { start: first.position.start, end: last.position.end } };
}
