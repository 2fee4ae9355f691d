import type { Library } from '../../ingest/library/library.ts';
import type { SearchResult } from '../../ingest/search/search-result.ts';
import type { SearchResultView } from '../contract/search.ts';
import { counterpartsOf } from './clause-view.ts';

/** A search result with the number of counterparts of each hit. */
export function searchResultView(result: SearchResult, library: Library): SearchResultView {
  const hits = result.hits.map((hit) => ({ ...hit, searchable: true, counterparts: counterpartsOf(library, hit) }));
  return { ...result, hits };
}
