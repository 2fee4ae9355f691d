import type { Database } from './database.ts';

/**
 * Marks kept inside the library file.
 * `generation` counts the writes that change documents or clauses; `crossReferences` and `index` say for which generation
 * (and by which code) the derived links and the search index were made, so that a crash between is seen at the next open.
 * `indexed` counts the changes of the index, `sums` those of the sums; `wordLists` is what search keeps in memory of words
 * and headings, `words` says from which sums (and by which code) it was listed.
 * `library` is the id of this library; `bundled` says which of the documents that come with the program it has been given.
 */
export type StateName =
  | 'library'
  | 'generation'
  | 'crossReferences'
  | 'index'
  | 'indexed'
  | 'sums'
  | 'words'
  | 'wordLists'
  | 'bundled';

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

  /** Called inside every transaction that changes documents or clauses. @returns the number of this write */
  advance(): number {
    const generation = this.generation() + 1;
    this.set('generation', String(generation));
    return generation;
  }
}
