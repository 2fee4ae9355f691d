import { readdirSync, readFileSync } from 'node:fs';
import SqliteDatabase from 'better-sqlite3';

/** A connection to the library file that compiles each statement once. */
export class Database extends SqliteDatabase {
  readonly #statements = new Map<string, SqliteDatabase.Statement>();

  override prepare: SqliteDatabase.Database['prepare'] = (sql: string) => {
    const statement = this.#statements.get(sql) ?? super.prepare(sql);
    this.#statements.set(sql, statement);
    return statement as never;
  };
}

const migrationsFolder = new URL('./migrations/', import.meta.url);

/** Thrown when the library file cannot be used; `message` is English, `chinese` Chinese, both say what to do. */
export class UnusableLibrary extends Error {
  readonly chinese: string;
  constructor(message: string, chinese: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'UnusableLibrary';
    this.chinese = chinese;
  }
}

/**
 * Opens the library file, creates it where there is none and brings its schema up to date.
 *
 * WAL lets the server read while another process ingests; `synchronous = FULL` makes a finished ingest survive a power
 * cut; each migration is one transaction, so a crash leaves the schema before or after it.
 *
 * @param file path of the SQLite file
 * @throws UnusableLibrary when the file is no SQLite database, is damaged, cannot be written, or is of a newer program
 */
export function openDatabase(file: string): Database {
  try {
    const database = new Database(file, { timeout: 10_000 });
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    migrate(database, file);
    return database;
  } catch (error) {
    if (!(error instanceof SqliteDatabase.SqliteError) && !(error instanceof TypeError)) throw error;
    throw new UnusableLibrary(
      `The library ${file} cannot be opened: ${error.message}. Restore a copy of it, or move it away and ingest again.`,
      `条款库文件 ${file} 无法打开（${error.message}）。请恢复备份，或移走该文件后重新入库。`,
      error,
    );
  }
}

/** The numbered steps of the schema, in order: `0001-library.sql`, …; the number is SQLite's `user_version` after it. */
function migrate(database: Database, file: string): void {
  const steps = readdirSync(migrationsFolder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({ number: Number.parseInt(name, 10), name }));
  const newest = steps.at(-1)?.number ?? 0;
  if (schemaVersion(database) > newest) {
    database.close();
    throw new UnusableLibrary(
      `The library ${file} was written by a newer version of this program. Update the program.`,
      `条款库文件 ${file} 由更新版本的程序写入，请先升级程序。`,
    );
  }
  for (const { number, name } of steps) {
    const sql = readFileSync(new URL(name, migrationsFolder), 'utf8');
    database
      .transaction(() => {
        // Looked at inside the transaction: two processes may open a new library at the same moment.
        if (schemaVersion(database) >= number) return;
        database.exec(sql);
        database.pragma(`user_version = ${number}`);
      })
      .immediate();
  }
}

function schemaVersion(database: Database): number {
  return Number(database.pragma('user_version', { simple: true }));
}
