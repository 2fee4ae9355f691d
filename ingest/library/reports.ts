import type { Database } from './database.ts';
import type { IngestReport } from './ingest-report.ts';

/** A report that the library keeps. */
export interface StoredReport {
  id: number;
  report: IngestReport;
}

const kept = 50;

/** The last reports of ingests, for the page that shows them. */
export class Reports {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Stores a report and lets the oldest go. */
  add(report: IngestReport): StoredReport {
    const { lastInsertRowid } = this.#database
      .prepare('INSERT INTO reports (at, report) VALUES (?, ?)')
      .run(report.at, JSON.stringify(report));
    this.#database
      .prepare('DELETE FROM reports WHERE id NOT IN (SELECT id FROM reports ORDER BY id DESC LIMIT ?)')
      .run(kept);
    return { id: Number(lastInsertRowid), report };
  }

  /** The last reports in one line each, newest first; nothing of their files is read into memory. */
  summaries(limit: number): { id: number; at: string; files: number }[] {
    return this.#database
      .prepare<[number], { id: number; at: string; files: number }>(
        `SELECT id, at, json_array_length(report, '$.files') AS files FROM reports ORDER BY id DESC LIMIT ?`,
      )
      .all(limit);
  }

  /** One report; null where it is not kept. */
  one(id: number): StoredReport | null {
    const row = this.#database.prepare<[number], { report: string }>('SELECT report FROM reports WHERE id = ?').get(id);
    return row === undefined ? null : { id, report: JSON.parse(row.report) as IngestReport };
  }
}
