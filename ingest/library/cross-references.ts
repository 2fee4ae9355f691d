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
  municipal_document: string;
  municipal_address: string;
  provincial_document: string;
  provincial_address: string;
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
  municipal?: { document: string; address?: string };
  provincial?: { document: string; address?: string };
  /** True to leave out what nobody is asked about: weak links on which no person has decided. */
  asked?: boolean;
}

const asked = `(strength <> 'weak' OR EXISTS (SELECT 1 FROM reviewed_links AS reviewed
  WHERE reviewed.lost = 0 AND reviewed.decision IS NOT NULL
    AND reviewed.municipal_document = cross_references.municipal_document
    AND reviewed.municipal_address = cross_references.municipal_address
    AND reviewed.provincial_document = cross_references.provincial_document
    AND reviewed.provincial_address = cross_references.provincial_address))`;

/** Writes links into a table with the columns of `cross_references`. */
export function insertLinks(database: Database, table: string, links: readonly CrossReference[]): void {
  const insert = database.prepare(
    `INSERT INTO ${table} (municipal_document, municipal_address, provincial_document, provincial_address,
      score, strength, type, evidence, differences, parts) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const link of links) {
    insert.run(
      ...[link.municipal.document, link.municipal.address, link.provincial.document, link.provincial.address],
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

  /** Proposed links, best first, then in the order of the provincial address. */
  matching(filter: LinkFilter): CrossReference[] {
    return this.#rows<CrossReferenceRow>('*', filter).map(crossReference);
  }

  /** The same links without what explains them. */
  outlines(filter: LinkFilter): LinkOutline[] {
    const columns =
      'municipal_document, municipal_address, provincial_document, provincial_address, score, strength, type';
    return this.#rows<LinkOutlineRow>(columns, filter).map(linkOutline);
  }

  #rows<Row>(columns: string, filter: LinkFilter): Row[] {
    const { where, values } = linkCondition(filter, filter.asked === true ? [asked] : []);
    return this.#database
      .prepare<string[], Row>(`SELECT ${columns} FROM cross_references ${where} ORDER BY score DESC`)
      .all(...values);
  }

  /** Replaces all links between the given municipal and provincial documents. */
  replace(municipal: readonly string[], provincial: readonly string[], links: readonly CrossReference[]): void {
    this.#database
      .prepare(
        `DELETE FROM cross_references WHERE municipal_document IN (SELECT value FROM json_each(?))
          AND provincial_document IN (SELECT value FROM json_each(?))`,
      )
      .run(JSON.stringify(municipal), JSON.stringify(provincial));
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
        `DELETE FROM cross_references WHERE municipal_document IN (SELECT value FROM json_each(?))
          OR provincial_document IN (SELECT value FROM json_each(?))`,
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
    const links = [...this.matching({ municipal: { document } }), ...this.matching({ provincial: { document } })];
    const moved = (place: ClausePlace): ClausePlace | null => {
      if (place.document !== document) return place;
      const address = kept.get(place.address);
      return address === undefined ? null : { document, address };
    };
    const followed = links.flatMap((link) => {
      const municipal = moved(link.municipal);
      const provincial = moved(link.provincial);
      return municipal === null || provincial === null ? [] : [{ ...link, municipal, provincial }];
    });
    this.remove([document]);
    this.insert(followed);
  }
}

/** SQL condition and values for a filter on the columns of the two sides. */
export function linkCondition(
  { municipal, provincial }: LinkFilter,
  more: string[] = [],
): { where: string; values: string[] } {
  const conditions = [...more];
  const values: string[] = [];
  for (const [side, place] of [['municipal', municipal] as const, ['provincial', provincial] as const]) {
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
    municipal: { document: row.municipal_document, address: row.municipal_address },
    provincial: { document: row.provincial_document, address: row.provincial_address },
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
