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
  lower: StoredDocument,
  upper: StoredDocument,
  day: string,
): ComparisonView {
  const links = library.links({
    lower: { document: lower.document.id },
    upper: { document: upper.document.id },
    asked: true,
  });
  const lowerClauses = library.clauses(lower.document.id);
  const upperClauses = library.clauses(upper.document.id);
  return {
    lower: documentSummary(lower, day),
    upper: documentSummary(upper, day),
    lowerClauses: clauseViews(lowerClauses, library),
    upperClauses: clauseViews(upperClauses, library),
    links: links.map(linkView),
    rows: alignedRows(lowerClauses, upperClauses, links.filter(stands)),
  };
}

/**
 * One row for each lower clause in order, with its counterparts, best first. A upper clause without a
 * counterpart gets a row of its own after the row in which the upper clause before it stands first, so that both
 * columns read in order as far as the links allow.
 */
export function alignedRows(
  lower: readonly Pick<Clause, 'address'>[],
  upper: readonly Pick<Clause, 'address'>[],
  links: readonly Pick<ReviewedCrossReference, 'lower' | 'upper' | 'score'>[],
): ComparedRowView[] {
  const counterparts = new Map<string, string[]>();
  for (const { lower: place, upper: other } of links.toSorted((one, another) => another.score - one.score)) {
    counterparts.set(place.address, [...(counterparts.get(place.address) ?? []), other.address]);
  }
  const rowOf = new Map<string, number>();
  const rows = lower.map(({ address }, row): ComparedRowView => {
    const places = counterparts.get(address) ?? [];
    for (const place of places) if (!rowOf.has(place)) rowOf.set(place, row);
    return { lower: address, upper: places };
  });
  const alone = new Map<number, string[]>();
  let after = -1;
  for (const { address } of upper) {
    const row = rowOf.get(address);
    if (row !== undefined) after = row;
    else alone.set(after, [...(alone.get(after) ?? []), address]);
  }
  const unmatched = (row: number): ComparedRowView[] =>
    (alone.get(row) ?? []).map((address) => ({ lower: null, upper: [address] }));
  return [...unmatched(-1), ...rows.flatMap((aligned, row) => [aligned, ...unmatched(row)])];
}
