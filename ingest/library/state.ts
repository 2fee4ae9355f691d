import type { Database } from './database.ts';

/**
 * Marks kept inside the library file.
 * `generation` counts the writes that change documents or clauses; `crossReferences` and `index` say for which generation
 * (and by which code) the derived links and the search index were made, so that a crash between is seen at the next open.
 * `searchOverview` is what search keeps in memory, after the mark of what it was made from.
 */
export type StateName = 'generation' | 'crossReferences' | 'index' | 'searchOverview';

/** Reads and writes the marks. */
export class State {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  get(name: StateName): string | null {
    const row = this.#database.prepare<[string], { value: string }>('SELECT value FROM state WHERE name = ?').get(name);
    return row?.value ?? null;
  }

  set(name: StateName, value: string): void {
    this.#database.prepare('INSERT OR REPLACE INTO state (name, value) VALUES (?, ?)').run(name, value);
  }

  /** Number of content writes so far; equal numbers mean equal documents and clauses. */
  generation(): number {
    return Number(this.get('generation') ?? '0');
  }

  /** Called inside every transaction that changes documents or clauses. */
  advance(): void {
    this.set('generation', String(this.generation() + 1));
  }
}
