import type { Clause } from '../../policy/clause.ts';
import type { UnitRole } from '../../policy/unit-mention.ts';
import type { SearchFilters } from '../search-request.ts';
import type { SearchResult, UnderstandingStep } from '../search-result.ts';
import { fold } from '../words/folded-text.ts';

/** One way in which a term may be printed, folded. Weight 1 is the term itself. */
export interface Variant {
  text: string;
  weight: number;
}

/** Variants of less weight are not what was asked for, only what it is part of or made of. */
export const leastMeant = 0.5;

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
  /** The role in which the units are asked for (牵头, 配合); null where any will do. */
  role: UnitRole | null;
  /** The amount by which a clause satisfies the term (kind `quantity`). */
  quantity: { value: number; unit: string } | null;
}

/** What an address in the query leads to. */
export interface AddressReading {
  clauses: Clause[];
  /** The line that prints the number of the document, shown after the clause and labelled weak. */
  beside: Clause[];
  ambiguous: boolean;
}

/** A query as it is understood so far; each step of understanding takes one and returns the next. */
export interface Reading {
  /** The whole query, folded. */
  typed: string;
  /** What is still to be understood. */
  text: string;
  terms: QueryTerm[];
  /** Folded words that a hit must not contain. */
  exclusions: string[];
  filters: SearchFilters;
  /** Values of facets that a hit must not have. */
  without: SearchFilters;
  /** Years of which either the document is, or the clause speaks. */
  years: string[];
  /**
   * `terms`: a hit contains a term. `filters`: every clause that passes the filters is a hit, terms only order them.
   * `nothing`: the input holds nothing to look for, and no clause is a hit.
   */
  scope: 'terms' | 'filters' | 'nothing';
  address: AddressReading | null;
  choices: SearchResult['choices'];
  steps: UnderstandingStep[];
  /** Content of the whole query in printed order, folded: what the score of shared character pairs compares. */
  content: string;
  /** True for a pasted text: what it shares with a clause is marked and counted character by character. */
  long: boolean;
  ignored: string | null;
}

export function wordTerm(text: string, typed = text): QueryTerm {
  return { text, typed, kind: 'word', variants: [{ text, weight: 1 }], units: [], role: null, quantity: null };
}

export function newReading(text: string): Reading {
  return {
    typed: fold(text),
    text,
    terms: [],
    exclusions: [],
    filters: {},
    without: {},
    years: [],
    scope: 'terms',
    address: null,
    choices: [],
    steps: [],
    content: '',
    long: false,
    ignored: null,
  };
}
