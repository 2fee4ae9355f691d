import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { KnownProblem } from '../policy/known-problem.ts';
import { newestSchema } from './database.ts';
import { storageProblem } from './storage-problem.ts';

export type BackupCode = 'no-backup' | 'not-a-library' | 'damaged-backup' | 'newer-backup' | 'library-in-use';

/** A backup that cannot be made or brought back; the library is as it was. */
export class BackupProblem extends KnownProblem<BackupCode> {}

/** What a backup holds, read from the file itself. */
export interface BackupContent {
  file: string;
  documents: number;
  versions: number;
  reviews: number;
}

/**
 * Writes a copy of the library while it is read and written, by SQLite's own online backup: it holds every write that
 * was acknowledged before. The copy takes its name only after it was opened and checked.
 *
 * @throws BackupProblem, StorageProblem
 */
export async function backUp(library: string, file: string): Promise<BackupContent> {
  const target = resolve(file);
  if (!existsSync(library)) {
    throw new BackupProblem('no-backup', {
      english: `There is no library ${library}.`,
      chinese: `没有文库文件 ${library}。`,
    });
  }
  if (target === resolve(library)) {
    throw new BackupProblem('library-in-use', {
      english: 'The backup cannot be the library itself.',
      chinese: '备份文件不能是文库文件本身。',
    });
  }
  const unfinished = join(dirname(target), `.${basename(target)}.${process.pid}.unfinished`);
  try {
    mkdirSync(dirname(target), { recursive: true });
    // Private from its first byte on.
    closeSync(openSync(unfinished, 'w', 0o600));
    const database = new SqliteDatabase(library, { readonly: true, fileMustExist: true, timeout: 10_000 });
    try {
      await database.backup(unfinished);
    } finally {
      database.close();
    }
    const content = checkBackup(unfinished);
    sync(unfinished);
    renameSync(unfinished, target);
    return { ...content, file: target };
  } catch (error) {
    throw storageProblem(error) ?? error;
  } finally {
    for (const rest of ['', '-wal', '-shm', '-journal']) rmSync(`${unfinished}${rest}`, { force: true });
  }
}

/**
 * Opens a backup and looks at every page of it.
 *
 * @throws BackupProblem when it is no library, damaged, or of a newer program
 */
export function checkBackup(file: string): BackupContent {
  if (!existsSync(file)) {
    throw new BackupProblem('no-backup', { english: `There is no file ${file}.`, chinese: `没有文件 ${file}。` });
  }
  let database: SqliteDatabase.Database | null = null;
  try {
    database = new SqliteDatabase(file, { readonly: true, fileMustExist: true });
    const said = database.pragma('integrity_check(1)', { simple: true });
    if (said !== 'ok') throw damaged(file, String(said));
    if (Number(database.pragma('user_version', { simple: true })) > newestSchema()) {
      throw new BackupProblem('newer-backup', {
        english: `${file} was written by a newer version of this program. Update the program.`,
        chinese: `${file} 由更新版本的程序写入，请先升级程序。`,
      });
    }
    const count = (table: string) =>
      (database as SqliteDatabase.Database)
        .prepare<[], { number: number }>(`SELECT count(*) AS number FROM ${table}`)
        .get()?.number ?? 0;
    return { file, documents: count('documents'), versions: count('versions'), reviews: count('review_events') };
  } catch (error) {
    if (!(error instanceof SqliteDatabase.SqliteError)) throw error;
    throw error.code === 'SQLITE_ERROR' || error.code === 'SQLITE_NOTADB'
      ? new BackupProblem('not-a-library', {
          english: `${file} is no library of this program (${error.message}).`,
          chinese: `${file} 不是本程序的文库文件（${error.message}）。`,
        })
      : damaged(file, error.message);
  } finally {
    database?.close();
  }
}

/**
 * Puts a backup in the place of the library. The library that was there is kept beside it, whatever its state.
 *
 * @param moment ISO 8601, for the name under which the present library is kept
 * @returns what was brought back, and where the library before it is kept (null where there was none)
 * @throws BackupProblem; the library is then as it was
 */
export function restore(file: string, library: string, moment: string): BackupContent & { keptAs: string | null } {
  const content = checkBackup(file);
  if (isOpenElsewhere(library)) {
    throw new BackupProblem('library-in-use', {
      english: 'The library is open in another process: stop the server first.',
      chinese: '文库正被其他程序使用：请先停止服务，再恢复备份。',
    });
  }
  try {
    mkdirSync(dirname(library), { recursive: true });
    const fresh = `${library}.restoring`;
    copyFileSync(file, fresh);
    chmodSync(fresh, 0o600);
    forgetDerived(fresh);
    sync(fresh);
    const keptAs = existsSync(library) ? `${library}.before-restore-${moment.replace(/[:.]/g, '-')}` : null;
    if (keptAs !== null) {
      for (const part of ['-wal', '-shm', '']) {
        if (existsSync(`${library}${part}`)) renameSync(`${library}${part}`, `${keptAs}${part}`);
      }
    }
    renameSync(fresh, library);
    return { ...content, file: library, keptAs };
  } catch (error) {
    throw storageProblem(error) ?? error;
  }
}

/** Index and links may be those of another day: what was derived is made anew at the next start. */
function forgetDerived(file: string): void {
  const database = new SqliteDatabase(file);
  database.pragma('journal_mode = DELETE');
  database.prepare("DELETE FROM state WHERE name IN ('index', 'searchOverview', 'crossReferences')").run();
  database.close();
}

/** True when another process of this user has the file open; where the system does not tell, false. */
function isOpenElsewhere(file: string): boolean {
  const target = resolve(file);
  const processes = existsSync('/proc/self/fd') ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : [];
  return processes
    .filter((id) => Number(id) !== process.pid)
    .some((id) => {
      try {
        return readdirSync(`/proc/${id}/fd`).some((fd) => linkOf(`/proc/${id}/fd/${fd}`) === target);
      } catch {
        return false;
      }
    });
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

function damaged(file: string, said: string): BackupProblem {
  return new BackupProblem('damaged-backup', {
    english: `${file} is damaged (${said}).`,
    chinese: `${file} 已损坏（${said}），请换用另一份备份。`,
  });
}

function sync(file: string): void {
  const descriptor = openSync(file, 'r+');
  fsyncSync(descriptor);
  closeSync(descriptor);
}
