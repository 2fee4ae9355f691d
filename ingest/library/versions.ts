import { createHash } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';
import type { ParsedDocument } from '../parse.ts';
import { type ClauseChange, countChanges } from './clause-changes.ts';
import type { Database } from './database.ts';

/** The file that a version is read from. */
export interface SourceFile {
  bytes: Uint8Array;
  /** SHA-256 of the bytes, hexadecimal. */
  sha256: string;
  /** Absolute path, member of an archive (`a.zip!/b.txt`) or name of an upload. */
  origin: string;
  fileName: string;
  /** Text of the yaml beside it; null where there is none. */
  sidecar: string | null;
  /** Encoding that a person chose; null when it is detected. */
  chosenEncoding: string | null;
}

/** What a version was read from and by which code, to tell whether a file has to be read again. */
export interface VersionSource {
  version: number;
  sha256: string;
  sidecar: string | null;
  chosenEncoding: string | null;
  parser: string;
}

/** SHA-256 of the bytes of a file, hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Rows of documents and versions; clauses are written through `Clauses`. */
export class Versions {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Where the current version of a document comes from; null where there is no such document. */
  source(id: string): VersionSource | null {
    return (
      this.#database
        .prepare<[string], VersionSource>(
          `SELECT version, sha256, sidecar, chosen_encoding AS chosenEncoding, parser FROM current_versions WHERE document = ?`,
        )
        .get(id) ?? null
    );
  }

  /** The source file of the current version; null where there is no such document. */
  file(id: string): SourceFile | null {
    const row = this.#database
      .prepare<[string], SourceFile>(
        `SELECT s.bytes, s.sha256, d.origin, v.file_name AS fileName, v.sidecar, v.chosen_encoding AS chosenEncoding
          FROM current_versions AS v JOIN sources AS s ON s.sha256 = v.sha256 JOIN documents AS d ON d.id = v.document
          WHERE v.document = ?`,
      )
      .get(id);
    return row === undefined ? null : { ...row, bytes: inflateSync(row.bytes) };
  }

  /** Extracted source text of a version, which clause spans point into; null where there is none. */
  text(id: string, version: number): string | null {
    const row = this.#database
      .prepare<[string, number], { text: string }>('SELECT text FROM versions WHERE document = ? AND version = ?')
      .get(id, version);
    return row?.text ?? null;
  }

  /**
   * Writes the row of the next version.
   *
   * @param changes against the version before; empty for a first one
   * @returns number of the version
   */
  add(parsed: ParsedDocument, file: SourceFile, parser: string, at: string, changes: readonly ClauseChange[]): number {
    const { document, source, messages, dropped } = parsed;
    const id = document.id;
    const version = (this.source(id)?.version ?? 0) + 1;
    const counts = countChanges(changes);
    this.#database
      .prepare('INSERT OR IGNORE INTO sources (sha256, bytes) VALUES (?, ?)')
      .run(file.sha256, deflateSync(file.bytes));
    this.#database
      .prepare(
        'INSERT INTO documents (id, origin) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET origin = excluded.origin',
      )
      .run(id, file.origin);
    this.#database
      .prepare(
        `INSERT INTO versions (document, version, ingested_at, sha256, file_name, sidecar, chosen_encoding, parser,
          format, encoding, text, facts, messages, dropped, searchable, added, removed, changed, moved)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        ...[id, version, at, file.sha256, file.fileName, file.sidecar, file.chosenEncoding, parser],
        ...[source.format, source.encoding, source.text, JSON.stringify(document)],
        ...[JSON.stringify(messages), JSON.stringify(dropped), searchableCount(parsed)],
        ...[counts.added, counts.removed, counts.changed, counts.moved],
      );
    return version;
  }

  /**
   * Replaces what was derived from the source of the current version; its clauses are deleted for new ones to follow.
   *
   * @returns number of the version
   */
  renew(parsed: ParsedDocument, version: number, parser: string): number {
    const { document, source, messages, dropped } = parsed;
    this.#database.prepare('DELETE FROM clauses WHERE document = ? AND version = ?').run(document.id, version);
    this.#database
      .prepare(
        `UPDATE versions SET parser = ?, format = ?, encoding = ?, text = ?, facts = ?, messages = ?, dropped = ?,
          searchable = ?
          WHERE document = ? AND version = ?`,
      )
      .run(
        ...[parser, source.format, source.encoding, source.text, JSON.stringify(document)],
        ...[JSON.stringify(messages), JSON.stringify(dropped), searchableCount(parsed)],
        ...[document.id, version],
      );
    return version;
  }

  /** Remembers that the file of an unchanged document was found at another place. */
  setOrigin(id: string, origin: string): void {
    this.#database.prepare('UPDATE documents SET origin = ? WHERE id = ?').run(origin, id);
  }

  /** Id of the document that came last from a file; null where there is none. */
  idOfOrigin(origin: string): string | null {
    const row = this.#database
      .prepare<[string], { id: string }>('SELECT id FROM documents WHERE origin = ? ORDER BY id')
      .get(origin);
    return row?.id ?? null;
  }

  /** Deletes a document with all its versions, and source bytes that nothing refers to any more. */
  remove(id: string): boolean {
    const { changes } = this.#database.prepare('DELETE FROM documents WHERE id = ?').run(id);
    this.#database.prepare('DELETE FROM sources WHERE sha256 NOT IN (SELECT sha256 FROM versions)').run();
    return changes > 0;
  }
}

function searchableCount({ clauses }: ParsedDocument): number {
  return clauses.filter(({ searchable }) => searchable).length;
}
