import type { SourceDocument } from './clause-source.ts';
import { engineFilter } from './engine-filter.ts';
import { FacetCounts, facetNames, facetValuesOfDocument } from './facets.ts';
import type { EngineQuery, MeilisearchAdapter } from './meilisearch-adapter.ts';
import type { SearchFilters } from './search-request.ts';
import type { FacetName } from './search-result.ts';

const clauseFacets = ['document', 'section', 'unit'] as const;

/** Exact numbers of a result that is too large to be fetched: counted by the engine. */
export interface LibraryCounts {
  total: number;
  counts: FacetCounts;
}

/**
 * Counts the union of engine queries. A facet that narrows the result is counted as if it did not, so that its other
 * values keep their numbers. What belongs to documents (level, year, validity…) is added up from the documents.
 */
export async function countInEngine(
  adapter: MeilisearchAdapter,
  queries: EngineQuery[],
  filters: SearchFilters,
  years: string[],
  documents: readonly SourceDocument[],
): Promise<LibraryCounts> {
  const selected = facetNames.filter((facet) => (filters[facet] ?? []).length > 0);
  const counts = new FacetCounts();
  const count = async (left: FacetName | null) => {
    const narrowed = left === null ? filters : { ...filters, [left]: [] };
    const filter = engineFilter(narrowed, years, documents);
    const filtered = queries.map((query) => ({
      ...query,
      filter: [...filter, ...((query.filter as string[] | undefined) ?? [])],
    }));
    const answer = await adapter.union(filtered, { facets: [...clauseFacets], offset: 0, limit: 0 });
    for (const facet of left === null ? facetNames.filter((name) => !selected.includes(name)) : [left]) {
      addFacet(counts, facet, answer.facets, documents);
    }
    return answer.total;
  };
  const [total = 0] = await Promise.all([count(null), ...selected.map((facet) => count(facet))]);
  return { total, counts };
}

function addFacet(
  counts: FacetCounts,
  facet: FacetName,
  distribution: Record<string, Record<string, number>>,
  documents: readonly SourceDocument[],
): void {
  if (facet === 'document' || facet === 'section' || facet === 'unit') {
    for (const [value, number] of Object.entries(distribution[facet] ?? {})) counts.add(facet, value, number);
    return;
  }
  for (const document of documents) {
    const number = distribution.document?.[document.id] ?? 0;
    if (number > 0) for (const value of facetValuesOfDocument(facet, document)) counts.add(facet, value, number);
  }
}
