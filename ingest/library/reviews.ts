import type { ClausePlace, CrossReference, CrossReferenceType } from '../policy/cross-reference.ts';
import { KnownProblem } from '../policy/known-problem.ts';
import type { ClauseChange } from './clause-changes.ts';
import type { Clauses } from './clauses.ts';
import { type LinkFilter, linkCondition } from './cross-references.ts';
import type { Database } from './database.ts';
import {
  type LinkPlaces,
  type Review,
  type ReviewDecision,
  type ReviewEvent,
  type ReviewedCrossReference,
  unreviewed,
  verdictOf,
} from './review.ts';
import { requireSeen, seenMark } from './review-conflict.ts';

/** A decision that cannot be stored; `chinese` is the sentence for UI and API. */
export class ReviewProblem extends KnownProblem<'unknown-clause' | 'nothing-to-undo' | 'type-missing'> {
  constructor(code: ReviewProblem['code'], english: string, chinese: string) {
    super(code, { english, chinese });
  }
}

/** A link on which people decided, where it stands now. */
export interface ReviewedLink extends LinkPlaces {
  /** True while one of the clauses is not in the library. */
  lost: boolean;
  history: ReviewEvent[];
}

interface LinkRow {
  id: number;
  lower_document: string;
  lower_address: string;
  upper_document: string;
  upper_address: string;
  lost: number;
  decision: 'confirmed' | 'rejected' | null;
  type: CrossReferenceType | null;
  manual: number;
  note: string | null;
  by: string | null;
  at: string | null;
  lower_body: string;
  upper_body: string;
}

/** Decisions of people about links: stored as events, never lost, following their clauses through versions. */
export class Reviews {
  readonly #database: Database;
  readonly #clauses: Clauses;

  constructor(database: Database, clauses: Clauses) {
    this.#database = database;
    this.#clauses = clauses;
  }

