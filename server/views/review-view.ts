import type { Library } from '../../ingest/library/library.ts';
import type { LinkPlaces, ReviewedCrossReference } from '../../ingest/library/review.ts';
import type { ReviewedLinkView, ReviewListView, ReviewProgressView, ReviewQueryView } from '../contract/review.ts';
import { type Linked, linkView, reviewView } from './cross-reference-view.ts';
import { titleOf } from './document-view.ts';

/**
 * Links in the order in which a person reads them (lower document, its clauses in order, best counterpart first),
 * filtered and cut to a page, with the progress of each lower document. Weak proposals are left out unless asked for.
 */
export function reviewList({ library, explainer }: Linked, query: ReviewQueryView): Omit<ReviewListView, 'writer'> {
  const wanted = ({ strength, review, upper }: ReviewedCrossReference) =>
    (query.upper === undefined || query.upper.includes(upper.document)) &&
    (query.status === undefined || query.status.includes(review.status)) &&
    (query.strength === undefined || query.strength.includes(strength));
  const matching: ReviewedCrossReference[] = [];
  const progress: ReviewProgressView[] = [];
  for (const id of library.reviewedDocuments()) {
    const stored = library.document(id);
    if (stored === null || (query.lower !== undefined && !query.lower.includes(id))) continue;
    const { document } = stored;
    const lower = { document: document.id };
    const asked = library.links({ lower, asked: true });
    progress.push(progressOf(document.id, titleOf(stored), asked));
    const listed = query.strength === undefined ? asked : library.links({ lower });
    matching.push(...inReadingOrder(library, document.id, listed.filter(wanted)));
  }
  const { offset = 0, limit = 200 } = query;
  const page = explainer.explain(matching.slice(offset, offset + limit));
  return { total: matching.length, links: page.map((link) => linkView(library, link)), progress };
}

function inReadingOrder(library: Library, id: string, links: ReviewedCrossReference[]): ReviewedCrossReference[] {
  const order = new Map(library.clauses(id).map(({ address }, place) => [address, place]));
  const placeOf = (link: ReviewedCrossReference) => order.get(link.lower.address) ?? 0;
  return links.toSorted((one, other) => placeOf(one) - placeOf(other) || other.score - one.score);
}

function progressOf(document: string, title: string, links: readonly ReviewedCrossReference[]): ReviewProgressView {
  const count = (status: ReviewedCrossReference['review']['status']) =>
    links.filter(({ review }) => review.status === status).length;
  return {
    document,
    title,
    total: links.length,
    confirmed: count('confirmed'),
    rejected: count('rejected'),
    needsReview: count('needs-review'),
    proposed: count('proposed'),
  };
}

/** What people decided about a link, with everything that led there. */
export function reviewedLinkView(library: Library, places: LinkPlaces): ReviewedLinkView {
  const history = library
    .reviewHistory(places)
    .map(({ action, type, note, by, at, importedBy = null }) => ({ action, type, note, by, at, importedBy }));
  return { ...places, review: reviewView(library, { ...places, review: library.reviewOf(places) }), history };
}
