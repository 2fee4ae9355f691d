import type { UnitMention } from './unit-mention.ts';

/**
 * Half-open range of UTF-16 code units, `[start, end)`. Which text it points into is said where it is used.
 */
export interface Span {
  start: number;
  end: number;
}

/**
 * What a node of a document's outline is.
 *
 * Headings (own line only, never a search record unless they carry more than their heading):
 * `part` 编, `chapter` 章, `section` 一、 or 节, `subsection` （一） above other clauses, `box` 专栏, `annex` 附件.
 * Content: `front` before the first number, `clause` the lowest numbered unit, `paragraph` unnumbered under a
 * heading, `item` inside a box, `table` (its header row), `row` of a table, `end` after the last number.
 */
export type ClauseKind =
  | 'front'
  | 'part'
  | 'chapter'
  | 'section'
  | 'subsection'
  | 'clause'
  | 'paragraph'
  | 'box'
  | 'item'
  | 'table'
  | 'row'
  | 'annex'
  | 'end';

/** One step of the breadcrumb from the document down to a clause (the clause itself not included). */
export interface ClauseAncestor {
  address: string;
  num: string | null;
  heading: string | null;
}

/** One cell of a table row, spanning `columns` × `rows` grid positions (1 × 1 when not merged). */
export interface TableCell {
  text: string;
  columns: number;
  rows: number;
}

/**
 * One node of a document's outline, in order. The texts of a document's clauses strung together are its source,
 * white space and page furniture aside.
 */
export interface Clause {
  /** Id of the document, e.g. `hz-2024-52`. */
  document: string;
  /** Path inside the document, e.g. `2/2/7`; unique, derived, parses back (see address.ts). */
  address: string;
  kind: ClauseKind;
  /** Printed number verbatim, e.g. `（2）`, `7.`, `专栏4`; null where none is printed. */
  num: string | null;
  heading: string | null;
  /** Whole printed text: number first, unit note last, visual lines joined with nothing. */
  text: string;
  units: UnitMention[];
  path: ClauseAncestor[];
  /** Range in the document's extracted source text. */
  span: Span;
  /** True when the clause is a search record: it says something beyond a heading. */
  searchable: boolean;
  /** Cells of a `table` header or a `row`; absent elsewhere. */
  cells?: TableCell[];
}
