import { deflateSync } from 'node:zlib';
import type { ParsedDocument } from '../parse.ts';
import { type ClauseChange, countChanges } from './clause-changes.ts';
import type { Database } from './database.ts';
import type { SourceFile } from './sources.ts';

/** Rows of documents and versions; clauses are written through `Clauses`. */
export class Versions {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * Writes the row of a version.
   *
   * @param version its number, one more than that of the version before
   * @param changes against the version before; empty for a first one
   */
  add(
    parsed: ParsedDocument,
    file: SourceFile,
    { version, parser, at, changes }: { version: number; parser: string; at: string; changes: readonly ClauseChange[] },
  ): void {
    const { document, source, messages, dropped } = parsed;
    const id = document.id;
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
  }

  /** Replaces what was derived from the source of a version; its clauses are deleted for new ones to follow. */
  renew(parsed: ParsedDocument, version: number, parser: string): void {
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
  }

  /** Number of the last version of a document that was removed; 0 where none ever was. */
  lastOfRemoved(id: string): number {
    const row = this.#database
      .prepare<[string], { last: number }>('SELECT last_version AS last FROM removed_documents WHERE document = ?')
      .get(id);
    return row?.last ?? 0;
  }

  /** Notes the write (see `State.advance`) that changed a document last. */
  setRevision(id: string, revision: number): void {
    this.#database.prepare('UPDATE documents SET revision = ? WHERE id = ?').run(revision, id);
  }

  /** Deletes a document with all its versions, and source bytes that nothing refers to any more. */
  remove(id: string): boolean {
    this.#database
      .prepare(
        `INSERT OR REPLACE INTO removed_documents (document, last_version)
          SELECT document, max(version) FROM versions WHERE document = ? GROUP BY document`,
      )
      .run(id);
    const sources = this.#database
      .prepare<[string], string>('SELECT DISTINCT sha256 FROM versions WHERE document = ?')
      .pluck()
      .all(id);
    const { changes } = this.#database.prepare('DELETE FROM documents WHERE id = ?').run(id);
    const unused = this.#database.prepare(
      'DELETE FROM sources WHERE sha256 = ? AND NOT EXISTS (SELECT 1 FROM versions WHERE versions.sha256 = sources.sha256)',
    );
    for (const sha256 of sources) unused.run(sha256);
    return changes > 0;
  }
}

function searchableCount({ clauses }: ParsedDocument): number {
  return clauses.filter(({ searchable }) => searchable).length;
}
