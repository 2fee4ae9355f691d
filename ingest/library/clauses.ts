import type { Clause, ClauseAncestor, ClauseKind, TableCell } from '../policy/clause.ts';
import type { RegionStep } from '../policy/region/region.ts';
import { regionOfCode } from '../policy/region/region-file.ts';
import type { UnitMention, UnitRole } from '../policy/unit-mention.ts';
import { bodyFingerprint } from './clause-body.ts';
import type { Database } from './database.ts';

interface ClauseRow {
  document: string;
  version: number;
  address: string;
  kind: ClauseKind;
  num: string | null;
  heading: string | null;
  text: string;
  path: string;
  span_start: number;
  span_end: number;
  searchable: number;
  cells: string | null;
}

interface MentionRow {
  document: string;
  version: number;
  address: string;
  name: string;
  full_name: string;
  place: string | null;
  role: UnitRole;
  raw: string;
  span_start: number | null;
  span_end: number | null;
  known: number;
}

/** Clauses of every version with the units that they name. */
export class Clauses {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Writes the clauses of a version whose row already stands. */
  insert(document: string, version: number, clauses: readonly Clause[]): void {
    const clauseRow = this.#database.prepare(
      `INSERT INTO clauses (document, version, position, address, kind, num, heading, text, path,
        span_start, span_end, searchable, cells, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    const mentionRow = this.#database.prepare(
      `INSERT INTO unit_mentions (document, version, address, position, name, full_name, place, role, raw, span_start,
        span_end, known) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    for (const [position, clause] of clauses.entries()) {
      const { address, kind, num, heading, text, path, span, searchable, cells } = clause;
      clauseRow.run(
        ...[document, version, position, address, kind, num, heading, text, JSON.stringify(path)],
        ...[span.start, span.end, searchable ? 1 : 0, cells === undefined ? null : JSON.stringify(cells)],
        bodyFingerprint(clause),
      );
      for (const [place, unit] of clause.units.entries()) {
        mentionRow.run(
          ...[document, version, address, place, unit.name, unit.fullName, unit.place?.code ?? null],
          ...[unit.role, unit.raw, unit.span?.start ?? null, unit.span?.end ?? null, unit.known ? 1 : 0],
        );
      }
    }
  }

  /** All clauses of one version in document order. */
  of(document: string, version: number): Clause[] {
    const rows = this.#database
      .prepare<[string, number], ClauseRow>(
        'SELECT * FROM clauses WHERE document = ? AND version = ? ORDER BY position',
      )
      .all(document, version);
    const mentions = this.#database
      .prepare<[string, number], MentionRow>(
        'SELECT * FROM unit_mentions WHERE document = ? AND version = ? ORDER BY address, position',
      )
      .all(document, version);
    return assemble(rows, mentions);
  }

  /** The clauses of current versions that name a unit, given by its full name; by document and in document order. */
  naming(unit: string): Clause[] {
    const places = `WITH places AS (
      SELECT DISTINCT m.document, m.version, m.address FROM unit_mentions AS m
        JOIN current_versions AS v ON v.document = m.document AND v.version = m.version WHERE m.full_name = ?)`;
    const rows = this.#database
      .prepare<[string], ClauseRow>(
        `${places} SELECT c.* FROM places JOIN clauses AS c USING (document, version, address)
          ORDER BY c.document, c.position`,
      )
      .all(unit);
    const mentions = this.#database
      .prepare<[string], MentionRow>(
        `${places} SELECT m.* FROM places JOIN unit_mentions AS m USING (document, version, address)
          ORDER BY m.document, m.address, m.position`,
      )
      .all(unit);
    return assemble(rows, mentions);
  }

  /** One clause, or null where the version has no such address. */
  at(document: string, version: number, address: string): Clause | null {
    const row = this.#database
      .prepare<[string, number, string], ClauseRow>(
        'SELECT * FROM clauses WHERE document = ? AND version = ? AND address = ?',
      )
      .get(document, version, address);
    if (row === undefined) return null;
    const mentions = this.#database
      .prepare<[string, number, string], MentionRow>(
        'SELECT * FROM unit_mentions WHERE document = ? AND version = ? AND address = ? ORDER BY position',
      )
      .all(document, version, address);
    return assemble([row], mentions)[0] ?? null;
  }

