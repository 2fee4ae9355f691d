import { rmSync } from 'node:fs';
import SqliteDatabase from 'better-sqlite3';

/** Milliseconds between two looks at a lock that another process holds. */
const pause = 50;

/**
 * Lets one process at a time derive links and index from a library: a command beside a running server waits for the
 * server's turn and then finds nothing left to do. The lock is SQLite's own on a file that holds nothing; the operating
 * system takes it from a process that dies.
 */
export class DerivationLock {
  readonly #file: SqliteDatabase.Database;

  /** @param file path of the lock file, created where there is none; one that is damaged is replaced, it holds nothing */
  constructor(file: string) {
    this.#file = openLock(file);
  }

  /** Runs work while no other process derives from the same library. */
  async during<Result>(work: () => Promise<Result>, signal?: AbortSignal): Promise<Result> {
    while (!this.#take()) {
      signal?.throwIfAborted();
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    try {
      return await work();
    } finally {
      this.#file.exec('ROLLBACK');
    }
  }

  close(): void {
    this.#file.close();
  }

  #take(): boolean {
    try {
      this.#file.exec('BEGIN EXCLUSIVE');
      return true;
    } catch (error) {
      if (error instanceof SqliteDatabase.SqliteError && error.code === 'SQLITE_BUSY') return false;
      throw error;
    }
  }
}

function openLock(file: string): SqliteDatabase.Database {
  try {
    const database = new SqliteDatabase(file, { timeout: 0 });
    database.pragma('schema_version');
    return database;
  } catch (error) {
    if (error instanceof SqliteDatabase.SqliteError && error.code === 'SQLITE_BUSY') throw error;
    for (const path of [file, `${file}-journal`]) rmSync(path, { recursive: true, force: true });
    return new SqliteDatabase(file, { timeout: 0 });
  }
}
