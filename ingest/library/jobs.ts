import type { Database } from './database.ts';
import type { FileReport, IngestProblem } from './ingest-report.ts';

export type JobKind = 'ingest' | 'remove' | 'reindex';
export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'stopped';

/** How far a job has come in the stage that it is in. */
export interface JobProgress {
  stage: 'read' | 'trace' | 'index';
  done: number;
  /** Of how many; null where that is not known. */
  total: number | null;
  /** File just read; null in the other stages. */
  file: string | null;
  /** Seconds until the end of the stage at the pace so far; null where that cannot be said. */
  remainingSeconds: number | null;
}

/** A long piece of work on the library. */
export interface Job {
  id: number;
  kind: JobKind;
  /** Names of files, or the id of a document. */
  subject: string;
  /** Who asked for it. */
  by: string;
  state: JobState;
  /** ISO 8601 moments. */
  queuedAt: string;
  startedAt: string | null;
  endedAt: string | null;
  progress: JobProgress | null;
  /** Why it failed. */
  problem: IngestProblem | null;
}

/** What is to be done. */
export type JobOrder = Pick<Job, 'kind' | 'subject' | 'by'> & { encoding: string | null };

/** Something that an ingest reads: a path, or an upload with its bytes. */
export interface JobSource {
  name: string;
  /** Null for a path. */
  bytes: Uint8Array | null;
  /** Text of the yaml that was given with it. */
  sidecar: string | null;
}

/** A file that a job has read. */
export interface JobFile {
  /** Position of its source in the job. */
  source: number;
  report: FileReport;
}

type JobRow = Omit<Job, 'progress' | 'problem'> & { progress: string | null; problem: string | null };

const columns = `id, kind, subject, by, state, queued_at AS queuedAt, started_at AS startedAt, ended_at AS endedAt,
  progress, problem`;
const longestSubject = 2000;
const keptJobs = 200;

