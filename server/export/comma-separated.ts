import { linkColumns, type PrintedTable } from './printed-table.ts';

/** Characters with which a spreadsheet begins a formula, half and full width. */
const formulaStart = /^[\s]*[=+\-@＝＋－＠]|^[\t\r]/;

/**
 * A field that no spreadsheet takes for a formula (an apostrophe goes in front of it) and that holds together
 * (RFC 4180: quoted where it contains a comma, a quote or a line break).
 */
export function csvField(text: string): string {
  const guarded = formulaStart.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** Lines of fields as CSV in UTF-8 with a byte order mark, without which Excel reads Chinese as another encoding. */
export function csvText(lines: readonly (readonly string[])[]): string {
  return `\uFEFF${lines.map((line) => `${line.map(csvField).join(',')}\r\n`).join('')}`;
}

/** The header and the rows of a table, then its links. */
export function csvTable(table: PrintedTable): string {
  const links = linkColumns(table);
  const header = [...table.columns.map((column) => column.header), ...links.headers];
  const lines = table.rows.map((row, place) => [...row.map((cell) => cell.text), ...(links.rows[place] ?? [])]);
  return csvText([header, ...lines]);
}
