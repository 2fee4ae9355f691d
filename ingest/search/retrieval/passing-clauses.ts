import { mentionedYears } from '../index/clause-record.ts';
import type { SourceDocument } from '../overview/clause-source.ts';
import type { RankedClause } from '../ranking/ranking.ts';
import type { SearchRequest, SearchSort } from '../search-request.ts';
import type { Reading } from '../understanding/query.ts';
import { FacetCounts, facetNames, facetsWith, facetValues, failedFacets } from './facets.ts';

/** Ranked clauses that pass the filters, and how all of them divide by facet. */
export function passingClauses(
  ranked: RankedClause[],
  filters: SearchRequest['filters'],
  { years, without }: Pick<Reading, 'years' | 'without'>,
  documents: ReadonlyMap<string, SourceDocument>,
): { passing: RankedClause[]; counts: FacetCounts } {
  const counts = new FacetCounts();
  const passing: RankedClause[] = [];
  for (const entry of ranked) {
    const { clause, folded } = entry.prepared;
    const document = documents.get(clause.document);
    if (document === undefined || facetsWith(without, clause, document).length > 0) continue;
    const ofYear =
      years.includes(document.year ?? '') || mentionedYears(folded.text).some((year) => years.includes(year));
    if (years.length > 0 && !ofYear) continue;
    const failed = failedFacets(filters, clause, document);
    if (failed.length === 0) passing.push(entry);
    for (const facet of failed.length === 0 ? facetNames : failed.length === 1 ? failed : []) {
      for (const value of facetValues(facet, clause, document)) counts.add(facet, value);
    }
  }
  return { passing, counts };
}

/** Same input, same order: what scores alike stands in the order of the library. */
export function inOrder(
  entries: RankedClause[],
  sort: SearchSort,
  documents: ReadonlyMap<string, SourceDocument>,
): RankedClause[] {
  const dateOf = ({ prepared }: RankedClause) => documents.get(prepared.clause.document)?.issuedOn ?? '';
  const orders: Record<SearchSort, (a: RankedClause, b: RankedClause) => number> = {
    relevance: (a, b) => b.score - a.score || a.id - b.id,
    date: (a, b) => (dateOf(a) === dateOf(b) ? a.id - b.id : dateOf(a) < dateOf(b) ? 1 : -1),
    document: (a, b) => a.id - b.id,
  };
  return entries.sort(orders[sort]);
}
