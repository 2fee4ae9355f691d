import type { ParsedDocument } from '../parse.ts';
import type { UnreadableCode } from '../readers/unreadable-source.ts';

/** One file to be read, as the server hands it to the reading process. */
export interface ReadingJob {
  bytes: Uint8Array;
  /** File name with extension. */
  name: string;
  /** Id that the document gets. */
  id: string;
  /** Label of the character encoding that a person chose; null when it is detected. */
  encoding: string | null;
  /** Text of the yaml that belongs to the file; null where there is none. */
  sidecar: string | null;
}

/** The long lists of a document: they cross in portions, so that taking one in never holds the server up. */
export type DocumentLists = Pick<ParsedDocument, 'clauses' | 'citations' | 'messages' | 'dropped'>;

/** What of a document is left without its lists. */
export type DocumentCore = Omit<ParsedDocument, keyof DocumentLists>;

/** Why a file could not be read, as plain values. */
export type ReadingFailure =
  | { kind: 'unreadable'; code: UnreadableCode; english: string; chinese: string }
  | { kind: 'sidecar'; message: string }
  | { kind: 'fault'; message: string; stack: string };

/** What the reading process says: first that it is ready, then for each job its portions and how it ended. */
export type ReadingMessage =
  | { kind: 'ready' }
  /** A step of a long reading (a page of a scan) is done: its time begins anew. */
  | { kind: 'working' }
  | { kind: 'portion'; lists: Partial<DocumentLists> }
  /** Resident memory after the job, in megabytes. */
  | { kind: 'read'; core: DocumentCore; megabytes: number }
  | { kind: 'failed'; failure: ReadingFailure; megabytes: number };
