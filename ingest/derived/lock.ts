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

  /** @param file path of the lock file, created where there is none */
  constructor(file: string) {
    this.#file = new SqliteDatabase(file, { timeout: 0 });
  }

  /** Runs work while no other process derives from the same library. */
  async during<Result>(work: () => Promise<Result>): Promise<Result> {
    while (!this.#take()) await new Promise((resolve) => setTimeout(resolve, pause));
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
