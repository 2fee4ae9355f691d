import type { Span } from './clause.ts';
import type { Place } from './place/place.ts';

/**
 * How a text mentions another document or place.
 * `implements` 贯彻落实/根据《…》, `repeals` 废止, `defines` 以下简称, `internal` 第（十）项 of the same document,
 * `mentions` everything else.
 */
export type CitationRelation = 'implements' | 'repeals' | 'defines' | 'internal' | 'mentions';

/** What a citation points to, or why that is not known. */
export type CitationTarget =
  | { resolved: true; document: string; address: string | null }
  | { resolved: false; reason: 'not-in-library' | 'ambiguous' | 'no-such-clause' };

/** A mention of another document or clause: found with its span, then resolved or kept as unresolved. */
export interface Citation {
  document: string;
  address: string;
  /** Range in the clause's text. */
  span: Span;
  /** Printed text of the mention. */
  raw: string;
  relation: CitationRelation;
  title: string | null;
  documentNumber: string | null;
  /** 以下简称 name that this mention defines, if any. */
  shortName: string | null;
  target: CitationTarget;
}

/** A citation as found in a text, before anybody looked for the document that it points to. */
export interface FoundCitation extends Omit<Citation, 'target'> {
  /**
   * Addresses in the same document that an `internal` citation may mean: one is its target, none or several leave it
   * unresolved. Empty for citations of other documents.
   */
  places: string[];
  /** The place that is cited of another document (《…》第十条之一); null or absent where it is cited as a whole. */
  place?: Place | null;
}
