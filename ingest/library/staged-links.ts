import type { CrossReference } from '../policy/cross-reference.ts';
import { insertLinks } from './cross-references.ts';
import type { Database } from './database.ts';

/**
 * Links on their way into the library: they wait in a temporary table on disk, because those of a large library do not
 * fit into memory and must all come in one step. Nobody sees them until they are taken over (`Library.replaceLinks`).
 */
export class StagedLinks {
  static #made = 0;

  /** Name of the temporary table; its columns are those of `cross_references`. */
  readonly table = `temp.staged_links_${++StagedLinks.#made}`;
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
    database.exec(`CREATE TABLE ${this.table} AS SELECT * FROM cross_references WHERE 0`);
  }

  add(links: readonly CrossReference[]): void {
    this.#database.transaction(() => insertLinks(this.#database, this.table, links))();
  }

  /** Forgets the links, whether they were taken over or not. */
  drop(): void {
    this.#database.exec(`DROP TABLE ${this.table}`);
  }
}
