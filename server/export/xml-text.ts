import type { PrintedTable } from './printed-table.ts';

/** The text with U+FFFD in place of what XML 1.0 cannot hold in any form; an office program refuses a file with it. */
const xmlText = (text: string): string =>
  text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\uFFFD');

/** The same table with texts that XML can hold. */
export function xmlTable({ title, notes, columns, rows }: PrintedTable): PrintedTable {
  return {
    title: xmlText(title),
    notes: notes.map(xmlText),
    columns,
    rows: rows.map((row) => row.map((cell) => ({ ...cell, text: xmlText(cell.text) }))),
  };
}
