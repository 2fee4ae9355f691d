import type { SearchFilters } from '../search-request.ts';
import type { UnderstandingStep } from '../search-result.ts';

/** One way in which a term may be printed, folded. Weight 1 is the term itself. */
export interface Variant {
  text: string;
  weight: number;
}

/** One thing that is looked for. */
export interface QueryTerm {
  /** As understood, folded. */
  text: string;
  /** As typed, for the page. */
  typed: string;
  kind: 'word' | 'phrase' | 'quantity' | 'unit';
  variants: Variant[];
  /** Canonical unit names by which a clause satisfies the term (kind `unit`). */
  units: string[];
}

/** A query as it is understood so far; each step of understanding takes one and returns the next. */
export interface Reading {
  /** What is still to be understood: folded or as typed, depending on the step. */
  text: string;
  terms: QueryTerm[];
  /** Folded words that a hit must not contain. */
  exclusions: string[];
  filters: SearchFilters;
  steps: UnderstandingStep[];
  /** Content of the whole query in printed order, folded: what the bigram score compares. */
  content: string;
  ignored: string | null;
}
