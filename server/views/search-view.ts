import type { Library } from '../../ingest/library/library.ts';
import { printedPinpoint } from '../../ingest/policy/place/write.ts';
import type { SearchResult } from '../../ingest/search/search-result.ts';
import type { SearchResultView } from '../contract/search.ts';

/** A search result with the number of counterparts of each hit. */
export function searchResultView(result: SearchResult, library: Library): SearchResultView {
  const counts = new Map(
    [...new Set(result.hits.map(({ document }) => document))].map((document) => [
      document,
      library.counterpartCounts(document),
    ]),
  );
  const hits = result.hits.map((hit) => ({
    ...hit,
    pinpoint: printedPinpoint(hit),
    searchable: true,
    counterparts: counts.get(hit.document)?.get(hit.address) ?? 0,
  }));
  return { ...result, hits };
}
