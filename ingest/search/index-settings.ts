import type { Settings } from 'meilisearch';

/**
 * One searchable clause as Meilisearch holds it. Facets carry canonical values; what is not stated is the word
 * `unstated`, never a missing field.
 */
export interface SearchRecord {
  /** Position of the clause in the library; the engine's key, because an address has characters that it refuses. */
  id: number;
  document: string;
  address: string;
  /** Segmented by our own segment function, the same that queries go through. */
  headingTerms: string;
  textTerms: string;
  pathTerms: string;
  documentTerms: string;
  /** `document/address` of the section that the clause stands in. */
  section: string;
  issuingBody: string[];
  unit: string[];
  level: string;
  year: string;
  validity: string;
  /** Days since 1970 of the issuing date, for sorting; -1 where none is stated. */
  issued: number;
}

/** Settings of the clause index; the reasons are in README, decision “Segmentation”. */
export const indexSettings: Settings = {
  searchableAttributes: ['headingTerms', 'textTerms', 'pathTerms', 'documentTerms'],
  filterableAttributes: ['document', 'section', 'issuingBody', 'unit', 'level', 'year', 'validity'],
  sortableAttributes: ['issued', 'id'],
  displayedAttributes: ['id', 'document', 'address'],
  pagination: { maxTotalHits: 1_000_000 },
  faceting: { maxValuesPerFacet: 10_000 },
  typoTolerance: { enabled: false },
};
