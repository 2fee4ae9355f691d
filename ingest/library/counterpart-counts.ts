import type { Database } from './database.ts';

/**
 * Numbers of counterparts of the clauses of each document, by address: links that are strong or medium or confirmed by a
 * person, and not rejected. Kept in memory until anything in the library file changes, by whatever process: every search
 * asks for them.
 */
export class CounterpartCounts {
  readonly #database: Database;
  readonly #counted = new Map<string, Map<string, number>>();
  #state = '';

  constructor(database: Database) {
    this.#database = database;
  }

  /** Counts of one document; clauses without a counterpart are left out. */
  of(document: string): ReadonlyMap<string, number> {
    const state = this.#fileState();
    if (state !== this.#state) this.#counted.clear();
    this.#state = state;
    let counts = this.#counted.get(document);
    if (counts === undefined) {
      counts = this.#count(document);
      this.#counted.set(document, counts);
    }
    return counts;
  }

  /** Differs after every write of this connection (rows changed) and of any other (SQLite's data_version). */
  #fileState(): string {
    const state = this.#database
      .prepare<[], { own: number; others: number }>(
        'SELECT total_changes() AS own, data_version AS others FROM pragma_data_version',
      )
      .get();
    return `${state?.own} ${state?.others}`;
  }

  #count(document: string): Map<string, number> {
    const rows = this.#database
      .prepare<string[], { address: string; links: number }>(
        `WITH links AS (
          SELECT lower_document, lower_address, upper_document, upper_address FROM cross_references
            WHERE strength IN ('strong', 'medium') AND (lower_document = ? OR upper_document = ?)
          UNION
          SELECT lower_document, lower_address, upper_document, upper_address FROM reviewed_links
            WHERE lost = 0 AND decision = 'confirmed' AND (lower_document = ? OR upper_document = ?)
          EXCEPT
          SELECT lower_document, lower_address, upper_document, upper_address FROM reviewed_links
            WHERE lost = 0 AND decision = 'rejected')
        SELECT address, count(*) AS links FROM (
          SELECT lower_address AS address FROM links WHERE lower_document = ?
          UNION ALL SELECT upper_address FROM links WHERE upper_document = ?)
        GROUP BY address`,
      )
      .all(document, document, document, document, document, document);
    return new Map(rows.map(({ address, links }) => [address, links]));
  }
}
