import writeExcelFile, { type CellObject, type Row } from 'write-excel-file/node';
import { linkColumns, type PrintedCell, type PrintedColumn, type PrintedTable } from './printed-table.ts';
import { sheetPrinting } from './sheet-printing.ts';

const thin = { borderStyle: 'thin', borderColor: '#000000' } as const;
/** Half-width characters side by side on the page, from 10 points (150) down to what can still be read. */
const pageWidths = [150, 180, 215, 260];
const lineHeight = 13.5;
/** No row of a spreadsheet can be higher than this, in points. */
const highestRow = 409;
const linkWidth = 50;

/**
 * A table as .xlsx, ready to print: A4 landscape, as wide as the page, header row repeated on each page and kept in
 * view, page numbers. Every cell is text, so that nothing is taken for a formula. Links stand in columns of their own
 * to the right of what is printed (a spreadsheet does not wrap a cell that is a link).
 */
export async function spreadsheet(table: PrintedTable): Promise<Buffer> {
  const { title, notes, columns, rows } = table;
  const links = linkColumns(table);
  const pageWidth =
    pageWidths.find((width) => rows.every((row) => rowHeight(row, columns, width) <= highestRow)) ?? 260;
  const header = [
    ...columns.map((column) => headerCell(column.header)),
    ...links.headers.map((name) => headerCell(name)),
  ];
  const top = [titleRow(title, columns), ...notes.map((note) => noteRow(note, columns, pageWidth))];
  const body = rows.map((row, place): Row => {
    const height = Math.min(highestRow, rowHeight(row, columns, pageWidth));
    return [
      ...row.map((cell, at) => bodyCell(cell.text, columns[at]?.align ?? 'left', height)),
      ...(links.rows[place] ?? []).map(linkCell),
    ];
  });
  const headerRow = top.length + 1;
  const sheet = sheetName(title);
  return await writeExcelFile(
    [
      {
        data: [...top, header, ...body],
        sheet,
        orientation: 'landscape',
        stickyRowsCount: headerRow,
        columns: [
          ...columns.map(({ width }) => ({ width: columnWidth(width, pageWidth) })),
          ...links.headers.map(() => ({ width: linkWidth })),
        ],
      },
    ],
    {
      fontFamily: '宋体',
      fontSize: 10,
      features: [sheetPrinting({ sheet, headerRow, printedColumns: columns.length, links: links.rows })],
    },
  ).toBuffer();
}

const across = (cell: CellObject, columns: readonly PrintedColumn[]): Row => [
  { ...cell, columnSpan: columns.length },
  ...columns.slice(1).map(() => null),
];

const titleRow = (title: string, columns: readonly PrintedColumn[]): Row =>
  across(
    { value: title, fontFamily: '黑体', fontSize: 18, align: 'center', alignVertical: 'center', height: 36 },
    columns,
  );

function noteRow(note: string, columns: readonly PrintedColumn[], pageWidth: number): Row {
  const height = 16 * linesOf(note, pageWidth);
  return across(
    { value: note, fontFamily: '仿宋', fontSize: 10.5, alignVertical: 'center', wrap: true, height },
    columns,
  );
}

const headerCell = (value: string): CellObject => ({
  ...{ value, fontFamily: '黑体', fontSize: 10.5, wrap: true, height: 24 },
  ...{ align: 'center', alignVertical: 'center', backgroundColor: '#EEEEEE', ...thin },
});

const bodyCell = (text: string, align: PrintedColumn['align'], height: number): CellObject => ({
  ...{ value: excelText(text), type: String, format: '@', fontFamily: '仿宋', fontSize: 10, wrap: true },
  ...{ align, alignVertical: 'top', height, ...thin },
});

const linkCell = (url: string): CellObject => ({
  ...{ value: url, type: String, format: '@', fontFamily: 'Arial', fontSize: 9 },
  ...{ textColor: '#1F4E79', alignVertical: 'top' },
});

const columnWidth = (share: number, pageWidth: number): number => Math.max(5, Math.round(share * pageWidth));

/** Printed lines of a text in a column of so many half-width characters. */
function linesOf(text: string, width: number): number {
  return text
    .split('\n')
    .map((line) => Math.max(1, Math.ceil(line.replace(/[\u0300-\uFFFF]/g, '__').length / Math.max(1, width - 1.5))))
    .reduce((sum, lines) => sum + lines, 0);
}

/** Spreadsheets do not all fit the height of a row to its text when they open a file, so it is set. */
function rowHeight(row: readonly PrintedCell[], columns: readonly PrintedColumn[], pageWidth: number): number {
  const lines = row.map(({ text }, place) => linesOf(text, columnWidth(columns[place]?.width ?? 0, pageWidth)));
  return Math.max(...lines) * lineHeight + 4;
}

/** A cell holds 32,767 characters. */
const excelText = (text: string): string => text.slice(0, 32_767);

/** Sheet names hold 31 characters and none of : \ / ? * [ ] '. */
const sheetName = (title: string): string => title.replace(/[:\\/?*[\]']/g, '').slice(0, 31) || '表';
