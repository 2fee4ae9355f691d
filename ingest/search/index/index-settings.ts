import type { Settings } from 'meilisearch';

const equalityOnly = { facetSearch: false, filter: { equality: true, comparison: false } };

/**
 * Settings of the clause index. All linguistics is ours: words come segmented, and what counts is decided by filters on
 * `grams`. The engine's typo tolerance and prefix search are therefore off; its own ranking only chooses which clauses
 * of a large result are ranked by our code: those that hold most words, in their headings first.
 */
export const indexSettings: Settings = {
  searchableAttributes: ['headingWords', 'leadWords', 'repeatedWords', 'words', 'pathWords'],
  filterableAttributes: [
    {
      attributePatterns: ['id', 'place', 'document', 'revision', 'section', 'unit', 'mentionedYear', 'grams'],
      features: equalityOnly,
    },
  ],
  sortableAttributes: ['issued', 'document', 'position', 'length'],
  displayedAttributes: ['document', 'address', 'position'],
  rankingRules: ['words', 'attribute', 'sort'],
  typoTolerance: { enabled: false },
  prefixSearch: 'disabled',
  facetSearch: false,
  pagination: { maxTotalHits: 1_000_000 },
  faceting: { maxValuesPerFacet: 100_000 },
};
