import type { Settings } from 'meilisearch';

/**
 * Settings of the clause index. All linguistics is ours (see engine-token.ts), so the engine's typo tolerance and
 * prefix search are off: a token is found exactly or not at all, and counts are exact.
 */
export const indexSettings: Settings = {
  searchableAttributes: ['headingWords', 'words', 'pathWords', 'bigrams', 'pathBigrams', 'characters', 'quantities'],
  filterableAttributes: ['document', 'section', 'unit', 'mentionedYear'],
  sortableAttributes: ['issued', 'id'],
  displayedAttributes: ['id', 'document', 'address'],
  rankingRules: ['words', 'sort', 'attribute', 'exactness'],
  typoTolerance: { enabled: false },
  prefixSearch: 'disabled',
  pagination: { maxTotalHits: 1_000_000 },
  faceting: { maxValuesPerFacet: 10_000 },
};
