import { DocumentPairTracer } from '../../ingest/crossref/trace.ts';
import type { StoredDocument } from '../../ingest/library/documents.ts';
import { type ReviewedCrossReference, unreviewed } from '../../ingest/library/review.ts';
import type { Clause } from '../../ingest/policy/clause.ts';
import type { ComparedRowView, ComparisonView } from '../contract/tracing.ts';
import { clauseViews } from './clause-view.ts';
import { type Linked, linkView, stands } from './cross-reference-view.ts';
import { documentSummary } from './document-view.ts';

/**
 * Two documents side by side: all clauses of both, the links between them (weak ones only where a person decided), and the
 * rows in which they stand. Documents that are no pair are compared on the spot: what is alike is then shown as 相似, and
 * nothing is said to be implemented.
 */
export async function compareDocuments(
  { library, explainer }: Linked,
  lower: StoredDocument,
  upper: StoredDocument,
  day: string,
): Promise<ComparisonView> {
  const sides = { lower: { document: lower.document.id }, upper: { document: upper.document.id } };
  const lowerClauses = library.clauses(lower.document.id);
  const upperClauses = library.clauses(upper.document.id);
  const pair = library.pairs.under(lower.document.id).find((one) => one.upper === upper.document.id) ?? null;
  const known = library.links({ ...sides, asked: true });
  const links = explainer.explain(
    pair === null ? [...known, ...(await alike(lowerClauses, upperClauses, known))] : known,
  );
  return {
    lower: documentSummary(lower, day),
    upper: documentSummary(upper, day),
    relation: pair === null ? 'similar' : 'implements',
    reasons: pair?.reasons ?? [],
    lowerClauses: clauseViews(lowerClauses, library),
    upperClauses: clauseViews(upperClauses, library),
    links: links.map((link) => linkView(library, link)),
    rows: alignedRows(lowerClauses, upperClauses, links.filter(stands)),
  };
}

/** Clauses of two documents that are alike, strong and medium only, without those that are known links. */
async function alike(
  lower: readonly Clause[],
  upper: readonly Clause[],
  known: readonly ReviewedCrossReference[],
): Promise<ReviewedCrossReference[]> {
  const places = new Set(known.map((link) => `${link.lower.address} ${link.upper.address}`));
  const found: ReviewedCrossReference[] = [];
  for (const links of new DocumentPairTracer(lower, upper).links()) {
    for (const link of links) {
      if (link.strength === 'weak' || places.has(`${link.lower.address} ${link.upper.address}`)) continue;
      found.push({ ...link, review: unreviewed });
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
  return found.sort((one, other) => other.score - one.score);
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
