import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { MeilisearchProblem } from './problem.ts';

/** A process as it can be recognised again: the start time tells it from a later process with the same number. */
export interface KnownProcess {
  pid: number;
  /** Field 22 of /proc/PID/stat; null where there is no /proc. */
  startTime: string | null;
}

/** What a starter writes down so that others on the same folder find the engine, or its remains. */
export interface RunningMeilisearch {
  engine: KnownProcess;
  owner: KnownProcess;
  host: string;
  version: string;
}

/**
 * The managed engine's folder `DATA_DIR/meilisearch`: database, key, log and the record of the running process.
 * Everything in it is derived from the library and may be deleted while nothing runs.
 */
export class MeilisearchFolder {
  readonly path: string;

  /** Creates the folder where it is missing. @throws MeilisearchProblem `start-failed` when it cannot be written */
  constructor(dataDir: string) {
    this.path = join(dataDir, 'meilisearch');
    try {
      if (existsSync(this.path) && !statSync(this.path).isDirectory()) setAside(this.path);
      mkdirSync(this.path, { recursive: true, mode: 0o700 });
    } catch (cause) {
      throw unusable(this.path, cause);
    }
  }

  get database(): string {
    return join(this.path, 'database');
  }

  get log(): string {
    return join(this.path, 'meilisearch.log');
  }

  get #record(): string {
    return join(this.path, 'running.json');
  }

  get #lock(): string {
    return join(this.path, 'starting.lock');
  }

  /** The engine's key, made at the first call; readable by its owner only. */
  key(): string {
    const file = join(this.path, 'key');
    try {
      if (existsSync(file) && !isKey(file)) setAside(file);
      if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' });
      chmodSync(file, 0o600);
      return readFileSync(file, 'utf8').trim();
    } catch (cause) {
      throw unusable(file, cause);
    }
  }

  /** Version of the engine that wrote the database; null when there is none yet. */
  databaseVersion(): string | null {
    const file = join(this.database, 'VERSION');
    return existsSync(file) && statSync(file).isFile() ? readFileSync(file, 'utf8').trim() : null;
  }

  /** True where there is anything in the place of the database. */
  get hasDatabase(): boolean {
    return existsSync(this.database);
  }

  /** Moves a database that cannot be opened out of the way, in the place of one that was moved before. @returns where it lies now */
  setDatabaseAside(): string {
    return setAside(this.database);
  }

  removeDatabase(): void {
    rmSync(this.database, { recursive: true, force: true });
  }

  /** The engine that was last started here, if its process still lives; forgets one that does not. */
  running(): RunningMeilisearch | null {
    if (!existsSync(this.#record)) return null;
    try {
      const running = JSON.parse(readFileSync(this.#record, 'utf8')) as RunningMeilisearch;
      if (isAlive(running.engine)) return running;
    } catch {
      // A record torn by a crash names nothing; it is removed like that of a dead process.
    }
    rmSync(this.#record, { force: true, recursive: true });
    return null;
  }

  remember(running: RunningMeilisearch): void {
    const temporary = `${this.#record}.${process.pid}`;
    writeFileSync(temporary, `${JSON.stringify(running)}\n`, { mode: 0o600 });
    renameSync(temporary, this.#record);
  }

  /** Removes the record of an engine that has ended. */
  forget(): void {
    this.running();
  }

  /**
   * Runs `work` while no other process starts or adopts an engine in this folder. A lock left by a dead process is
   * taken over.
   */
  async exclusively<Result>(work: () => Promise<Result>): Promise<Result> {
    const deadline = Date.now() + 40_000;
    while (!this.#tryLock()) {
      if (Date.now() > deadline) throw unusable(this.#lock, new Error('another process holds it'));
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    try {
      return await work();
    } finally {
      rmSync(this.#lock, { force: true });
    }
  }

  #tryLock(): boolean {
    try {
      writeFileSync(this.#lock, JSON.stringify(knownProcess(process.pid)), { flag: 'wx', mode: 0o600 });
      return true;
    } catch (cause) {
      if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) throw unusable(this.#lock, cause);
    }
    if (this.#lockIsAbandoned()) rmSync(this.#lock, { force: true, recursive: true });
    return false;
  }

  #lockIsAbandoned(): boolean {
    try {
      const text = readFileSync(this.#lock, 'utf8');
      // Empty for an instant while its owner writes it, or for good when that one was killed in the act.
      if (text === '') return Date.now() - statSync(this.#lock).mtimeMs > 2000;
      return !isAlive(JSON.parse(text) as KnownProcess);
    } catch {
      // What is no record of a process was never written by one of ours.
      return existsSync(this.#lock);
    }
  }

  /** Last lines of the engine's log, for a message. */
  lastWords(): string {
    if (!existsSync(this.log)) return '';
    return readFileSync(this.log, 'utf8').slice(-4000);
  }

  /** Keeps the log from growing without end. */
  shortenLog(): void {
    if (existsSync(this.log) && statSync(this.log).size > 1_000_000) truncateSync(this.log, 0);
  }
}

/** Keeps what is damaged beside, for people to look at; one such thing of a name. */
function setAside(path: string): string {
  const aside = `${path}.damaged`;
  rmSync(aside, { recursive: true, force: true });
  renameSync(path, aside);
  return aside;
}

/** The engine takes no key of fewer than 16 characters. */
function isKey(file: string): boolean {
  return statSync(file).isFile() && /^[\w-]{16,}$/.test(readFileSync(file, 'utf8').trim());
}

/** Describes a living process so that it can be recognised later. */
export function knownProcess(pid: number): KnownProcess {
  return { pid, startTime: startTimeOf(pid) };
}

/** True while exactly this process (not a later one with its number) runs. */
export function isAlive(known: KnownProcess): boolean {
  try {
    process.kill(known.pid, 0);
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EPERM')) return false;
  }
  return known.startTime === startTimeOf(known.pid);
}

function startTimeOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A zombie has ended; it only waits for its parent to take note.
    return fields[0] === 'Z' ? 'ended' : (fields[19] ?? null);
  } catch {
    return null;
  }
}

function unusable(path: string, cause: unknown): MeilisearchProblem {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new MeilisearchProblem(
    'start-failed',
    {
      english: `The data folder cannot be used (${path}: ${why}). Make it writable or set DATA_DIR to another folder.`,
      chinese: `数据目录无法使用（${path}：${why}）。请检查写权限，或用 DATA_DIR 指定其他目录。`,
    },
    { cause },
  );
}
