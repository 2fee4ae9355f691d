import type { Clause } from '../../policy/clause.ts';
import type { DocumentLevel, ValidityStatus } from '../../policy/document.ts';
import type { Region } from '../../policy/region/region.ts';

/** What search needs to know of a document of the library. Null is 未载明. */
export interface SourceDocument {
  id: string;
  title: string;
  documentNumber: string | null;
  /** 统一编号 */
  recordNumber: string | null;
  issuingBodies: string[];
  level: DocumentLevel | null;
  region: Region | null;
  /** Year of issue, e.g. `2024`. */
  year: string | null;
  /** ISO 8601 date. */
  issuedOn: string | null;
  /** Status on the day of the call. */
  validity: ValidityStatus;
}

/** The library as search reads it: current versions only. */
export interface ClauseSource {
  /** The same list as long as nothing has changed. */
  documents(): SourceDocument[];
  /** The whole outline of a document in order, headings included. */
  clauses(document: string): Clause[];
  /** The clauses at some places, in any order; places that do not exist are left out. */
  clausesAt(places: readonly { document: string; address: string }[]): Clause[];
  /** What the library calls the unit of a full name; null for a name that is none. */
  unitName(fullName: string): string | null;
}
