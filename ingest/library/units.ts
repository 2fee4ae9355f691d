import { resolveUnit } from '../policy/agencies/unit-names.ts';
import type { RegionStep } from '../policy/region/region.ts';
import { regionOfCode } from '../policy/region/region-file.ts';
import type { UnitRole } from '../policy/unit-mention.ts';
import { placeOfCode } from './clauses.ts';
import type { Database } from './database.ts';
import type { State } from './state.ts';

/** A responsible unit with the number of clauses (of current versions) that name it. */
export interface UnitSummary {
  /** Shortest name that no other unit of the library has: 市财政局, and 杭州市财政局 as soon as 宁波市财政局 is there. */
  name: string;
  /** Name with its place; stays the same whatever the library holds. */
  fullName: string;
  place: RegionStep | null;
  /** False when the name is not in the unit file and waits for a person's decision. */
  known: boolean;
  documents: number;
  clauses: number;
  /** Clauses that name it as lead unit. */
  lead: number;
  responsible: number;
  supporting: number;
}

type UnitRow = Omit<UnitSummary, 'known' | 'name' | 'place'> & { known: number; place: string | null };

const currentMentions =
  'unit_mentions AS m JOIN current_versions AS v ON v.document = m.document AND v.version = m.version';
const clausesWith = (role: UnitRole) =>
  `count(DISTINCT CASE WHEN m.role = '${role}' THEN m.document || '/' || m.address END) AS ${role}`;

/** Units of one state of the library, and by which names they are found. */
interface CountedUnits {
  generation: number;
  units: UnitSummary[];
  byFullName: ReadonlyMap<string, UnitSummary>;
  /** Units by each canonical name that clauses give them. */
  byName: ReadonlyMap<string, UnitSummary[]>;
}

/** Responsible units as the clauses of the current versions name them. */
export class Units {
  readonly #database: Database;
  readonly #state: State;
  #held: CountedUnits | null = null;

  constructor(database: Database, state: State) {
    this.#database = database;
    this.#state = state;
  }

  /** All units, those with most clauses first, then by name. Kept in memory until the library changes. */
  all(): UnitSummary[] {
    return this.#counted().units;
  }

  /** The unit of a full name; null where no clause names it. */
  one(fullName: string): UnitSummary | null {
    return this.#counted().byFullName.get(fullName) ?? null;
  }

  /**
   * Units that a name may mean: the one of this full name, else all of this canonical name, else those of which it is
   * another printed form in their own place (商务厅 for 省商务厅).
   */
  named(name: string): UnitSummary[] {
    const { units, byName } = this.#counted();
    const exact = this.one(name);
    if (exact !== null) return [exact];
    const canonical = byName.get(name);
    if (canonical !== undefined) return canonical;
    return units.filter((unit) => {
      const resolved = resolveUnit(name, unit.place === null ? null : regionOfCode(unit.place.code)).name;
      return resolved !== name && (byName.get(resolved)?.includes(unit) ?? false);
    });
  }

  #counted(): CountedUnits {
    const generation = this.#state.generation();
    if (this.#held?.generation !== generation) this.#held = { generation, ...this.#count() };
    return this.#held;
  }

  #count(): Omit<CountedUnits, 'generation'> {
    const rows = this.#database
      .prepare<[], UnitRow>(
        `SELECT m.full_name AS fullName, max(m.place) AS place, max(m.known) AS known,
          count(DISTINCT m.document) AS documents, count(DISTINCT m.document || '/' || m.address) AS clauses,
          ${clausesWith('lead')}, ${clausesWith('responsible')}, ${clausesWith('supporting')}
          FROM ${currentMentions} GROUP BY m.full_name ORDER BY clauses DESC, m.full_name`,
      )
      .all();
    const names = this.#names();
    const own = new Map<string, string>();
    for (const [name, units] of names) {
      const [only, ...more] = units;
      if (only === undefined || more.length > 0) continue;
      const known = own.get(only);
      if (known === undefined || name.length < known.length) own.set(only, name);
    }
    const units = rows.map((row) => ({
      ...row,
      name: own.get(row.fullName) ?? row.fullName,
      place: placeOfCode(row.place),
      known: row.known === 1,
    }));
    const byFullName = new Map(units.map((unit) => [unit.fullName, unit]));
    const byName = new Map(
      [...names].map(([name, full]) => [name, full.flatMap((fullName) => byFullName.get(fullName) ?? [])]),
    );
    return { units, byFullName, byName };
  }

  /** Full names by the canonical names that clauses give these units. */
  #names(): Map<string, string[]> {
    const names = new Map<string, string[]>();
    const rows = this.#database
      .prepare<[], { name: string; fullName: string }>(
        `SELECT DISTINCT m.name, m.full_name AS fullName FROM ${currentMentions} ORDER BY m.name, m.full_name`,
      )
      .all();
    for (const { name, fullName } of rows) names.set(name, [...(names.get(name) ?? []), fullName]);
    return names;
  }
}
