import type { StoredDocument } from '../../ingest/library/documents.ts';
import type { Library } from '../../ingest/library/library.ts';
import type { ReviewedCrossReference } from '../../ingest/library/review.ts';
import type { Clause } from '../../ingest/policy/clause.ts';
import type { ComparedRowView, ComparisonView } from '../contract/tracing.ts';
import { clauseViews } from './clause-view.ts';
import { linkView, stands } from './cross-reference-view.ts';
import { documentSummary } from './document-view.ts';

/** Two documents side by side: all clauses of both, the links between them (weak ones only where a person decided), and the rows in which they stand. */
export function compareDocuments(
  library: Library,
  municipal: StoredDocument,
  provincial: StoredDocument,
  day: string,
): ComparisonView {
  const links = library.links({
    municipal: { document: municipal.document.id },
    provincial: { document: provincial.document.id },
    asked: true,
  });
  const municipalClauses = library.clauses(municipal.document.id);
  const provincialClauses = library.clauses(provincial.document.id);
  return {
    municipal: documentSummary(municipal, day),
    provincial: documentSummary(provincial, day),
    municipalClauses: clauseViews(municipalClauses, library),
    provincialClauses: clauseViews(provincialClauses, library),
    links: links.map(linkView),
    rows: alignedRows(municipalClauses, provincialClauses, links.filter(stands)),
  };
}

/**
 * One row for each municipal clause in order, with its counterparts, best first. A provincial clause without a
 * counterpart gets a row of its own after the row in which the provincial clause before it stands first, so that both
 * columns read in order as far as the links allow.
 */
export function alignedRows(
  municipal: readonly Pick<Clause, 'address'>[],
  provincial: readonly Pick<Clause, 'address'>[],
  links: readonly Pick<ReviewedCrossReference, 'municipal' | 'provincial' | 'score'>[],
): ComparedRowView[] {
  const counterparts = new Map<string, string[]>();
  for (const { municipal: place, provincial: other } of links.toSorted((one, another) => another.score - one.score)) {
    counterparts.set(place.address, [...(counterparts.get(place.address) ?? []), other.address]);
  }
  const rowOf = new Map<string, number>();
  const rows = municipal.map(({ address }, row): ComparedRowView => {
    const places = counterparts.get(address) ?? [];
    for (const place of places) if (!rowOf.has(place)) rowOf.set(place, row);
    return { municipal: address, provincial: places };
  });
  const alone = new Map<number, string[]>();
  let after = -1;
  for (const { address } of provincial) {
    const row = rowOf.get(address);
    if (row !== undefined) after = row;
    else alone.set(after, [...(alone.get(after) ?? []), address]);
  }
  const unmatched = (row: number): ComparedRowView[] =>
    (alone.get(row) ?? []).map((address) => ({ municipal: null, provincial: [address] }));
  return [...unmatched(-1), ...rows.flatMap((aligned, row) => [aligned, ...unmatched(row)])];
}
