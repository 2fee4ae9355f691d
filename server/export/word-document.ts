import {
  AlignmentType,
  BorderStyle,
  Document,
  ExternalHyperlink,
  Footer,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { PrintedCell, PrintedColumn, PrintedTable } from './printed-table.ts';

/** Twentieths of a point. A4 landscape, with margins that leave room for ten columns. */
const page = { width: 16_838, height: 11_906, margin: 850 };
const tableWidth = page.width - 2 * page.margin;

const font = (eastAsia: string) => ({
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  eastAsia,
  cs: 'Times New Roman',
});
/** Typefaces of GB/T 9704: title 小标宋, headings 黑体, text 仿宋. Sizes in half points. */
const typefaces = {
  title: { font: font('方正小标宋简体'), size: 36 },
  heading: { font: font('黑体'), size: 21 },
  text: { font: font('仿宋'), size: 21 },
  cell: { font: font('仿宋'), size: 18 },
};

const border = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const borders = { top: border, bottom: border, left: border, right: border };

/** A table as .docx, ready to print: A4 landscape, header row repeated on each page, page numbers. */
export async function wordDocument({ title, notes, columns, rows }: PrintedTable): Promise<Buffer> {
  const widths = columnWidths(columns);
  const document = new Document({
    title,
    creator: '',
    styles: { default: { document: { run: typefaces.text } } },
    sections: [
      {
        properties: {
          page: {
            // Given upright: the library turns the page.
            size: { width: page.height, height: page.width, orientation: PageOrientation.LANDSCAPE },
            margin: { top: page.margin, bottom: page.margin, left: page.margin, right: page.margin },
          },
        },
        footers: { default: new Footer({ children: [pageNumber()] }) },
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { after: 160 },
            children: [new TextRun({ text: title, ...typefaces.title })],
          }),
          ...notes.map(
            (note) =>
              new Paragraph({
                spacing: { after: 60 },
                children: [new TextRun({ text: note, ...typefaces.text })],
              }),
          ),
          new Table({
            width: { size: tableWidth, type: WidthType.DXA },
            layout: TableLayoutType.FIXED,
            columnWidths: widths,
            rows: [headerRow(columns, widths), ...rows.map((row) => bodyRow(row, columns, widths))],
          }),
        ],
      },
    ],
  });
  return await Packer.toBuffer(document);
}

function columnWidths(columns: readonly PrintedColumn[]): number[] {
  const total = columns.reduce((sum, { width }) => sum + width, 0);
  return columns.map(({ width }) => Math.floor((tableWidth * width) / total));
}

function headerRow(columns: readonly PrintedColumn[], widths: readonly number[]): TableRow {
  return new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(
      ({ header }, place) =>
        new TableCell({
          width: { size: widths[place] ?? 0, type: WidthType.DXA },
          borders,
          verticalAlign: VerticalAlign.CENTER,
          children: [
            new Paragraph({
              alignment: AlignmentType.CENTER,
              children: [new TextRun({ text: header, ...typefaces.heading })],
            }),
          ],
        }),
    ),
  });
}

function bodyRow(row: readonly PrintedCell[], columns: readonly PrintedColumn[], widths: readonly number[]): TableRow {
  return new TableRow({
    children: row.map(
      (cell, place) =>
        new TableCell({
          width: { size: widths[place] ?? 0, type: WidthType.DXA },
          borders,
          margins: { top: 40, bottom: 40, left: 60, right: 60 },
          children: paragraphs(cell, columns[place]?.align ?? 'left'),
        }),
    ),
  });
}

/** One paragraph a line; the first line carries the link. */
function paragraphs({ text, link }: PrintedCell, align: PrintedColumn['align']): Paragraph[] {
  return text.split('\n').map((line, place) => {
    const linked = place === 0 && link !== undefined;
    const run = new TextRun({ text: line, ...typefaces.cell, ...(linked ? { color: '1F4E79', underline: {} } : {}) });
    return new Paragraph({
      alignment: align === 'center' ? AlignmentType.CENTER : AlignmentType.LEFT,
      children: [linked ? new ExternalHyperlink({ link, children: [run] }) : run],
    });
  });
}

const pageNumber = (): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], ...typefaces.text })],
  });
