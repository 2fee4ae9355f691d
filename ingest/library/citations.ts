import type { Citation, CitationTarget, FoundCitation } from '../policy/citation.ts';
import type { PolicyDocument } from '../policy/document.ts';
import { locatePlace } from '../policy/place/locate.ts';
import type { Place } from '../policy/place/place.ts';
import { documentNumberKey, titleKey } from './citation-keys.ts';
import type { Clauses } from './clauses.ts';
import type { Database } from './database.ts';
import { DocumentNames } from './document-names.ts';
import type { Documents } from './documents.ts';

interface CitationRow {
  document: string;
  version: number;
  position: number;
  found: string;
  target_document: string | null;
  target_address: string | null;
  unresolved: 'not-in-library' | 'ambiguous' | 'no-such-clause' | null;
}

/** Keys of a document under which citations look for it. */
export interface DocumentKeys {
  number: string | null;
  subject: string | null;
}

/** Mentions of other documents and clauses, resolved against the documents that the library holds now. */
export class Citations {
  readonly #database: Database;
  readonly #documents: Documents;
  readonly #clauses: Clauses;

  constructor(database: Database, documents: Documents, clauses: Clauses) {
    this.#database = database;
    this.#documents = documents;
    this.#clauses = clauses;
  }

  /** Writes the citations of a version, unresolved; `resolve` follows in the same transaction. */
  insert(document: string, version: number, citations: readonly FoundCitation[]): void {
    const insert = this.#database.prepare(
      `INSERT INTO citations (document, version, position, address, found, number_key, title_key, unresolved)
        VALUES (?, ?, ?, ?, ?, ?, ?, 'not-in-library')`,
    );
    for (const [position, found] of citations.entries()) {
      const { number, subject } = documentKeys(found.documentNumber, found.title);
      insert.run(document, version, position, found.address, JSON.stringify(found), number, subject);
    }
  }

  /**
   * Resolves again every citation in a document and every citation anywhere that may mean it.
   *
   * @param document id of the document that came, changed or went
   * @param keys its keys before and after
   */
  resolve(document: string, keys: readonly DocumentKeys[]): void {
    const rows = this.#database
      .prepare<string[], CitationRow>(
        `SELECT * FROM citations WHERE document = ? OR target_document = ?
          OR number_key IN (SELECT value FROM json_each(?)) OR title_key IN (SELECT value FROM json_each(?))`,
      )
      .all(
        ...[document, document],
        JSON.stringify(keys.flatMap(({ number }) => number ?? [])),
        JSON.stringify(keys.flatMap(({ subject }) => subject ?? [])),
      );
    const update = this.#database.prepare(
      `UPDATE citations SET target_document = ?, target_address = ?, unresolved = ?
        WHERE document = ? AND version = ? AND position = ?`,
    );
    for (const row of rows) {
      const target = this.#target(JSON.parse(row.found) as FoundCitation);
      const place = target.resolved ? [target.document, target.address, null] : [null, null, target.reason];
      update.run(...place, row.document, row.version, row.position);
    }
  }

  /** Citations in a document, or in one of its clauses, in order. */
  from(document: string, version: number, address?: string): Citation[] {
    return this.#database
      .prepare<[string, number], CitationRow>(
        'SELECT * FROM citations WHERE document = ? AND version = ? ORDER BY position',
      )
      .all(document, version)
      .map(citation)
      .filter((found) => address === undefined || found.address === address);
  }

  /**
   * Citations in current versions that point to a document as a whole or in part, or to one of its clauses. Mentions of a
   * document by itself (现将《…》印发给你们) are left out.
   */
  to(document: string, address?: string): Citation[] {
    return this.#database
      .prepare<[string], CitationRow>(
        `SELECT c.* FROM citations AS c
          JOIN current_versions AS v ON v.document = c.document AND v.version = c.version
          WHERE c.target_document = ? AND (c.document <> c.target_document OR c.target_address IS NOT NULL)
          ORDER BY c.document, c.position`,
      )
      .all(document)
      .map(citation)
      .filter(({ target }) => address === undefined || (target.resolved && target.address === address));
  }

  /** What the citations of a document point to that is not stored (yet). */
  resolved(document: PolicyDocument, citations: readonly FoundCitation[]): Citation[] {
    const own = new DocumentNames([document]);
    return citations.map((found) => {
      const { places: _, place: _place, ...citation } = found;
      return { ...citation, target: this.#target(found, own) };
    });
  }

  /** @param own names of the citing document, where it is not in the library itself */
  #target(found: FoundCitation, own: DocumentNames | null = null): CitationTarget {
    if (found.relation === 'internal') {
      return singleTarget(found.places, 'no-such-clause', (address) => ({ document: found.document, address }));
    }
    const { documentNumber, title } = found;
    const named = new Set([
      ...this.#documents.named(documentNumber, title),
      ...(own?.find(documentNumber, title) ?? []),
    ]);
    // 现将《…》印发给你们 in the letterhead means the text that follows, also where an older edition has the same title.
    if (found.address.startsWith('0/') && named.has(found.document)) {
      return { resolved: true, document: found.document, address: null };
    }
    const target = singleTarget([...named], 'not-in-library', (document) => ({ document, address: null }));
    return target.resolved && found.place ? this.#placeIn(target.document, found.place) : target;
  }

  /** A place of another document, in its current version. */
  #placeIn(document: string, place: Place): CitationTarget {
    const version = this.#documents.one(document)?.version.version;
    // A document that is only being parsed has no clauses here: it is cited as a whole.
    if (version === undefined) return { resolved: true, document, address: null };
    const addresses = locatePlace(place, this.#clauses.of(document, version)).map(({ address }) => address);
    return singleTarget(addresses, 'no-such-clause', (address) => ({ document, address }));
  }
}

/** A citation points somewhere only when there is exactly one candidate; nothing is guessed. */
function singleTarget(
  candidates: readonly string[],
  none: 'not-in-library' | 'no-such-clause',
  place: (candidate: string) => { document: string; address: string | null },
): CitationTarget {
  const [only, ...others] = candidates;
  if (only === undefined) return { resolved: false, reason: none };
  if (others.length > 0) return { resolved: false, reason: 'ambiguous' };
  return { resolved: true, ...place(only) };
}

/** Keys of a document number and a title, as far as they are known. */
export function documentKeys(documentNumber: string | null, title: string | null): DocumentKeys {
  return {
    number: documentNumberKey(documentNumber),
    subject: title === null ? null : titleKey(title).subject,
  };
}

function citation(row: CitationRow): Citation {
  const { places: _, place: _place, ...found } = JSON.parse(row.found) as FoundCitation;
  return { ...found, target: storedTarget(row) };
}

function storedTarget({ target_document: document, target_address: address, unresolved }: CitationRow): CitationTarget {
  if (document !== null) return { resolved: true, document, address };
  return { resolved: false, reason: unresolved ?? 'not-in-library' };
}
