import type { ClauseAncestor, ClauseKind, Span } from '../policy/clause.ts';
import type { DocumentLevel, ValidityStatus } from '../policy/document.ts';
import type { UnitMention, UnitRole } from '../policy/unit-mention.ts';

/**
 * One step that query understanding took, shown to the user and undone by sending its id back.
 * `address` goes to a clause, `filter` reads a word as a facet, the others change or add terms.
 */
export interface UnderstandingStep {
  id: string;
  kind:
    | 'address'
    | 'filter'
    | 'normalised'
    | 'traditional'
    | 'pinyin'
    | 'repair'
    | 'synonym'
    | 'number'
    | 'stop'
    | 'ignored';
  /** As typed. */
  from: string;
  /** As understood, one or more alternatives. */
  to: string[];
  /** Chinese sentence for the page. */
  note: string;
  undoable: boolean;
}

/** Matched characters in one printed field of a hit. */
export interface Highlight extends Span {
  field: 'text' | 'heading';
  /** Term of the query that matched here (as understood). */
  term: string;
}

/** One part of a hit's score: which term, found in which field, and what it adds. */
export interface HitScorePart {
  label: string;
  field: string;
  value: number;
}

export interface SearchHit {
  document: string;
  address: string;
  kind: ClauseKind;
  num: string | null;
  heading: string | null;
  path: ClauseAncestor[];
  documentTitle: string;
  level: DocumentLevel | null;
  validity: ValidityStatus;
  units: UnitMention[];
  text: string;
  /** Range of `text` that the result card shows; starts at a sentence. */
  snippet: Span;
  highlights: Highlight[];
  /** Query words that this clause does not contain. */
  missing: string[];
  /** Query words that stand only in a heading above this clause or in the name of its document, not in the clause itself. */
  onlyInPath: string[];
  score: number;
  /** True where the whole query is one sentence of the clause or several (原文一致). */
  verbatim: boolean;
  /** True when the hit does not cover what was asked and must be labelled so. */
  weak: boolean;
  parts: HitScorePart[];
}

export interface FacetValue {
  value: string;
  label: string;
  count: number;
}

export type FacetName = 'document' | 'section' | 'issuingBody' | 'unit' | 'level' | 'year' | 'validity';

export interface SearchResult {
  total: number;
  /**
   * True when `total` and the facets were counted on the printed texts. False for frequent terms of a large library:
   * the engine counts clauses that hold all character pairs of a term, some of them perhaps apart.
   */
  exact: boolean;
  confidence: 'good' | 'weak' | 'none';
  hits: SearchHit[];
  facets: Record<FacetName, FacetValue[]>;
  /** The unit that is asked for and the role, where nothing else is asked and one unit of the library is meant. */
  unit: { name: string; role: UnitRole | null } | null;
  understanding: UnderstandingStep[];
  /** Chinese sentence on what of the input was ignored, e.g. for a pasted page; null when nothing was. */
  ignored: string | null;
  /** Clauses to choose from when an address is ambiguous. */
  choices: { document: string; address: string; label: string }[];
  /** Nearest repair offered when nothing was found. */
  suggestion: string | null;
}

/** An entry offered while typing. */
export interface Suggestion {
  kind: 'heading' | 'unit' | 'document' | 'term';
  text: string;
  /** Where choosing it leads, when it is a place: `document/address`, a document id or a unit name. */
  target: string | null;
  /** The other name that fits what was typed, where the text itself does not. */
  alias?: string;
}
