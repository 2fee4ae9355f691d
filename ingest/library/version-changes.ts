import { type ClauseChange, compareClauses } from './clause-changes.ts';
import type { Clauses } from './clauses.ts';
import type { Database } from './database.ts';

/** Comparisons held in memory: one page asks for the same few several times. */
const MOST_HELD = 32;

/** What changed between versions of one document. Versions never change, so a comparison holds until a reading is renewed. */
export class VersionChanges {
  readonly #database: Database;
  readonly #clauses: Clauses;
  readonly #held = new Map<string, ClauseChange[]>();
  #generation = -1;

  constructor(database: Database, clauses: Clauses) {
    this.#database = database;
    this.#clauses = clauses;
  }

  /** Numbers of the versions of a document, oldest first. */
  numbers(id: string): number[] {
    return this.#database
      .prepare<[string], { version: number }>('SELECT version FROM versions WHERE document = ? ORDER BY version')
      .all(id)
      .map(({ version }) => version);
  }

  /** @param generation of the library as it is now */
  between(id: string, from: number, to: number, generation: number): ClauseChange[] {
    if (this.#generation !== generation) this.#held.clear();
    this.#generation = generation;
    const key = `${from} ${to} ${id}`;
    const changes = this.#held.get(key) ?? compareClauses(this.#clauses.of(id, from), this.#clauses.of(id, to));
    const [oldest] = this.#held.keys();
    if (oldest !== undefined && this.#held.size >= MOST_HELD) this.#held.delete(oldest);
    this.#held.set(key, changes);
    return changes;
  }
}
