import type { SearchFilters, SearchRequest } from '../../ingest/search/search-request.ts';
import type { SearchQueryView } from '../contract/search.ts';

/** The request that a query string stands for; what is not given is left out. */
export function searchRequest(query: Partial<SearchQueryView>): SearchRequest {
  const { document, section, issuingBody, unit, level, year, validity } = query;
  const filters: SearchFilters = {
    ...(document && { document }),
    ...(section && { section }),
    ...(issuingBody && { issuingBody }),
    ...(unit && { unit }),
    ...(level && { level }),
    ...(year && { year }),
    ...(validity && { validity }),
  };
  return {
    query: query.q ?? '',
    filters,
    sort: query.sort ?? 'relevance',
    offset: query.offset ?? 0,
    limit: query.limit ?? 20,
    undo: query.undo ?? [],
  };
}
