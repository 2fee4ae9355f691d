import type {
  ClausePlace,
  CrossReference,
  CrossReferenceStrength,
  CrossReferenceType,
  Difference,
  Evidence,
  ScorePart,
} from '../policy/cross-reference.ts';
import type { ClauseChange } from './clause-changes.ts';
import type { Database } from './database.ts';

/** A link without what explains it: what counting needs, in a fraction of the time and memory. */
export type LinkOutline = Omit<CrossReference, 'evidence' | 'differences' | 'parts'>;

interface LinkOutlineRow {
  lower_document: string;
  lower_address: string;
  upper_document: string;
  upper_address: string;
  score: number;
  strength: CrossReferenceStrength;
  type: CrossReferenceType;
}

interface CrossReferenceRow extends LinkOutlineRow {
  evidence: string;
  differences: string;
  parts: string;
}

/** Which links are meant: those whose sides lie in the given documents or clauses. */
export interface LinkFilter {
  lower?: { document: string; address?: string };
  upper?: { document: string; address?: string };
  /** True to leave out what nobody is asked about: weak links on which no person has decided. */
  asked?: boolean;
}

const asked = `(strength <> 'weak' OR EXISTS (SELECT 1 FROM reviewed_links AS reviewed
  WHERE reviewed.lost = 0 AND reviewed.decision IS NOT NULL
    AND reviewed.lower_document = cross_references.lower_document
    AND reviewed.lower_address = cross_references.lower_address
    AND reviewed.upper_document = cross_references.upper_document
    AND reviewed.upper_address = cross_references.upper_address))`;

/** Writes links into a table with the columns of `cross_references`. */
export function insertLinks(database: Database, table: string, links: readonly CrossReference[]): void {
  const insert = database.prepare(
    `INSERT INTO ${table} (lower_document, lower_address, upper_document, upper_address,
      score, strength, type, evidence, differences, parts) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const link of links) {
    insert.run(
      ...[link.lower.document, link.lower.address, link.upper.document, link.upper.address],
      ...[link.score, link.strength, link.type],
      ...[JSON.stringify(link.evidence), JSON.stringify(link.differences), JSON.stringify(link.parts)],
    );
  }
}

/** Links that the engine proposes between clauses of current versions. */
export class CrossReferences {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Proposed links, best first, then in the order of the upper address. */
  matching(filter: LinkFilter): CrossReference[] {
    return this.#rows<CrossReferenceRow>('*', filter).map(crossReference);
  }

  /** The same links without what explains them. */
  outlines(filter: LinkFilter): LinkOutline[] {
    const columns = 'lower_document, lower_address, upper_document, upper_address, score, strength, type';
    return this.#rows<LinkOutlineRow>(columns, filter).map(linkOutline);
  }

  #rows<Row>(columns: string, filter: LinkFilter): Row[] {
    const { where, values } = linkCondition(filter, filter.asked === true ? [asked] : []);
    return this.#database
      .prepare<string[], Row>(`SELECT ${columns} FROM cross_references ${where} ORDER BY score DESC`)
      .all(...values);
  }

  /** Replaces all links between the given lower and upper documents. */
  replace(lower: readonly string[], upper: readonly string[], links: readonly CrossReference[]): void {
    this.#database
      .prepare(
        `DELETE FROM cross_references WHERE lower_document IN (SELECT value FROM json_each(?))
          AND upper_document IN (SELECT value FROM json_each(?))`,
      )
      .run(JSON.stringify(lower), JSON.stringify(upper));
    this.insert(links);
  }

  /** Removes all links from and to the given documents, or all there are (null). */
  remove(documents: readonly string[] | null): void {
    if (documents === null) {
      this.#database.prepare('DELETE FROM cross_references').run();
      return;
    }
    this.#database
      .prepare(
        `DELETE FROM cross_references WHERE lower_document IN (SELECT value FROM json_each(?))
          OR upper_document IN (SELECT value FROM json_each(?))`,
      )
      .run(JSON.stringify(documents), JSON.stringify(documents));
  }

  /** Adds links between clauses that have none yet. */
  insert(links: readonly CrossReference[]): void {
    insertLinks(this.#database, 'cross_references', links);
  }

  /** Adds links that wait in a table of the same columns. */
  insertFrom(table: string): void {
    this.#database.prepare(`INSERT INTO cross_references SELECT * FROM ${table}`).run();
  }

  /** Lets the links of a document that has a new version follow unchanged clauses; the others go until the engine runs. */
  follow(document: string, changes: readonly ClauseChange[]): void {
    const kept = new Map(
      changes.flatMap(({ kind, from, to }) =>
        (kind === 'unchanged' || kind === 'moved') && from !== null && to !== null ? [[from, to]] : [],
      ),
    );
    const links = [...this.matching({ lower: { document } }), ...this.matching({ upper: { document } })];
    const moved = (place: ClausePlace): ClausePlace | null => {
      if (place.document !== document) return place;
      const address = kept.get(place.address);
      return address === undefined ? null : { document, address };
    };
    const followed = links.flatMap((link) => {
      const lower = moved(link.lower);
      const upper = moved(link.upper);
      return lower === null || upper === null ? [] : [{ ...link, lower, upper }];
    });
    this.remove([document]);
    this.insert(followed);
  }
}

/** SQL condition and values for a filter on the columns of the two sides. */
export function linkCondition({ lower, upper }: LinkFilter, more: string[] = []): { where: string; values: string[] } {
  const conditions = [...more];
  const values: string[] = [];
  for (const [side, place] of [['lower', lower] as const, ['upper', upper] as const]) {
    if (place === undefined) continue;
    conditions.push(`${side}_document = ?`);
    values.push(place.document);
    if (place.address === undefined) continue;
    conditions.push(`${side}_address = ?`);
    values.push(place.address);
  }
  return { where: conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`, values };
}

function linkOutline(row: LinkOutlineRow): LinkOutline {
  return {
    lower: { document: row.lower_document, address: row.lower_address },
    upper: { document: row.upper_document, address: row.upper_address },
    score: row.score,
    strength: row.strength,
    type: row.type,
  };
}

function crossReference(row: CrossReferenceRow): CrossReference {
  return {
    ...linkOutline(row),
    evidence: JSON.parse(row.evidence) as Evidence[],
    differences: JSON.parse(row.differences) as Difference[],
    parts: JSON.parse(row.parts) as ScorePart[],
  };
}
