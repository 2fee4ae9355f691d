import { formatCsv } from '../../ingest/library/csv.ts';
import { linkColumns, type PrintedTable } from './printed-table.ts';
import { xmlTable } from './xml-text.ts';

export type ExportFormat = 'xlsx' | 'docx' | 'csv' | 'json';

export interface ExportFile {
  name: string;
  type: string;
  content: Buffer | string;
}

const types: Record<ExportFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

/** Writes a table in a format. @param day goes into the name of the file (ISO 8601 date) */
export async function exportFile(table: PrintedTable, format: ExportFormat, day: string): Promise<ExportFile> {
  return { name: `${table.title}-${day}.${format}`, type: types[format], content: await written(table, format) };
}

/** The writers of office files are loaded when they are first needed: they would take 15 MB of every server. */
async function written(table: PrintedTable, format: ExportFormat): Promise<Buffer | string> {
  switch (format) {
    case 'xlsx':
      return (await import('./spreadsheet.ts')).spreadsheet(xmlTable(table));
    case 'docx':
      return (await import('./word-document.ts')).wordDocument(xmlTable(table));
    case 'csv':
      return formatCsv(withLinks(table));
    case 'json':
      return jsonTable(table);
  }
}

/** Headers and rows of a table with the columns of its links. */
function withLinks(table: PrintedTable): string[][] {
  const links = linkColumns(table);
  return [
    [...table.columns.map(({ header }) => header), ...links.headers],
    ...table.rows.map((row, place) => [...row.map(({ text }) => text), ...(links.rows[place] ?? [])]),
  ];
}

/** Title, notes, and one object a row with the headers as names. */
function jsonTable(table: PrintedTable): string {
  const [headers = [], ...lines] = withLinks(table);
  const rows = lines.map((cells) => Object.fromEntries(headers.map((header, column) => [header, cells[column] ?? ''])));
  return `${JSON.stringify({ title: table.title, notes: table.notes, rows }, null, 2)}\n`;
}
