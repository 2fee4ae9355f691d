import type { Citation } from '../policy/citation.ts';
import type { ClauseKind } from '../policy/clause.ts';
import type { IngestMessage } from '../policy/message.ts';
import type { DroppedText, SourceFormat } from '../readers/source-text.ts';
import type { ChangeCounts, ClauseChange } from './clause-changes.ts';

/**
 * What became of a file: `new` document; `unchanged` and skipped; `version`: a new version; `reread`: the same file read
 * again by a changed program with the same clauses; `checked`: read but not stored; `refused`: not readable.
 */
export type IngestOutcome = 'new' | 'unchanged' | 'version' | 'reread' | 'checked' | 'refused';

/** Why a file was refused: a stable code, the sentence in Chinese and in English. */
export interface Refusal {
  code: string;
  reason: string;
  message: string;
}

/** A unit name that the unit file does not know. */
export interface UnknownUnit {
  name: string;
  /** Clauses that name it. */
  addresses: string[];
}

/** Everything that is worth knowing about one file after reading it. */
export interface FileReport {
  /** Path as given, or as listed from a folder or archive. */
  file: string;
  outcome: IngestOutcome;
  refusal: Refusal | null;
  /** Id of the document; null when refused. */
  document: string | null;
  title: string | null;
  version: number | null;
  format: SourceFormat | null;
  encoding: string | null;
  bytes: number;
  /** Characters of the extracted text, white space left out. */
  characters: number;
  /** Scheme of numbers as found, outermost level first, e.g. `一、`, `（一）`, `1.`. */
  structure: string[];
  /** Number of nodes of each kind. */
  counts: Partial<Record<ClauseKind, number>>;
  /** Number of search records. */
  clauses: number;
  /** Numbers of responsible units named and of citations found. */
  units: number;
  citations: number;
  unknownUnits: UnknownUnit[];
  unresolvedCitations: Citation[];
  /** Page furniture that was left out. */
  dropped: DroppedText[];
  /** Doubts with their place, number gaps and repeats among them. */
  messages: IngestMessage[];
  /** Against the version before; null unless there is one. */
  changes: ChangeCounts | null;
  /** The same clause by clause, unchanged ones left out. */
  changedClauses: ClauseChange[];
  milliseconds: number;
}

/** Report of one ingest or check. */
export interface IngestReport {
  /** ISO 8601 moment of the start. */
  at: string;
  /** True when nothing was stored. */
  check: boolean;
  files: FileReport[];
  /** How many files came to what. */
  outcomes: Record<IngestOutcome, number>;
  /** Sentence on what went wrong after the files were stored (e.g. the search index could not be rebuilt); null otherwise. */
  problem: Refusal | null;
  milliseconds: number;
}
