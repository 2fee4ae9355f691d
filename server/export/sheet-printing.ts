/** What a sheet needs beyond its cells. */
export interface SheetPrinting {
  sheet: string;
  /** 1-based row that is repeated on each page. */
  headerRow: number;
  /** Number of columns that are printed; the links stand to their right. */
  printedColumns: number;
  /** Targets of the link cells, row by row from the one under the header; empty where there is none. */
  links: readonly (readonly string[])[];
}

const xml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const columnName = (place: number): string => String.fromCharCode('A'.charCodeAt(0) + place);

const hyperlinkType = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink';

/**
 * The parts of a workbook that the writer has no option for: one page wide, print area, repeated header row, page
 * numbers, links of cells. The order of the elements is that of ECMA-376.
 */
export function sheetPrinting({ sheet, headerRow, printedColumns, links }: SheetPrinting) {
  const lastRow = headerRow + links.length;
  const area = `$A$1:$${columnName(printedColumns - 1)}$${lastRow}`;
  const definedName = (name: string, range: string) =>
    `<definedName name="_xlnm.${name}" localSheetId="0">'${xml(sheet)}'!${range}</definedName>`;
  const names = definedName('Print_Area', area) + definedName('Print_Titles', `$${headerRow}:$${headerRow}`);
  const cells = links.flatMap((row, line) =>
    row.flatMap((target, place) =>
      target === '' ? [] : [{ target, cell: `${columnName(printedColumns + place)}${headerRow + 1 + line}` }],
    ),
  );
  const hyperlinks = cells.map(({ cell }, index) => `<hyperlink ref="${cell}" r:id="rIdLink${index}"/>`).join('');
  const before = hyperlinks === '' ? '' : `<hyperlinks>${hyperlinks}</hyperlinks>`;
  const margins = '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.7" header="0.3" footer="0.4"/>';
  const setup = '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>';
  const footer = '<headerFooter><oddFooter>&amp;C— &amp;P —</oddFooter></headerFooter>';
  const relationship = (target: string, index: number) =>
    `<Relationship Id="rIdLink${index}" Type="${hyperlinkType}" Target="${xml(target)}" TargetMode="External"/>`;
  return {
    files: {
      transform: {
        'xl/workbook.xml': {
          transform: (content: string) =>
            content.replace('<definedNames/>', () => `<definedNames>${names}</definedNames>`),
        },
        'xl/worksheets/sheet{id}.xml': {
          transform: (content: string) =>
            content
              .replace(/<worksheet[^>]*>/, (tag) => `${tag}<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`)
              .replace(/<pageMargins[^>]*>/, () => before + margins)
              .replace(/<pageSetup[^>]*>/, () => setup + footer),
        },
        'xl/worksheets/_rels/sheet{id}.xml.rels': {
          insert: () => cells.map(({ target }, index) => relationship(target, index)).join(''),
        },
      },
    },
  };
}
