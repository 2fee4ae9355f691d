import { createHash } from 'node:crypto';
import type { Database } from './database.ts';

/** Seals of stored versions: a byte that changed on the disk breaks the seal of its version. */
export class Seals {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Seals a version as it stands; called in the transaction that stored it. */
  set(document: string, version: number): void {
    this.#database
      .prepare('INSERT OR REPLACE INTO seals (document, version, sha256) VALUES (?, ?, ?)')
      .run(document, version, this.#digest(document, version));
  }

  /** Versions whose texts are not those that were sealed, as `document（第 n 版）`. */
  *broken(): Generator<string> {
    const seals = this.#database
      .prepare<[], { document: string; version: number; sha256: string }>(
        'SELECT * FROM seals ORDER BY document, version',
      )
      .all();
    for (const { document, version, sha256 } of seals) {
      if (this.#digest(document, version) !== sha256) yield `${document}（第 ${version} 版）`;
    }
  }

  #digest(document: string, version: number): string {
    const hash = createHash('sha256');
    const place = [document, version] as const;
    for (const select of [
      'SELECT sha256, sidecar, text, facts FROM versions WHERE document = ? AND version = ?',
      `SELECT position, address, kind, num, heading, text, path, body FROM clauses
        WHERE document = ? AND version = ? ORDER BY position`,
    ]) {
      for (const row of this.#database.prepare<[string, number], object>(select).iterate(...place)) {
        hash.update(JSON.stringify(row));
      }
    }
    return hash.digest('hex');
  }
}
