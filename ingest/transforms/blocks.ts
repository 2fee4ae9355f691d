import type { Nodes, Root, Table, TableCell as TableCellNode, TableRow as TableRowNode } from 'mdast';
import type { TableCell } from '../policy/clause.ts';
import type { PolicyLine } from '../policy/tree.ts';

/** A paragraph or heading of the source. */
export interface TextBlock extends PolicyLine {
  kind: 'text';
  /** Depth of a Markdown, HTML or Word heading, 1…6; null for a plain paragraph. */
  depth: number | null;
}

/** One row of a table. */
export interface TableRow extends PolicyLine {
  cells: TableCell[];
}

export interface TableBlock extends PolicyLine {
  kind: 'table';
  header: TableRow;
  rows: TableRow[];
}

export type Block = TextBlock | TableBlock;

/** Half-open range of block indexes. */
export interface Range {
  from: number;
  to: number;
}

/** Text of the paragraph at an index; empty for a table and outside the list. */
export function textAt(blocks: readonly Block[], index: number): string {
  const block = blocks[index];
  return block !== undefined && block.kind === 'text' ? block.text : '';
}

/** mdast → flat list of paragraphs and tables in order. Containers (lists, quotes) are opened; nothing is left out. */
export function toBlocks(root: Root): Block[] {
  const blocks: Block[] = [];
  for (const child of root.children) collect(child, blocks, null);
  return blocks;
}

function collect(node: Nodes, blocks: Block[], depth: number | null): void {
  if (node.type === 'table') {
    const captions = captionRows(node);
    for (const row of captions) for (const cell of row.children) pushCaption(cell, blocks);
    const table = toTable({ ...node, children: node.children.slice(captions.length) });
    if (table !== null) blocks.push(table);
    return;
  }
  if (node.type === 'yaml' || node.type === 'definition' || node.type === 'thematicBreak') return;
  if ('children' in node && node.type !== 'paragraph' && node.children.some(isFlow)) {
    for (const child of node.children) collect(child, blocks, depth);
    return;
  }
  pushText(node, blocks, node.type === 'heading' ? node.depth : depth);
}

/** Rows above the header in which one cell runs over all columns: 附件 and the title of a table copied from a sheet. */
function captionRows(table: Table): TableRowNode[] {
  const width = table.children.reduce((widest, row) => Math.max(widest, widthOf(row)), 0);
  const isCaption = (row: TableRowNode): boolean => row.children.length === 1 && width > 1 && widthOf(row) === width;
  const end = table.children.findIndex((row) => !isCaption(row));
  return table.children.slice(0, Math.max(0, end));
}

function widthOf(row: TableRowNode): number {
  return row.children.reduce((width, cell) => width + (cell.data?.columns ?? 1), 0);
}

/** Each printed line of a caption is a paragraph of its own. */
function pushCaption(cell: TableCellNode, blocks: Block[]): void {
  for (const child of cell.children) if (child.type !== 'break') pushText(child, blocks, null);
}

const FLOW = new Set([
  'paragraph',
  'heading',
  'list',
  'listItem',
  'blockquote',
  'table',
  'code',
  'html',
  'footnoteDefinition',
]);

function isFlow(node: Nodes): boolean {
  return FLOW.has(node.type);
}

function pushText(node: Nodes, blocks: Block[], depth: number | null): void {
  const text = textOf(node).trim();
  if (text === '') return;
  blocks.push({ kind: 'text', text, depth, ...placeOf(node) });
}

/** Text of a node with its visual line breaks undone (joined with nothing, as Chinese is written). */
function textOf(node: Nodes): string {
  if ('value' in node) return withoutLineBreaks(node.value);
  if (node.type === 'break') return '';
  if (node.type === 'image' || node.type === 'imageReference') return node.alt ?? '';
  if (!('children' in node)) return '';
  return node.children.map(textOf).join('');
}

/** Joins lines with nothing, the blanks at their borders taken off; runs of blanks inside a line are passed over once. */
function withoutLineBreaks(value: string): string {
  const lines = value.split(/\r\n|[\n\r]/);
  if (lines.length === 1) return value;
  return lines
    .map((line, index) => {
      const from = index === 0 ? 0 : line.search(/[^ \t]|$/);
      let to = line.length;
      while (index < lines.length - 1 && to > from && ' \t'.includes(line.charAt(to - 1))) to--;
      return line.slice(from, to);
    })
    .join('');
}

function placeOf(node: Nodes): Pick<PolicyLine, 'start' | 'end' | 'number'> {
  const start = node.position?.start.offset ?? 0;
  return { start, end: node.position?.end.offset ?? start, number: node.position?.start.line ?? 1 };
}

function toTable(node: Table): TableBlock | null {
  const rows = node.children
    .map((row): TableRow => {
      const cells = row.children.map((cell): TableCell => {
        return { text: textOf(cell).trim(), columns: cell.data?.columns ?? 1, rows: cell.data?.rows ?? 1 };
      });
      return { cells, text: rowText(cells), ...placeOf(row) };
    })
    .filter((row) => row.text !== '');
  const [header, ...rest] = rows;
  if (header === undefined) return null;
  return { kind: 'table', header, rows: rest, text: rows.map((row) => row.text).join('\n'), ...placeOf(node) };
}

/** Printed text of a row: its cells one after the other with one space between. */
export function rowText(cells: readonly TableCell[]): string {
  return cells
    .map((cell) => cell.text)
    .filter((text) => text !== '')
    .join(' ');
}
