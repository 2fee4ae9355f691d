import type { Settings } from 'meilisearch';

const equalityOnly = { facetSearch: false, filter: { equality: true, comparison: false } };

/**
 * Settings of the clause index. All linguistics is ours (see engine-token.ts), so the engine's typo tolerance and
 * prefix search are off: a token is found exactly or not at all, and counts are exact.
 */
export const indexSettings: Settings = {
  searchableAttributes: ['headingWords', 'words', 'pathWords'],
  filterableAttributes: [
    { attributePatterns: ['id', 'document', 'section', 'unit', 'mentionedYear', 'grams'], features: equalityOnly },
  ],
  sortableAttributes: ['issued', 'id'],
  displayedAttributes: ['id', 'document', 'address'],
  rankingRules: ['words', 'sort', 'attribute', 'exactness'],
  typoTolerance: { enabled: false },
  prefixSearch: 'disabled',
  facetSearch: false,
  pagination: { maxTotalHits: 1_000_000 },
  faceting: { maxValuesPerFacet: 10_000 },
};