  /**
   * Stores a decision.
   *
   * @returns the state of the link after it
   * @throws ReviewProblem when a clause is not in the library, there is nothing to undo, or `retype` names no type
   * @throws ReviewConflict when it is not made on what stands (see review-conflict.ts)
   */
  decide({ lower, upper, action, type, note, by, at, seen }: ReviewDecision): Review {
    const lowerBody = this.#bodyAt(lower);
    const upperBody = this.#bodyAt(upper);
    if (action === 'retype' && (type ?? null) === null) {
      throw new ReviewProblem('type-missing', 'Expected a type to change to', '修改类型时须给出新的对应类型。');
    }
    const link = this.#link({ lower, upper });
    if (action === 'undo' && (link === null || link.decision === null)) {
      throw new ReviewProblem('nothing-to-undo', 'There is no decision to undo', '该条款对应没有可以撤销的审核。');
    }
    const history = link === null ? [] : this.#history(link.id);
    requireSeen({
      ...{ action, by, seen: seen ?? null, state: this.#state({ lower, upper }, link) },
      ...{ standing: verdictOf(history).last, last: history.at(-1) ?? null },
    });
    const id = link?.id ?? this.#insertLink({ lower, upper }, lowerBody, upperBody);
    const made = { action, type: type ?? null, note: note ?? null, by, at };
    this.appendEvents(id, [{ ...made, lowerBody, upperBody }]);
    return this.of({ lower, upper });
  }

  /** Puts entries at the end of a link's history and works out its state anew, once for all of them. */
  appendEvents(link: number, events: readonly ReviewEvent[]): void {
    const insert = this.#database.prepare(
      `INSERT INTO review_events (link, action, type, note, by, at, lower_body, upper_body, imported_by)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    for (const { action, type, note, by, at, lowerBody, upperBody, importedBy = null } of events) {
      insert.run(link, action, type, note, by, at, lowerBody, upperBody, importedBy);
    }
    const { decision, type, manual, last } = verdictOf(this.#history(link));
    this.#database
      .prepare('UPDATE reviewed_links SET decision = ?, type = ?, manual = ?, note = ?, by = ?, at = ? WHERE id = ?')
      .run(decision, type, manual ? 1 : 0, last?.note ?? null, last?.by ?? null, last?.at ?? null, link);
    if (last === null) return;
    this.#database
      .prepare('UPDATE reviewed_links SET lower_body = ?, upper_body = ? WHERE id = ?')
      .run(last.lowerBody, last.upperBody, link);
  }

  /** What people decided about a link. */
  of(places: LinkPlaces): Review {
    const row = this.#link(places);
    return row === null ? unreviewed : this.#review(row);
  }

  /** The mark of what a link is now, to be sent back with a decision on it. */
  seen(places: LinkPlaces): string {
    return seenMark(this.#state(places, this.#link(places)));
  }

  /** Everything that was decided about a link, oldest first. */
  history(places: LinkPlaces): ReviewEvent[] {
    const row = this.#link(places);
    return row === null ? [] : this.#history(row.id);
  }

  /** Joins the engine's links with the decisions on them, and adds the links that people made, best first. */
  join(links: readonly CrossReference[], filter: LinkFilter): ReviewedCrossReference[] {
    const { where, values } = linkCondition(filter, ['lost = 0', 'decision IS NOT NULL']);
    const rows = this.#database.prepare<string[], LinkRow>(`SELECT * FROM reviewed_links ${where}`).all(...values);
    const reviews = new Map(rows.map((row) => [linkKey(placesOf(row)), row]));
    const joined = links.map((link) => {
      const row = reviews.get(linkKey(link));
      reviews.delete(linkKey(link));
      const review = row === undefined ? unreviewed : this.#review(row);
      return { ...link, type: review.type ?? link.type, review };
    });
    // A link that the engine does not propose (any more) stands on the person's word; a rejected one has nothing to show.
    const vouched = [...reviews.values()].filter(({ decision }) => decision === 'confirmed');
    return [...joined, ...vouched.map((row) => this.#vouchedLink(row))].sort((one, other) => other.score - one.score);
  }

  /** All links with a history, by place. */
  all(): ReviewedLink[] {
    return this.#database
      .prepare<[], LinkRow>(
        `SELECT * FROM reviewed_links
          ORDER BY lower_document, lower_address, upper_document, upper_address, id`,
      )
      .all()
      .map((row) => ({ ...placesOf(row), lost: row.lost === 1, history: this.#history(row.id) }));
  }

  /** Ids of the lower documents of the decisions that hold. */
  lowerDocuments(): string[] {
    return this.#database
      .prepare<[], string>('SELECT DISTINCT lower_document FROM reviewed_links WHERE lost = 0 AND decision IS NOT NULL')
      .pluck()
      .all();
  }

  /** Id of the link between two clauses; makes one without history where there is none. */
  linkId(places: LinkPlaces): number {
    const row = this.#link(places);
    return row?.id ?? this.#insertLink(places, this.#bodyAt(places.lower), this.#bodyAt(places.upper));
  }

  /**
   * Lets decisions follow the clauses of a document that has a new version, has come back, or (no changes) was removed.
   * A decision whose clause is gone is kept as lost, and found again when a clause with the same body appears.
   */
  follow(document: string, changes: readonly ClauseChange[]): void {
    const destination = new Map(changes.flatMap(({ from, to }) => (from === null ? [] : [[from, to] as const])));
    const rows = this.#linksOf(document);
    const setPlaces = this.#database.prepare(
      'UPDATE reviewed_links SET lower_address = ?, upper_address = ?, lost = ? WHERE id = ?',
    );
    this.#database
      .prepare('UPDATE reviewed_links SET lost = 1 WHERE lower_document = ? OR upper_document = ?')
      .run(document, document);
    for (const row of rows) {
      const places = placesOf(row);
      const found = row.lost === 1 ? this.#findAgain(row) : followed(places, document, destination);
      const target = found === null || this.#link(found) !== null ? null : found;
      const { lower, upper } = target ?? places;
      setPlaces.run(lower.address, upper.address, target === null ? 1 : 0, row.id);
    }
  }

  #linksOf(document: string): LinkRow[] {
    return this.#database
      .prepare<[string, string], LinkRow>(
        'SELECT * FROM reviewed_links WHERE lower_document = ? OR upper_document = ? ORDER BY lost, id',
      )
      .all(document, document);
  }

  /** Places of a lost link by the bodies decided upon, the last known address preferred; null where one is not there. */
  #findAgain(row: LinkRow): LinkPlaces | null {
    const find = ({ document, address }: ClausePlace, body: string): ClausePlace | null => {
      if (this.#clauses.body(document, address) === body) return { document, address };
      const [only, ...others] = this.#clauses.addressesByBody(document).get(body) ?? [];
      return only === undefined || others.length > 0 ? null : { document, address: only };
    };
    const places = placesOf(row);
    const lower = find(places.lower, row.lower_body);
    const upper = find(places.upper, row.upper_body);
    return lower === null || upper === null ? null : { lower, upper };
  }

  #link({ lower, upper }: LinkPlaces): LinkRow | null {
    const { where, values } = linkCondition({ lower, upper }, ['lost = 0']);
    return this.#database.prepare<string[], LinkRow>(`SELECT * FROM reviewed_links ${where}`).get(...values) ?? null;
  }

  #insertLink({ lower, upper }: LinkPlaces, lowerBody: string, upperBody: string): number {
    const { lastInsertRowid } = this.#database
      .prepare(
        `INSERT INTO reviewed_links (lower_document, lower_address, upper_document, upper_address,
          lower_body, upper_body) VALUES (?, ?, ?, ?, ?, ?)`,
      )
      .run(...[lower.document, lower.address, upper.document, upper.address], ...[lowerBody, upperBody]);
    return Number(lastInsertRowid);
  }

  #bodyAt({ document, address }: ClausePlace): string {
    const body = this.#clauses.body(document, address);
    if (body === null) {
      const place = `${document}/${address}`;
      throw new ReviewProblem('unknown-clause', `There is no clause ${place}`, `条款库中没有条款 ${place}。`);
    }
    return body;
  }

  #state({ lower, upper }: LinkPlaces, link: LinkRow | null) {
    const lastEvent = this.#database
      .prepare<[number], number | null>('SELECT max(id) FROM review_events WHERE link = ?')
      .pluck();
    return {
      lowerBody: this.#clauses.body(lower.document, lower.address) ?? '',
      upperBody: this.#clauses.body(upper.document, upper.address) ?? '',
      lastEvent: link === null ? 0 : (lastEvent.get(link.id) ?? 0),
    };
  }

  #history(link: number): ReviewEvent[] {
    return this.#database
      .prepare<[number], ReviewEvent & { importer: string | null }>(
        `SELECT action, type, note, by, at, lower_body AS lowerBody, upper_body AS upperBody, imported_by AS importer
          FROM review_events WHERE link = ? ORDER BY id`,
      )
      .all(link)
      .map(({ importer, ...event }) => (importer === null ? event : { ...event, importedBy: importer }));
  }

  #review(row: LinkRow): Review {
    if (row.decision === null) return unreviewed;
    const sameText =
      this.#clauses.body(row.lower_document, row.lower_address) === row.lower_body &&
      this.#clauses.body(row.upper_document, row.upper_address) === row.upper_body;
    const { type, by, at, note } = row;
    return { status: sameText ? row.decision : 'needs-review', type, by, at, note, manual: row.manual === 1 };
  }

  #vouchedLink(row: LinkRow): ReviewedCrossReference {
    const review = this.#review(row);
    const type = review.type ?? 'task';
    return { ...placesOf(row), score: 1, strength: 'strong', type, review };
  }
}

function followed(
  places: LinkPlaces,
  document: string,
  destination: ReadonlyMap<string, string | null>,
): LinkPlaces | null {
  const move = (place: ClausePlace): ClausePlace | null => {
    if (place.document !== document) return place;
    const address = destination.get(place.address) ?? null;
    return address === null ? null : { document, address };
  };
  const lower = move(places.lower);
  const upper = move(places.upper);
  return lower === null || upper === null ? null : { lower, upper };
}

function placesOf(row: LinkRow): LinkPlaces {
  return {
    lower: { document: row.lower_document, address: row.lower_address },
    upper: { document: row.upper_document, address: row.upper_address },
  };
}

function linkKey({ lower, upper }: LinkPlaces): string {
  return JSON.stringify([lower.document, lower.address, upper.document, upper.address]);
}
