import {
  chmodSync,
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { KnownProblem } from '../policy/known-problem.ts';
import { type StorageCode, storageProblem } from './storage-problem.ts';

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
export class UnusableLibrary extends KnownProblem<'unusable-library'> {
  constructor(english: string, chinese: string, cause?: unknown) {
    super('unusable-library', { english, chinese }, cause);
  }
}

/** What to do, in English; the file itself is never to be thrown away. */
const englishRemedies: Record<StorageCode, string> = {
  'disk-full': 'Free some space and start again; the library itself is not damaged.',
  'library-damaged':
    'Keep the file, look at it with `cli doctor`, and bring back the last backup with `cli restore FILE`.',
  'library-busy': 'Another process writes it; try again in a moment.',
  'no-access': 'Check who owns the data folder (DATA_DIR) and whether this user may write it.',
};

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
    keepPrivate(file);
    const database = new Database(file, { timeout: 10_000 });
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    migrate(database, file);
    return database;
  } catch (error) {
    const known = storageProblem(error);
    const ofSystem = error instanceof Error && 'code' in error;
    if (known === null && !ofSystem && !(error instanceof TypeError)) throw error;
    const said = error instanceof Error ? error.message : String(error);
    throw new UnusableLibrary(
      `The library ${file} cannot be opened: ${said}. ${englishRemedies[known?.code ?? 'library-damaged']}`,
      `条款库文件 ${file} 无法打开（${said}）。${known?.remedy ?? '请保留该文件，检查数据目录后重试。'}`,
      error,
    );
  }
}

/** The numbered steps of the schema, in order: `0001-library.sql`, …; the number is SQLite's `user_version` after it. */
function migrations(): { number: number; name: string }[] {
  return readdirSync(migrationsFolder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({ number: Number.parseInt(name, 10), name }));
}

/** The schema that this program writes. */
export function newestSchema(): number {
  return migrations().at(-1)?.number ?? 0;
}

/** Brings an older schema up to date; a library that held something is copied beside itself before. */
function migrate(database: Database, file: string): void {
  const steps = migrations();
  if (schemaVersion(database) > newestSchema()) {
    database.close();
    throw new UnusableLibrary(
      `The library ${file} was written by a newer version of this program. Update the program.`,
      `条款库文件 ${file} 由更新版本的程序写入，请先升级程序。`,
    );
  }
  const before = schemaVersion(database);
  if (before > 0 && before < newestSchema() && file !== ':memory:') keepCopy(database, `${file}.schema-${before}`);
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

/** A copy of the library as it was before its schema changes; one that is there already is of the same state or better. */
function keepCopy(database: Database, copy: string): void {
  if (existsSync(copy)) return;
  const unfinished = `${copy}.unfinished`;
  rmSync(unfinished, { force: true });
  database.prepare('VACUUM INTO ?').run(unfinished);
  chmodSync(unfinished, 0o600);
  renameSync(unfinished, copy);
}

/** Nobody but the owner (and a group that was given the file) reads what is in the library, tokens and names included. */
function keepPrivate(file: string): void {
  if (file === ':memory:' || !existsSync(dirname(file))) return;
  closeSync(openSync(file, 'a', 0o600));
  const mode = statSync(file).mode & 0o777;
  if ((mode & 0o027) !== 0) chmodSync(file, mode & 0o640);
}

function schemaVersion(database: Database): number {
  return Number(database.pragma('user_version', { simple: true }));
}
