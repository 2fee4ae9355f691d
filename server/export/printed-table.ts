/** One cell of an exported table: its text, lines apart by `\n`, and where it leads. */
export interface PrintedCell {
  text: string;
  link?: string;
}

/** A column: header, width as a share of the page, and how its text stands. */
export interface PrintedColumn {
  header: string;
  width: number;
  align: 'left' | 'center';
}

/**
 * A table as an office prints it, before it is written in any format: title, lines under the title (documents, date,
 * where the clauses can be read), columns and rows.
 */
export interface PrintedTable {
  title: string;
  notes: string[];
  columns: PrintedColumn[];
  rows: PrintedCell[][];
}

/**
 * Where the cells lead, as columns of their own (`上位条款链接`), for formats that show a link as text: one for each column
 * that leads somewhere.
 */
export function linkColumns({ columns, rows }: PrintedTable): { headers: string[]; rows: string[][] } {
  const linked = columns.flatMap((_, place) => (rows.some((row) => row[place]?.link !== undefined) ? [place] : []));
  return {
    headers: linked.map((place) => `${columns[place]?.header ?? ''}链接`),
    rows: rows.map((row) => linked.map((place) => row[place]?.link ?? '')),
  };
}
