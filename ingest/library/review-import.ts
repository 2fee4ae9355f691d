import type { ClausePlace } from '../policy/cross-reference.ts';
import type { Clauses } from './clauses.ts';
import { type LinkPlaces, type ReviewEvent, type Verdict, verdictOf } from './review.ts';
import type { ExchangedLink } from './review-exchange.ts';
import type { Reviews } from './reviews.ts';

/** A link of the file that was not taken over. */
export interface ImportConflict extends LinkPlaces {
  /** `unknown-clause`: the library does not have it; `different-decision`: the library's own decision was kept. */
  reason: 'unknown-clause' | 'different-decision';
  /** Chinese sentence. */
  chinese: string;
}

/** What an import came to, in numbers of links. */
export interface ImportReport {
  imported: number;
  /** Already in the library, or decided the same way there. */
  known: number;
  conflicts: ImportConflict[];
}

/**
 * Takes decisions over from a file. A history that goes on where the library's ends is taken over; where the two went
 * different ways to different decisions, the library's is kept and the conflict reported.
 *
 * @param importer who brings the file in, kept beside the names that it states; left out for a library's own file
 */
export function importReviews(
  links: readonly ExchangedLink[],
  reviews: Reviews,
  clauses: Clauses,
  importer?: string,
): ImportReport {
  const report: ImportReport = { imported: 0, known: 0, conflicts: [] };
  const byBody = bodiesOnce(clauses);
  for (const link of links) {
    const first = link.history[0];
    const lower = first && findClause(clauses, byBody, link.lower, first.lowerBody);
    const upper = first && findClause(clauses, byBody, link.upper, first.upperBody);
    if (!lower || !upper) {
      report.conflicts.push(conflict(link, 'unknown-clause', '条款库中没有其中一方的条款。'));
      continue;
    }
    const places = { lower, upper };
    const here = reviews.history(places);
    const bodies = { lower: bodyAt(clauses, lower), upper: bodyAt(clauses, upper) };
    const there = link.history.map((event) => withBodies(event, bodies));
    const shared = here.findIndex((event, index) => !sameEvent(event, there[index]));
    const fresh = shared === -1 ? there.slice(here.length) : [];
    if (fresh.length > 0) {
      const id = reviews.linkId(places);
      const brought = importer === undefined ? {} : { importedBy: importer };
      reviews.appendEvents(
        id,
        fresh.map((event) => ({ ...event, ...brought })),
      );
      report.imported += 1;
    } else if (shared === -1 || there.length <= shared || sameVerdict(verdictOf(here), verdictOf(there))) {
      report.known += 1;
    } else {
      const sentence = `条款库中已${verdictWord(verdictOf(here))}，文件中为${verdictWord(verdictOf(there))}，保留条款库中的审核。`;
      report.conflicts.push(conflict(link, 'different-decision', sentence));
    }
  }
  return report;
}

type AddressesByBody = (document: string) => ReadonlyMap<string, string[]>;

/** Reads the bodies of each document once for the whole import, during which no clause changes. */
function bodiesOnce(clauses: Clauses): AddressesByBody {
  const read = new Map<string, ReadonlyMap<string, string[]>>();
  return (document) => {
    const known = read.get(document) ?? clauses.addressesByBody(document);
    read.set(document, known);
    return known;
  };
}

/** Where the clause of a decision stands now: same words at the address, else the only clause with these words, else the address. */
function findClause(clauses: Clauses, byBody: AddressesByBody, place: ClausePlace, body: string): ClausePlace | null {
  const current = clauses.body(place.document, place.address);
  if (current !== null && (body === '' || current === body)) return place;
  const [only, ...others] = body === '' ? [] : (byBody(place.document).get(body) ?? []);
  if (only !== undefined && others.length === 0) return { document: place.document, address: only };
  return current === null ? null : place;
}

const bodyAt = (clauses: Clauses, { document, address }: ClausePlace): string => clauses.body(document, address) ?? '';

function withBodies(event: ReviewEvent, bodies: { lower: string; upper: string }): ReviewEvent {
  const { action, type, note, by, at } = event;
  const lowerBody = event.lowerBody || bodies.lower;
  const upperBody = event.upperBody || bodies.upper;
  return { action, type, note, by, at, lowerBody, upperBody };
}

function sameEvent(one: ReviewEvent, other: ReviewEvent | undefined): boolean {
  return (
    other !== undefined &&
    one.action === other.action &&
    one.type === other.type &&
    one.note === other.note &&
    one.by === other.by &&
    one.at === other.at
  );
}

function sameVerdict(one: Verdict, other: Verdict): boolean {
  return one.decision === other.decision && one.type === other.type;
}

function verdictWord({ decision }: Verdict): string {
  if (decision === null) return '撤销审核';
  return decision === 'confirmed' ? '确认' : '否定';
}

function conflict({ lower, upper }: LinkPlaces, reason: ImportConflict['reason'], chinese: string) {
  return { lower, upper, reason, chinese };
}
