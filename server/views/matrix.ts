import type { StoredDocument } from '../../ingest/library/documents.ts';
import type { Library } from '../../ingest/library/library.ts';
import type { ReviewedCrossReference } from '../../ingest/library/review.ts';
import type { Clause } from '../../ingest/policy/clause.ts';
import { printedPinpoint } from '../../ingest/policy/place/write.ts';
import type { MatrixCellView, MatrixHeadView, MatrixView } from '../contract/tracing.ts';
import { stands } from './cross-reference-view.ts';
import { titleOf } from './document-view.ts';
import { isTraceable } from './traceable.ts';

/** Clauses of an upper document × its lower documents. */
export function documentMatrix(library: Library, upper: StoredDocument): MatrixView {
  const lower = library.pairs.over(upper.document.id).flatMap(({ lower: id }) => library.document(id) ?? []);
  const columns = lower.map(documentHead);
  const columnOf = new Map(lower.map(({ document }, column) => [document.id, column]));
  return matrix(library, upper, columns, (link) => columnOf.get(link.lower.document));
}

/** Clauses of an upper document × clauses of a lower one. */
export function clauseMatrix(library: Library, upper: StoredDocument, lower: StoredDocument): MatrixView {
  const clauses = library.clauses(lower.document.id).filter(isTraceable);
  const columnOf = new Map(clauses.map(({ address }, column) => [address, column]));
  return matrix(library, upper, clauses.map(clauseHead), (link) =>
    link.lower.document === lower.document.id ? columnOf.get(link.lower.address) : undefined,
  );
}

function matrix(
  library: Library,
  upper: StoredDocument,
  columns: MatrixHeadView[],
  columnOf: (link: ReviewedCrossReference) => number | undefined,
): MatrixView {
  const clauses = library.clauses(upper.document.id).filter(isTraceable);
  const rowOf = new Map(clauses.map(({ address }, row) => [address, row]));
  const cells = new Map<string, MatrixCellView>();
  // Best first: the first link of a cell is the one that it shows.
  for (const link of library.links({ upper: { document: upper.document.id } })) {
    const row = rowOf.get(link.upper.address);
    const column = columnOf(link);
    if (row === undefined || column === undefined || link.review.status === 'rejected') continue;
    const key = `${row} ${column}`;
    const cell = cells.get(key) ?? matrixCell(link, row, column);
    if (stands(link)) cell.links += 1;
    cells.set(key, cell);
  }
  return { rows: clauses.map(clauseHead), columns, cells: [...cells.values()] };
}

function matrixCell(link: ReviewedCrossReference, row: number, column: number): MatrixCellView {
  const { lower, upper, score, strength, type, review } = link;
  return { row, column, links: 0, lower, upper, score, strength, type, review: review.status };
}

const documentHead = (stored: StoredDocument): MatrixHeadView => ({
  document: stored.document.id,
  address: null,
  num: null,
  heading: titleOf(stored),
  section: null,
  pinpoint: null,
});

const clauseHead = (clause: Clause): MatrixHeadView => ({
  document: clause.document,
  address: clause.address,
  num: clause.num,
  heading: clause.heading,
  pinpoint: printedPinpoint(clause),
  section: clause.path.findLast((ancestor) => ancestor.heading !== null)?.heading ?? null,
});
