import type { Clause } from '../policy/clause.ts';
import type { UnitRole } from '../policy/unit-mention.ts';
import type { Clauses } from './clauses.ts';
import type { Database } from './database.ts';

/** A responsible unit with the number of clauses (of current versions) that name it. */
export interface UnitSummary {
  name: string;
  /** False when the name is not in the unit file and waits for a person's decision. */
  known: boolean;
  documents: number;
  clauses: number;
  /** Clauses that name it as lead unit. */
  lead: number;
  responsible: number;
  supporting: number;
}

type UnitRow = Omit<UnitSummary, 'known'> & { known: number };

const currentMentions =
  'unit_mentions AS m JOIN current_versions AS v ON v.document = m.document AND v.version = m.version';
const clausesWith = (role: UnitRole) =>
  `count(DISTINCT CASE WHEN m.role = '${role}' THEN m.document || '/' || m.address END) AS ${role}`;

/** Responsible units as the clauses of the current versions name them. */
export class Units {
  readonly #database: Database;
  readonly #clauses: Clauses;

  constructor(database: Database, clauses: Clauses) {
    this.#database = database;
    this.#clauses = clauses;
  }

  /** All units, those with most clauses first, then by name. */
  all(): UnitSummary[] {
    return this.#database
      .prepare<[], UnitRow>(
        `SELECT m.name, max(m.known) AS known, count(DISTINCT m.document) AS documents,
          count(DISTINCT m.document || '/' || m.address) AS clauses,
          ${clausesWith('lead')}, ${clausesWith('responsible')}, ${clausesWith('supporting')}
          FROM ${currentMentions} GROUP BY m.name ORDER BY clauses DESC, m.name`,
      )
      .all()
      .map((row) => ({ ...row, known: row.known === 1 }));
  }

  /** The clauses that name a unit, by document and in document order. */
  clausesOf(name: string): Clause[] {
    const places = this.#database
      .prepare<[string], { document: string; version: number; address: string }>(
        `SELECT DISTINCT m.document, m.version, m.address, c.position FROM ${currentMentions}
          JOIN clauses AS c ON c.document = m.document AND c.version = m.version AND c.address = m.address
          WHERE m.name = ? ORDER BY m.document, c.position`,
      )
      .all(name);
    return places.flatMap(({ document, version, address }) => this.#clauses.at(document, version, address) ?? []);
  }
}
