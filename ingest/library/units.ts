import type { UnitRole } from '../policy/unit-mention.ts';
import type { Database } from './database.ts';
import type { State } from './state.ts';

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
  readonly #state: State;
  #counted: { generation: number; units: UnitSummary[] } | null = null;

  constructor(database: Database, state: State) {
    this.#database = database;
    this.#state = state;
  }

  /** All units, those with most clauses first, then by name. Kept in memory until the library changes. */
  all(): UnitSummary[] {
    const generation = this.#state.generation();
    if (this.#counted?.generation !== generation) this.#counted = { generation, units: this.#count() };
    return this.#counted.units;
  }

  #count(): UnitSummary[] {
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
}
