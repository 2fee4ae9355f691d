import type { PolicyDocument, ValidityStatus } from '../policy/document.ts';
import { type Repeal, validityOn } from '../policy/validity.ts';
import type { ChangeCounts } from './clause-changes.ts';
import type { Database } from './database.ts';
import { DocumentNames } from './document-names.ts';
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
    v.searchable, (SELECT max(version) FROM versions WHERE document = v.document) AS newest
  FROM versions AS v JOIN documents AS d ON d.id = v.document`;

/** The current documents, found by what citations and repeals name. */
interface CurrentDocuments {
  generation: number;
  documents: StoredDocument[];
  byId: Map<string, StoredDocument>;
  byName: DocumentNames;
}

/** Documents with their facts, versions and repeals. */
export class Documents {
  readonly #database: Database;
  readonly #state: State;
  #current: CurrentDocuments | null = null;
  /** Facts by document and version: parsing all of them again for each change would cost most of a large ingest. */
  readonly #facts = new Map<string, { text: string; document: PolicyDocument }>();

  constructor(database: Database, state: State) {
    this.#database = database;
    this.#state = state;
  }

  /** All documents in their current version, by id. Kept in memory until the library changes. */
  all(): StoredDocument[] {
    return this.#now().documents;
  }

  /** Ids of the current documents that a printed number or title may mean. */
  named(documentNumber: string | null, title: string | null): string[] {
    return this.#now().byName.find(documentNumber, title);
  }

  /** Drops what is kept in memory: a transaction that was rolled back may have been read. */
  forget(): void {
    this.#current = null;
  }

  /** A document in a version (the current one unless given); null where there is none. */
  one(id: string, version?: number): StoredDocument | null {
    const current = this.#now().byId.get(id) ?? null;
    if (current === null || version === undefined || version === current.version.version) return current;
    const row = this.#database
      .prepare<[string, number], VersionRow>(`${versionRows} WHERE v.document = ? AND v.version = ?`)
      .get(id, version);
    return row === undefined ? null : { ...this.#stored(row), repeals: current.repeals };
  }

  /** All versions of a document, newest first. */
  versions(id: string): StoredVersion[] {
    return this.#database
      .prepare<[string], VersionRow>(`${versionRows} WHERE v.document = ? ORDER BY v.version DESC`)
      .all(id)
      .map(storedVersion);
  }

  #now(): CurrentDocuments {
    const generation = this.#state.generation();
    if (this.#current?.generation === generation) return this.#current;
    const documents = this.#database
      .prepare<[], VersionRow>(
        `${versionRows} WHERE v.version = (SELECT max(version) FROM versions WHERE document = v.document) ORDER BY d.id`,
      )
      .all()
      .map((row) => this.#stored(row));
    const byId = new Map(documents.map((stored) => [stored.document.id, stored]));
    const byName = new DocumentNames(documents.map(({ document }) => document));
    for (const { document } of documents) {
      for (const id of repealedBy(document, byName)) {
        byId.get(id)?.repeals.push({
          by: document.id,
          from: document.effectiveFrom?.value ?? document.issuedOn?.value ?? null,
        });
      }
    }
    this.#current = { generation, documents, byId, byName };
    return this.#current;
  }

  #stored(row: VersionRow): StoredDocument {
    const key = `${row.document} ${row.version}`;
    const known = this.#facts.get(key);
    const parsed = known?.text === row.facts ? known : { text: row.facts, document: JSON.parse(row.facts) };
    this.#facts.set(key, parsed);
    const current = row.version === row.newest;
    return { document: parsed.document, version: storedVersion(row), current, origin: row.origin, repeals: [] };
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

function storedVersion(row: VersionRow): StoredVersion {
  const { version, ingested_at: ingestedAt, sha256, file_name: fileName, format, encoding, searchable } = row;
  const { added, removed, changed, moved } = row;
  return { version, ingestedAt, sha256, fileName, format, encoding, searchable, added, removed, changed, moved };
}

/** Ids of the documents that a document repeals, by number where one is printed, else by title. */
function repealedBy(repealing: PolicyDocument, names: DocumentNames): Set<string> {
  const ids = repealing.repeals.flatMap(({ value }) => [...names.find(value, null), ...names.find(null, value)]);
  return new Set(ids.filter((id) => id !== repealing.id));
}
