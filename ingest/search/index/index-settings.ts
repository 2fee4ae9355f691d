import type { Settings } from 'meilisearch';

const equalityOnly = { facetSearch: false, filter: { equality: true, comparison: false } };

/**
 * Settings of the clause index. All linguistics is ours: words come segmented, and what counts is decided by filters on
 * `grams`, not by the engine's own ranking. Its typo tolerance and prefix search are therefore off.
 */
export const indexSettings: Settings = {
  searchableAttributes: ['words'],
  filterableAttributes: [
    {
      attributePatterns: ['id', 'place', 'document', 'revision', 'section', 'unit', 'mentionedYear', 'grams'],
      features: equalityOnly,
    },
  ],
  sortableAttributes: ['issued', 'document', 'position', 'length'],
  displayedAttributes: ['document', 'address', 'position'],
  rankingRules: ['words', 'sort'],
  typoTolerance: { enabled: false },
  prefixSearch: 'disabled',
  facetSearch: false,
  pagination: { maxTotalHits: 1_000_000 },
  faceting: { maxValuesPerFacet: 100_000 },
};
