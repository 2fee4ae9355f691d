/** First characters that make a spreadsheet read a cell as a formula, full-width ones of Chinese input included. */
const formulaStart = /^[=+\-@＝＋－＠\t\r]/u;

/**
 * Rows as CSV (RFC 4180) with a byte order mark, so that spreadsheets read the Chinese. A cell that a spreadsheet would
 * take for a formula gets an apostrophe in front; `parseCsv` takes it off again.
 */
export function formatCsv(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((row) => row.map(formatCell).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function formatCell(cell: string): string {
  const safe = formulaStart.test(cell) || /^'+[=+\-@＝＋－＠\t\r]/u.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One row of a CSV file with the line on which it begins (1-based). */
export interface CsvRow {
  line: number;
  cells: string[];
}

/**
 * Reads CSV with any line ends; empty rows are left out.
 *
 * @returns null when a quotation mark is never closed
 */
export function parseCsv(text: string): CsvRow[] | null {
  const rows: CsvRow[] = [];
  let row: CsvRow = { line: 1, cells: [] };
  let line = 1;
  let cell = '';
  let quoted = false;
  const endCell = () => {
    row.cells.push(/^'+[=+\-@＝＋－＠\t\r]/u.test(cell) ? cell.slice(1) : cell);
    cell = '';
  };
  const endRow = () => {
    endCell();
    if (row.cells.some((value) => value !== '')) rows.push(row);
    row = { line, cells: [] };
  };
  const characters = text.replace(/^\uFEFF/u, '');
  for (let index = 0; index < characters.length; index += 1) {
    const character = characters.charAt(index);
    const next = characters.charAt(index + 1);
    if (character === '\n' || (character === '\r' && next !== '\n')) line += 1;
    if (quoted) {
      if (character !== '"') cell += character;
      else if (next === '"') {
        cell += '"';
        index += 1;
      } else quoted = false;
    } else if (character === '"' && cell === '') quoted = true;
    else if (character === ',') endCell();
    else if (character === '\n' || (character === '\r' && next !== '\n')) endRow();
    else if (character !== '\r') cell += character;
  }
  if (quoted) return null;
  endRow();
  return rows;
}
