import type { DocumentLevel, ValidityStatus } from '../policy/document.ts';

/** Facets by which search results can be narrowed; several values of one facet are alternatives. */
export interface SearchFilters {
  document?: string[];
  /** `document/address` of a section. */
  section?: string[];
  issuingBody?: string[];
  unit?: string[];
  level?: (DocumentLevel | 'unstated')[];
  year?: string[];
  validity?: ValidityStatus[];
}

export type SearchSort = 'relevance' | 'date' | 'document';

export interface SearchRequest {
  query: string;
  filters: SearchFilters;
  sort: SearchSort;
  offset: number;
  limit: number;
  /** Ids of understanding steps that the user has undone, e.g. `repair:独力站`. */
  undo: string[];
}
