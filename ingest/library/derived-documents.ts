import type { Database } from './database.ts';

/** Something that is derived of each document by itself: the search index, the links. */
export type DerivedKind = 'index' | 'links';

/** A document in one of its states. */
export interface DocumentRevision {
  document: string;
  revision: number;
}

/** Which documents something derived holds, each in which revision: what is behind the library needs no more than this. */
export class DerivedDocuments {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** All documents of the library, by id. */
  all(): DocumentRevision[] {
    return this.#database
      .prepare<[], DocumentRevision>('SELECT id AS document, revision FROM documents ORDER BY id')
      .all();
  }

  /** Documents that came or changed since they were derived, by id; `held` where something of them may be held. */
  changed(kind: DerivedKind): (DocumentRevision & { held: boolean })[] {
    return this.#database
      .prepare<[string], DocumentRevision & { held: number }>(
        `SELECT d.id AS document, d.revision, held.revision IS NOT NULL AS held FROM documents AS d
          LEFT JOIN derived_documents AS held ON held.kind = ? AND held.document = d.id
          WHERE held.revision IS NULL OR held.revision <> d.revision ORDER BY d.id`,
      )
      .all(kind)
      .map((row) => ({ ...row, held: row.held === 1 }));
  }

  /** Ids of the documents that are held and no longer in the library. */
  gone(kind: DerivedKind): string[] {
    return this.#database
      .prepare<[string], string>(
        `SELECT document FROM derived_documents WHERE kind = ? AND document NOT IN (SELECT id FROM documents)
          ORDER BY document`,
      )
      .pluck()
      .all(kind);
  }

  /** Takes note that documents were derived in these revisions, and that others were taken out. */
  note(kind: DerivedKind, derived: readonly DocumentRevision[], gone: readonly string[] = []): void {
    this.#database
      .transaction(() => {
        const put = this.#database.prepare(
          'INSERT OR REPLACE INTO derived_documents (kind, document, revision) VALUES (?, ?, ?)',
        );
        for (const { document, revision } of derived) put.run(kind, document, revision);
        const drop = this.#database.prepare('DELETE FROM derived_documents WHERE kind = ? AND document = ?');
        for (const document of gone) drop.run(kind, document);
      })
      .immediate();
  }

  /** Forgets that a document was derived, so that it is derived again. */
  forget(kind: DerivedKind, document: string): void {
    this.#database.prepare('DELETE FROM derived_documents WHERE kind = ? AND document = ?').run(kind, document);
  }

  /** Takes note that these documents and no others are held. */
  replace(kind: DerivedKind, derived: readonly DocumentRevision[]): void {
    this.#database
      .transaction(() => {
        this.#database.prepare('DELETE FROM derived_documents WHERE kind = ?').run(kind);
        this.note(kind, derived);
      })
      .immediate();
  }
}
