import type { CitationTarget } from '../policy/citation.ts';
import type { ClauseKind } from '../policy/clause.ts';
import type { IngestMessage } from '../policy/message.ts';
import type { DroppedText, SourceFormat } from '../readers/source-text.ts';
import type { ChangeCounts, ClauseChange } from './clause-changes.ts';

/**
 * What became of a file: `new` document; `unchanged` and skipped; `version`: a new version; `reread`: the same file read
 * again by a changed program, with the same clauses; `checked`: read but not stored; `refused`: not readable.
 */
export type IngestOutcome = 'new' | 'unchanged' | 'version' | 'reread' | 'checked' | 'refused';

/** Something that went wrong: a stable code, the sentence in English (`message`) and in Chinese. */
export interface IngestProblem {
  code: string;
  message: string;
  chinese: string;
}

/** One scheme of printed numbers at one depth of the outline. */
export interface NumberLevel {
  /** 1 for the outermost numbers. */
  depth: number;
  /** How the first number of the level would be printed: `一、`, `（一）`, `1.`, `第一条`, `专栏1`. */
  scheme: string;
  count: number;
}

/** A unit name that the unit file does not know, kept as printed, with the clauses that name it. */
export interface UnknownUnit {
  name: string;
  addresses: string[];
}

/** A citation that points to nothing in the library, and why. */
export interface UnresolvedCitation {
  address: string;
  raw: string;
  reason: Extract<CitationTarget, { resolved: false }>['reason'];
}

/** Everything that is worth knowing about what was read from one file. */
export interface ReadingReport {
  title: string | null;
  documentNumber: string | null;
  format: SourceFormat;
  encoding: string | null;
  /** Characters of the extracted text, white space left out. */
  characters: number;
  levels: NumberLevel[];
  /** Number of outline nodes of each kind. */
  counts: { kind: ClauseKind; count: number }[];
  /** Number of search records. */
  clauses: number;
  /** Mentions of responsible units. */
  unitMentions: number;
  unknownUnits: UnknownUnit[];
  citations: number;
  unresolvedCitations: UnresolvedCitation[];
  /** Page furniture that was left out. */
  dropped: DroppedText[];
  /** Doubts with their place; gaps and repeats of numbers among them. */
  messages: IngestMessage[];
  /** The places of messages, unknown units and unresolved citations as people read them. */
  places: NamedPlace[];
}

/** An address with what people call it: 一、（一）第一自然段. */
export interface NamedPlace {
  address: string;
  pinpoint: string;
}

/** A clause that did not stay as it was. */
export interface ChangedClause extends ClauseChange {
  kind: Exclude<ClauseChange['kind'], 'unchanged'>;
}

/** What became of one file. */
export interface FileReport {
  /** Path as listed from a folder or archive, or name of an upload. */
  file: string;
  bytes: number;
  outcome: IngestOutcome;
  /** Why it was refused; null otherwise. */
  problem: IngestProblem | null;
  /** Id of the document; null when refused. */
  document: string | null;
  version: number | null;
  /** Null when the file was refused or unchanged. */
  reading: ReadingReport | null;
  /** Against the version before; null where there is none. */
  changes: ChangeCounts | null;
  /** The same clause by clause, unchanged ones left out. */
  changedClauses: ChangedClause[];
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
  /** What went wrong after the documents were safely stored, e.g. the search index could not be rebuilt; null otherwise. */
  problem: IngestProblem | null;
  milliseconds: number;
}
