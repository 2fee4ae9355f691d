import type { PolicyDocument, ValidityStatus } from '../policy/document.ts';
import { type Repeal, validityOn } from '../policy/validity.ts';
import { documentNumberKey, sameTitle, titleKey } from './citation-keys.ts';
import type { ChangeCounts } from './clause-changes.ts';
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
  /** File the document came from last. */
  origin: string;
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
  origin: string;
  newest: number;
  searchable: number;
}

const versionRows = `SELECT v.document, v.version, v.ingested_at, v.sha256, v.file_name, v.format, v.encoding, v.facts,
    v.added, v.removed, v.changed, v.moved, d.origin,
    (SELECT max(version) FROM versions WHERE document = v.document) AS newest,
    (SELECT count(*) FROM clauses WHERE document = v.document AND version = v.version AND searchable = 1) AS searchable
  FROM versions AS v JOIN documents AS d ON d.id = v.document`;

/** Documents with their facts, versions and repeals. */
export class Documents {
  readonly #database: Database;
  readonly #state: State;
  #cached: { generation: number; documents: StoredDocument[] } | null = null;

  constructor(database: Database, state: State) {
    this.#database = database;
    this.#state = state;
  }

  /** All documents in their current version, by id. Kept in memory until the library changes. */
  all(): StoredDocument[] {
    const generation = this.#state.generation();
    if (this.#cached?.generation !== generation) {
      const rows = this.#database
        .prepare<[], VersionRow>(
          `${versionRows} WHERE v.version = (SELECT max(version) FROM versions WHERE document = v.document) ORDER BY d.id`,
        )
        .all();
      this.#cached = { generation, documents: withRepeals(rows.map(storedDocument)) };
    }
    return this.#cached.documents;
  }

  /** Drops what is kept in memory: a transaction that was rolled back may have been read. */
  forget(): void {
    this.#cached = null;
  }

  /** A document in a version (the current one unless given); null where there is none. */
  one(id: string, version?: number): StoredDocument | null {
    const current = this.all().find(({ document }) => document.id === id) ?? null;
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
      .map((row) => storedDocument(row).version);
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

function storedDocument(row: VersionRow): StoredDocument {
  const { version, ingested_at: ingestedAt, sha256, file_name: fileName, format, encoding, searchable } = row;
  const { added, removed, changed, moved } = row;
  return {
    document: JSON.parse(row.facts) as PolicyDocument,
    version: { version, ingestedAt, sha256, fileName, format, encoding, searchable, added, removed, changed, moved },
    current: version === row.newest,
    origin: row.origin,
    repeals: [],
  };
}

/** Finds for each document the others that repeal it, by document number where one is printed, else by title. */
function withRepeals(documents: StoredDocument[]): StoredDocument[] {
  return documents.map((stored) => ({
    ...stored,
    repeals: documents
      .filter((other) => other !== stored && repealsDocument(other.document, stored.document))
      .map(({ document }) => ({
        by: document.id,
        from: document.effectiveFrom?.value ?? document.issuedOn?.value ?? null,
      })),
  }));
}

function repealsDocument(repealing: PolicyDocument, repealed: PolicyDocument): boolean {
  const number = documentNumberKey(repealed.documentNumber?.value ?? null);
  const title = repealed.title === null ? null : titleKey(repealed.title.value);
  return repealing.repeals.some(({ value }) => {
    if (number !== null && documentNumberKey(value) === number) return true;
    return title !== null && sameTitle(titleKey(value), title);
  });
}
