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
 */
export function importReviews(links: readonly ExchangedLink[], reviews: Reviews, clauses: Clauses): ImportReport {
  const report: ImportReport = { imported: 0, known: 0, conflicts: [] };
  for (const link of links) {
    const first = link.history[0];
    const lower = first && findClause(clauses, link.lower, first.lowerBody);
    const upper = first && findClause(clauses, link.upper, first.upperBody);
    if (!lower || !upper) {
      report.conflicts.push(conflict(link, 'unknown-clause', '条款库中没有其中一方的条款。'));
      continue;
    }
    const places = { lower, upper };
    const here = reviews.history(places);
    const there = link.history.map((event) => withBodies(event, places, clauses));
    const shared = here.findIndex((event, index) => !sameEvent(event, there[index]));
    const fresh = shared === -1 ? there.slice(here.length) : [];
    if (fresh.length > 0) {
      const id = reviews.linkId(places);
      for (const event of fresh) reviews.appendEvent(id, event);
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

/** Where the clause of a decision stands now: same words at the address, else the only clause with these words, else the address. */
function findClause(clauses: Clauses, place: ClausePlace, body: string): ClausePlace | null {
  const current = clauses.body(place.document, place.address);
  if (current !== null && (body === '' || current === body)) return place;
  const [only, ...others] = body === '' ? [] : (clauses.addressesByBody(place.document).get(body) ?? []);
  if (only !== undefined && others.length === 0) return { document: place.document, address: only };
  return current === null ? null : place;
}

function withBodies(event: ReviewEvent, { lower, upper }: LinkPlaces, clauses: Clauses): ReviewEvent {
  const body = ({ document, address }: ClausePlace) => clauses.body(document, address) ?? '';
  return {
    ...event,
    lowerBody: event.lowerBody || body(lower),
    upperBody: event.upperBody || body(upper),
  };
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
