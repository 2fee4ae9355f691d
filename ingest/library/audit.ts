import type { Database } from './database.ts';

/** What kinds of changes there are. */
export type AuditAction =
  | 'ingest'
  | 'remove'
  | 'reindex'
  | 'stop'
  | 'review'
  | 'pair'
  | 'import-reviews'
  | 'add-token'
  | 'revoke-token'
  | 'backup'
  | 'restore';

/** Who changed what. */
export interface AuditEntry {
  /** ISO 8601 moment. */
  at: string;
  /** The person, as the token or the system names them. */
  by: string;
  /** Network address, or `命令行`. */
  origin: string;
  action: AuditAction;
  /** What was changed: file names, document ids, a link, a name. */
  subject: string;
}

export type StoredAuditEntry = AuditEntry & { id: number };

const longest = 2000;

/** The log of all changes of the library. It only grows. */
export class Audit {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  add({ at, by, origin, action, subject }: AuditEntry): void {
    this.#database
      .prepare('INSERT INTO audit (at, by, origin, action, subject) VALUES (?, ?, ?, ?, ?)')
      .run(at, by, origin, action, subject.slice(0, longest));
  }

  /** Entries before one (the newest without), newest first. */
  latest(limit: number, before = Number.MAX_SAFE_INTEGER): StoredAuditEntry[] {
    return this.#database
      .prepare<[number, number], StoredAuditEntry>('SELECT * FROM audit WHERE id < ? ORDER BY id DESC LIMIT ?')
      .all(before, limit);
  }
}