  /** Numbers of the versions of a document that have a clause under an address, oldest first. */
  versionsWith(document: string, address: string): number[] {
    return this.#database
      .prepare<[string, string], { version: number }>(
        'SELECT version FROM clauses WHERE document = ? AND address = ? ORDER BY version',
      )
      .all(document, address)
      .map(({ version }) => version);
  }

  /** The clauses of current versions at some places, in any order; places that do not exist are left out. */
  currentAt(places: readonly { document: string; address: string }[]): Clause[] {
    const wanted = `WITH places AS (SELECT v.document, v.version, p.value ->> 1 AS address
      FROM json_each(?) AS p CROSS JOIN current_versions AS v ON v.document = p.value ->> 0)`;
    const asked = JSON.stringify(places.map(({ document, address }) => [document, address]));
    const rows = this.#database
      .prepare<[string], ClauseRow>(
        `${wanted} SELECT c.* FROM places CROSS JOIN clauses AS c USING (document, version, address)`,
      )
      .all(asked);
    const mentions = this.#database
      .prepare<[string], MentionRow>(
        `${wanted} SELECT m.* FROM places CROSS JOIN unit_mentions AS m USING (document, version, address)
          ORDER BY m.document, m.address, m.position`,
      )
      .all(asked);
    return assemble(rows, mentions);
  }

  /** Fingerprint of the body of a clause of the current version; null where there is none. */
  body(document: string, address: string): string | null {
    const row = this.#database
      .prepare<[string, string, string], { body: string }>(
        `SELECT body FROM clauses WHERE document = ? AND address = ?
          AND version = (SELECT max(version) FROM versions WHERE document = ?)`,
      )
      .get(document, address, document);
    return row?.body ?? null;
  }

  /** Addresses of the current version by the fingerprint of their body, in document order. */
  addressesByBody(document: string): Map<string, string[]> {
    const rows = this.#database
      .prepare<[string, string], { address: string; body: string }>(
        `SELECT address, body FROM clauses WHERE document = ?
          AND version = (SELECT max(version) FROM versions WHERE document = ?) ORDER BY position`,
      )
      .all(document, document);
    const addresses = new Map<string, string[]>();
    for (const { address, body } of rows) {
      const listed = addresses.get(body);
      if (listed === undefined) addresses.set(body, [address]);
      else listed.push(address);
    }
    return addresses;
  }
}

function assemble(rows: ClauseRow[], mentions: MentionRow[]): Clause[] {
  const units = new Map<string, UnitMention[]>();
  for (const mention of mentions) {
    const place = `${mention.document}/${mention.address}`;
    const list = units.get(place);
    if (list === undefined) units.set(place, [unitMention(mention)]);
    else list.push(unitMention(mention));
  }
  return rows.map((row) => {
    const clause: Clause = {
      document: row.document,
      address: row.address,
      kind: row.kind,
      num: row.num,
      heading: row.heading,
      text: row.text,
      units: units.get(`${row.document}/${row.address}`) ?? [],
      path: JSON.parse(row.path) as ClauseAncestor[],
      span: { start: row.span_start, end: row.span_end },
      searchable: row.searchable === 1,
    };
    if (row.cells !== null) clause.cells = JSON.parse(row.cells) as TableCell[];
    return clause;
  });
}

function unitMention({ span_start: start, span_end: end, ...row }: MentionRow): UnitMention {
  const { name, full_name: fullName, role, raw, known } = row;
  const span = start === null || end === null ? null : { start, end };
  return { name, fullName, place: placeOfCode(row.place), role, raw, span, known: known === 1 };
}

/** Name and code of the place of a unit; a code that no file knows any more is nothing to show. */
export function placeOfCode(code: string | null): RegionStep | null {
  const region = code === null ? null : regionOfCode(code);
  return region === null ? null : { code: region.code, name: region.name };
}
