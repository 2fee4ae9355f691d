import type { PolicyDocument, ValidityStatus } from '../policy/document.ts';
import { type Repeal, validityOn } from '../policy/validity.ts';
import type { ChangeCounts } from './clause-changes.ts';
import { CurrentDocuments } from './current-documents.ts';
import type { Database } from './database.ts';
import type { State } from './state.ts';

/** One state of a document's source and what was read from it; clauses are kept beside it. */
export interface StoredVersion extends ChangeCounts {
  version: number;
  /** ISO 8601 moment. */
  ingestedAt: string;
  sha256: string;
  fileName: string;
  format: string;
  encoding: string | null;
  /** Number of clauses that are search records. */
  searchable: number;
}

/** A document of the library in one version. */
export interface StoredDocument {
  document: PolicyDocument;
  version: StoredVersion;
  /** False for an older version. */
  current: boolean;
  /** Repeals of this document found in others of the library. */
  repeals: Repeal[];
}

interface VersionRow extends ChangeCounts {
  document: string;
  version: number;
  ingested_at: string;
  sha256: string;
  file_name: string;
  format: string;
  encoding: string | null;
  facts: string;
  newest: number;
  searchable: number;
}

const versionRows = `SELECT v.document, v.version, v.ingested_at, v.sha256, v.file_name, v.format, v.encoding, v.facts,
    v.added, v.removed, v.changed, v.moved, v.searchable, (SELECT max(version) FROM versions WHERE document = v.document) AS newest
  FROM versions AS v`;

const currentRows = `${versionRows} WHERE v.version = (SELECT max(version) FROM versions WHERE document = v.document)`;

/** Documents with their facts, versions and repeals. The current ones are held in memory until the library changes. */
export class Documents {
  readonly #database: Database;
  readonly #state: State;
  #held: { generation: number; current: CurrentDocuments } | null = null;

  constructor(database: Database, state: State) {
    this.#database = database;
    this.#state = state;
  }

  /** All documents in their current version, by id. */
  all(): StoredDocument[] {
    return [...this.#current().listed().values()];
  }

  /** Ids of the current documents that a printed number or title may mean. */
  named(documentNumber: string | null, title: string | null): string[] {
    return this.#current().names.find(documentNumber, title);
  }

  /** Takes notice of the one document that the transaction under way has written or removed. */
  changed(id: string): void {
    const generation = this.#state.generation();
    if (this.#held?.generation !== generation - 1) return;
    const { current } = this.#held;
    const row = this.#database.prepare<[string], VersionRow>(`${currentRows} AND v.document = ?`).get(id);
    if (row === undefined) current.remove(id);
    else current.put(storedDocument(row));
    this.#held = { generation, current };
  }

  /** Drops what is held in memory: a transaction that was rolled back may have been read. */
  forget(): void {
    this.#held = null;
  }

  /** A document in a version (the current one unless given); null where there is none. */
  one(id: string, version?: number): StoredDocument | null {
    const current = this.#current().listed().get(id) ?? null;
    if (current === null || version === undefined || version === current.version.version) return current;
    const row = this.#database
      .prepare<[string, number], VersionRow>(`${versionRows} WHERE v.document = ? AND v.version = ?`)
      .get(id, version);
    return row === undefined ? null : { ...storedDocument(row), repeals: current.repeals };
  }

  /** All versions of a document, newest first. */
  versions(id: string): StoredVersion[] {
    return this.#database
      .prepare<[string], VersionRow>(`${versionRows} WHERE v.document = ? ORDER BY v.version DESC`)
      .all(id)
      .map(storedVersion);
  }

  /** Number of the write that changed a document last; null where there is no such document. */
  revision(id: string): number | null {
    const revision = this.#database.prepare<[string], number>('SELECT revision FROM documents WHERE id = ?').pluck();
    return revision.get(id) ?? null;
  }

  /** Where another process has written, only what it has changed is read. */
  #current(): CurrentDocuments {
    const generation = this.#state.generation();
    if (this.#held?.generation === generation) return this.#held.current;
    const current = this.#held?.current ?? new CurrentDocuments();
    const changed = this.#database.prepare<[number], VersionRow>(
      `${currentRows} AND v.document IN (SELECT id FROM documents WHERE revision > ?)`,
    );
    for (const row of changed.all(this.#held?.generation ?? -1)) current.put(storedDocument(row));
    const ids = new Set(this.#database.prepare<[], string>('SELECT id FROM documents').pluck().all());
    if (ids.size < current.listed().size) {
      for (const id of current.listed().keys()) if (!ids.has(id)) current.remove(id);
    }
    this.#held = { generation, current };
    return current;
  }
}

/**
 * Status of a stored document on a day.
 *
 * @param day ISO 8601 calendar date
 */
export function statusOn({ document, repeals }: StoredDocument, day: string): ValidityStatus {
  return validityOn(document, repeals, day);
}

/** Facts that libraries written before do not hold: 未载明 until the document is read again. */
const LATER_FACTS = { region: null, publishedOn: null, officialUrl: null } satisfies Partial<PolicyDocument>;

function storedDocument(row: VersionRow): StoredDocument {
  return {
    document: { ...LATER_FACTS, ...(JSON.parse(row.facts) as PolicyDocument) },
    version: storedVersion(row),
    current: row.version === row.newest,
    repeals: [],
  };
}

function storedVersion(row: VersionRow): StoredVersion {
  const { version, ingested_at: ingestedAt, sha256, file_name: fileName, format, encoding, searchable } = row;
  const { added, removed, changed, moved } = row;
  return { version, ingestedAt, sha256, fileName, format, encoding, searchable, added, removed, changed, moved };
}
