import type { ClausePlace, CrossReference, CrossReferenceType } from '../policy/cross-reference.ts';
import { KnownProblem } from '../policy/known-problem.ts';
import type { ClauseChange } from './clause-changes.ts';
import type { Clauses } from './clauses.ts';
import { type LinkFilter, type LinkOutline, linkCondition } from './cross-references.ts';
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
  municipal_document: string;
  municipal_address: string;
  provincial_document: string;
  provincial_address: string;
  lost: number;
  decision: 'confirmed' | 'rejected' | null;
  type: CrossReferenceType | null;
  manual: number;
  note: string | null;
  by: string | null;
  at: string | null;
  municipal_body: string;
  provincial_body: string;
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
   */
  decide({ municipal, provincial, action, type, note, by, at }: ReviewDecision): Review {
    const municipalBody = this.#bodyAt(municipal);
    const provincialBody = this.#bodyAt(provincial);
    if (action === 'retype' && (type ?? null) === null) {
      throw new ReviewProblem('type-missing', 'Expected a type to change to', '修改类型时须给出新的对应类型。');
    }
    const link = this.#link({ municipal, provincial });
    if (action === 'undo' && (link === null || link.decision === null)) {
      throw new ReviewProblem('nothing-to-undo', 'There is no decision to undo', '该条款对应没有可以撤销的审核。');
    }
    const id = link?.id ?? this.#insertLink({ municipal, provincial }, municipalBody, provincialBody);
    this.appendEvent(id, {
      ...{ action, type: type ?? null, note: note ?? null, by, at },
      ...{ municipalBody, provincialBody },
    });
    return this.of({ municipal, provincial });
  }

  /** Puts an entry at the end of a link's history and works out its state anew. */
  appendEvent(link: number, event: ReviewEvent): void {
    this.#database
      .prepare(
        `INSERT INTO review_events (link, action, type, note, by, at, municipal_body, provincial_body)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(link, event.action, event.type, event.note, event.by, event.at, event.municipalBody, event.provincialBody);
    const { decision, type, manual, last } = verdictOf(this.#history(link));
    this.#database
      .prepare('UPDATE reviewed_links SET decision = ?, type = ?, manual = ?, note = ?, by = ?, at = ? WHERE id = ?')
      .run(decision, type, manual ? 1 : 0, last?.note ?? null, last?.by ?? null, last?.at ?? null, link);
    if (last === null) return;
    this.#database
      .prepare('UPDATE reviewed_links SET municipal_body = ?, provincial_body = ? WHERE id = ?')
      .run(last.municipalBody, last.provincialBody, link);
  }

  /** What people decided about a link. */
  of(places: LinkPlaces): Review {
    const row = this.#link(places);
    return row === null ? unreviewed : this.#review(row);
  }

  /** Everything that was decided about a link, oldest first. */
  history(places: LinkPlaces): ReviewEvent[] {
    const row = this.#link(places);
    return row === null ? [] : this.#history(row.id);
  }

  /** Joins the engine's links with the decisions on them, and adds the links that people made, best first. */
  join<Link extends LinkOutline>(
    links: readonly Link[],
    filter: LinkFilter,
  ): ((Link | CrossReference) & { review: Review })[] {
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
          ORDER BY municipal_document, municipal_address, provincial_document, provincial_address, id`,
      )
      .all()
      .map((row) => ({ ...placesOf(row), lost: row.lost === 1, history: this.#history(row.id) }));
  }

  /** Id of the link between two clauses; makes one without history where there is none. */
  linkId(places: LinkPlaces): number {
    const row = this.#link(places);
    return row?.id ?? this.#insertLink(places, this.#bodyAt(places.municipal), this.#bodyAt(places.provincial));
  }

  /**
   * Lets decisions follow the clauses of a document that has a new version, has come back, or (no changes) was removed.
   * A decision whose clause is gone is kept as lost, and found again when a clause with the same body appears.
   */
  follow(document: string, changes: readonly ClauseChange[]): void {
    const destination = new Map(changes.flatMap(({ from, to }) => (from === null ? [] : [[from, to] as const])));
    const rows = this.#linksOf(document);
    const setPlaces = this.#database.prepare(
      'UPDATE reviewed_links SET municipal_address = ?, provincial_address = ?, lost = ? WHERE id = ?',
    );
    this.#database
      .prepare('UPDATE reviewed_links SET lost = 1 WHERE municipal_document = ? OR provincial_document = ?')
      .run(document, document);
    for (const row of rows) {
      const places = placesOf(row);
      const found = row.lost === 1 ? this.#findAgain(row) : followed(places, document, destination);
      const target = found === null || this.#link(found) !== null ? null : found;
      const { municipal, provincial } = target ?? places;
      setPlaces.run(municipal.address, provincial.address, target === null ? 1 : 0, row.id);
    }
  }

  #linksOf(document: string): LinkRow[] {
    return this.#database
      .prepare<[string, string], LinkRow>(
        'SELECT * FROM reviewed_links WHERE municipal_document = ? OR provincial_document = ? ORDER BY lost, id',
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
    const municipal = find(places.municipal, row.municipal_body);
    const provincial = find(places.provincial, row.provincial_body);
    return municipal === null || provincial === null ? null : { municipal, provincial };
  }

  #link({ municipal, provincial }: LinkPlaces): LinkRow | null {
    const { where, values } = linkCondition({ municipal, provincial }, ['lost = 0']);
    return this.#database.prepare<string[], LinkRow>(`SELECT * FROM reviewed_links ${where}`).get(...values) ?? null;
  }

  #insertLink({ municipal, provincial }: LinkPlaces, municipalBody: string, provincialBody: string): number {
    const { lastInsertRowid } = this.#database
      .prepare(
        `INSERT INTO reviewed_links (municipal_document, municipal_address, provincial_document, provincial_address,
          municipal_body, provincial_body) VALUES (?, ?, ?, ?, ?, ?)`,
      )
      .run(
        ...[municipal.document, municipal.address, provincial.document, provincial.address],
        ...[municipalBody, provincialBody],
      );
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

  #history(link: number): ReviewEvent[] {
    return this.#database
      .prepare<[number], ReviewEvent>(
        `SELECT action, type, note, by, at, municipal_body AS municipalBody, provincial_body AS provincialBody
          FROM review_events WHERE link = ? ORDER BY id`,
      )
      .all(link);
  }

  #review(row: LinkRow): Review {
    if (row.decision === null) return unreviewed;
    const sameText =
      this.#clauses.body(row.municipal_document, row.municipal_address) === row.municipal_body &&
      this.#clauses.body(row.provincial_document, row.provincial_address) === row.provincial_body;
    const { type, by, at, note } = row;
    return { status: sameText ? row.decision : 'needs-review', type, by, at, note, manual: row.manual === 1 };
  }

  #vouchedLink(row: LinkRow): ReviewedCrossReference {
    const review = this.#review(row);
    const type = review.type ?? 'task';
    return { ...placesOf(row), score: 1, strength: 'strong', type, evidence: [], differences: [], parts: [], review };
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
  const municipal = move(places.municipal);
  const provincial = move(places.provincial);
  return municipal === null || provincial === null ? null : { municipal, provincial };
}

function placesOf(row: LinkRow): LinkPlaces {
  return {
    municipal: { document: row.municipal_document, address: row.municipal_address },
    provincial: { document: row.provincial_document, address: row.provincial_address },
  };
}

function linkKey({ municipal, provincial }: LinkPlaces): string {
  return JSON.stringify([municipal.document, municipal.address, provincial.document, provincial.address]);
}
