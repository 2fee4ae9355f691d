import type { Library } from '../../ingest/library/library.ts';
import { printedPinpoint } from '../../ingest/policy/place/write.ts';
import type { SearchResult } from '../../ingest/search/search-result.ts';
import type { AskedUnitView, SearchResultView } from '../contract/search.ts';

/** A search result with the number of counterparts of each hit, and what the unit that is asked for is charged with. */
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
  return { ...result, hits, unit: askedUnitView(result.unit, library) };
}

function askedUnitView(asked: SearchResult['unit'], library: Library): AskedUnitView | null {
  const summary = library.units().find(({ name }) => name === asked?.name);
  return asked === null || summary === undefined ? null : { ...summary, role: asked.role };
}