/** The long work on a library, as it is kept in the file: any process can see it and ask for its end. */
export class Jobs {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Stores a job that is to be done by a process, and lets the oldest that have ended go. */
  add({ kind, subject, by, encoding }: JobOrder, sources: readonly JobSource[], process: string, at: string): number {
    return this.#database
      .transaction(() => {
        const { lastInsertRowid } = this.#database
          .prepare(
            `INSERT INTO jobs (kind, subject, by, encoding, state, process, queued_at)
              VALUES (?, ?, ?, ?, 'queued', ?, ?)`,
          )
          .run(kind, subject.slice(0, longestSubject), by, encoding, process, at);
        const row = this.#database.prepare(
          'INSERT INTO job_sources (job, position, name, bytes, sidecar) VALUES (?, ?, ?, ?, ?)',
        );
        for (const [position, source] of sources.entries()) {
          row.run(lastInsertRowid, position, source.name, source.bytes, source.sidecar);
        }
        this.#database
          .prepare('DELETE FROM jobs WHERE id <= ? AND ended_at IS NOT NULL')
          .run(Number(lastInsertRowid) - keptJobs);
        return Number(lastInsertRowid);
      })
      .immediate();
  }

  /** A job; null where there is none, or none any more. */
  one(id: number): Job | null {
    const row = this.#database.prepare<[number], JobRow>(`SELECT ${columns} FROM jobs WHERE id = ?`).get(id);
    return row === undefined ? null : jobOf(row);
  }

  /** The last jobs, newest first. */
  latest(limit: number): Job[] {
    return this.#database
      .prepare<[number], JobRow>(`SELECT ${columns} FROM jobs ORDER BY id DESC LIMIT ?`)
      .all(limit)
      .map(jobOf);
  }

  /** Jobs that have not ended, oldest first, each with the process that has it. */
  open(): { id: number; process: string | null }[] {
    return this.#database
      .prepare<[], { id: number; process: string | null }>(
        "SELECT id, process FROM jobs WHERE state IN ('queued', 'running') ORDER BY id",
      )
      .all();
  }

  /** The order of a job; null where there is none. */
  order(id: number): JobOrder | null {
    return (
      this.#database.prepare<[number], JobOrder>('SELECT kind, subject, by, encoding FROM jobs WHERE id = ?').get(id) ??
      null
    );
  }

  /** The paths that a job reads, and the number of uploads. */
  sourcesOf(id: number): { paths: string[]; uploads: number } {
    const rows = this.#database
      .prepare<[number], { name: string; isPath: number }>(
        'SELECT name, bytes IS NULL AS isPath FROM job_sources WHERE job = ? ORDER BY position',
      )
      .all(id);
    const paths = rows.filter(({ isPath }) => isPath === 1).map(({ name }) => name);
    return { paths, uploads: rows.length - paths.length };
  }

  /** What a job reads, one source at a time: their bytes are not held together. */
  *sources(id: number): Generator<JobSource> {
    const row = this.#database.prepare<[number, number], JobSource>(
      'SELECT name, bytes, sidecar FROM job_sources WHERE job = ? AND position = ?',
    );
    for (let position = 0; ; position++) {
      const source = row.get(id, position);
      if (source === undefined) return;
      yield source;
    }
  }

  /** The files that a job has read so far, in order. */
  files(id: number): JobFile[] {
    return this.#database
      .prepare<[number], { source: number; report: string }>(
        'SELECT source, report FROM job_files WHERE job = ? ORDER BY id',
      )
      .all(id)
      .map(({ source, report }) => ({ source, report: JSON.parse(report) as FileReport }));
  }

  /** Takes a job over from a process that is gone, or that has given it back; false where another was faster. */
  take(id: number, from: string | null, process: string): boolean {
    return (
      this.#database
        .prepare("UPDATE jobs SET process = ? WHERE id = ? AND process IS ? AND state IN ('queued', 'running')")
        .run(process, id, from).changes > 0
    );
  }

  /** Gives a job back: whoever opens the library next goes on with it. */
  giveBack(id: number): void {
    this.#database
      .prepare("UPDATE jobs SET process = NULL, state = 'queued' WHERE id = ? AND state IN ('queued', 'running')")
      .run(id);
  }

  /** Takes note that work on a job begins. @returns false where it was stopped before */
  begin(id: number, at: string): boolean {
    return (
      this.#database
        .prepare(
          `UPDATE jobs SET state = 'running', started_at = coalesce(started_at, ?)
            WHERE id = ? AND state IN ('queued', 'running') AND stop_asked = 0`,
        )
        .run(at, id).changes > 0
    );
  }

  /** Takes note how far a job has come. @returns true when somebody has asked for its end */
  note(id: number, progress: JobProgress | null, files: readonly JobFile[]): boolean {
    return this.#database
      .transaction(() => {
        const row = this.#database.prepare('INSERT INTO job_files (job, source, report) VALUES (?, ?, ?)');
        for (const { source, report } of files) row.run(id, source, JSON.stringify(report));
        if (progress !== null) {
          this.#database.prepare('UPDATE jobs SET progress = ? WHERE id = ?').run(JSON.stringify(progress), id);
        }
        return (
          this.#database.prepare<[number], number>('SELECT stop_asked FROM jobs WHERE id = ?').pluck().get(id) === 1
        );
      })
      .immediate();
  }

  /** Asks for the end of a job. @returns false where it has ended already */
  askToStop(id: number): boolean {
    return (
      this.#database.prepare("UPDATE jobs SET stop_asked = 1 WHERE id = ? AND state IN ('queued', 'running')").run(id)
        .changes > 0
    );
  }

  /** Takes note how a job ended; what it read is let go. */
  end(id: number, state: 'done' | 'failed' | 'stopped', problem: IngestProblem | null, at: string): void {
    this.#database
      .transaction(() => {
        this.#database
          .prepare('UPDATE jobs SET state = ?, problem = ?, ended_at = ?, process = NULL WHERE id = ?')
          .run(state, problem === null ? null : JSON.stringify(problem), at, id);
        this.#database.prepare('DELETE FROM job_sources WHERE job = ?').run(id);
        this.#database.prepare('DELETE FROM job_files WHERE job = ?').run(id);
      })
      .immediate();
  }
}

function jobOf({ progress, problem, ...row }: JobRow): Job {
  return {
    ...row,
    progress: progress === null ? null : (JSON.parse(progress) as JobProgress),
    problem: problem === null ? null : (JSON.parse(problem) as IngestProblem),
  };
}
