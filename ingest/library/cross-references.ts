import type {
  ClausePlace,
  CrossReference,
  CrossReferenceStrength,
  CrossReferenceType,
} from '../policy/cross-reference.ts';
import type { ClauseChange } from './clause-changes.ts';
import type { Database } from './database.ts';

interface CrossReferenceRow {
  lower_document: string;
  lower_address: string;
  upper_document: string;
  upper_address: string;
  score: number;
  strength: CrossReferenceStrength;
  type: CrossReferenceType;
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

/** Links that the engine proposes between clauses of current versions. */
export class CrossReferences {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Proposed links, best first, then in the order of the upper address. */
  matching(filter: LinkFilter): CrossReference[] {
    const { where, values } = linkCondition(filter, filter.asked === true ? [asked] : []);
    return this.#database
      .prepare<string[], CrossReferenceRow>(`SELECT * FROM cross_references ${where} ORDER BY score DESC`)
      .all(...values)
      .map(crossReference);
  }

  /** Removes all links from and to a document. */
  remove(document: string): void {
    this.#database
      .prepare('DELETE FROM cross_references WHERE lower_document = ? OR upper_document = ?')
      .run(document, document);
  }

  /** Adds links between clauses that have none yet. */
  insert(links: readonly CrossReference[]): void {
    const insert = this.#database.prepare(
      `INSERT INTO cross_references (lower_document, lower_address, upper_document, upper_address, score, strength, type)
        VALUES (?, ?, ?, ?, ?, ?, ?)`,
    );
    for (const { lower, upper, score, strength, type } of links) {
      insert.run(lower.document, lower.address, upper.document, upper.address, score, strength, type);
    }
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
    this.remove(document);
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

function crossReference(row: CrossReferenceRow): CrossReference {
  return {
    lower: { document: row.lower_document, address: row.lower_address },
    upper: { document: row.upper_document, address: row.upper_address },
    score: row.score,
    strength: row.strength,
    type: row.type,
  };
}
