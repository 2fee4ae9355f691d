import type { ClauseView } from '../server/contract/clause.ts';
import type { LinkView } from '../server/contract/tracing.ts';
import type { TextMark } from './elements/clause-text.ts';

export type Side = 'lower' | 'upper';

/** A link by its two places, as URLs and forms carry it: `document/address~document/address`. */
export function linkKey(link: Pick<LinkView, Side>): string {
  return `${link.lower.document}/${link.lower.address}~${link.upper.document}/${link.upper.address}`;
}

/** A place of the library in one word. */
export const placeKey = (place: { document: string; address: string }): string => `${place.document}/${place.address}`;

/** The evidence of a link as marks in the text of one side. */
export function evidenceMarks(link: LinkView | undefined, side: Side): TextMark[] {
  return (link?.evidence ?? []).map((pair, index) => ({ ...pair[side], label: { kind: 'evidence', index } }));
}

/** True for links that count as an answer: strong, medium or confirmed, and not rejected. */
export function counts({ strength, review }: Pick<LinkView, 'strength' | 'review'>): boolean {
  return review.status === 'confirmed' || (strength !== 'weak' && review.status !== 'rejected');
}

/** True for clauses that can correspond to others: not the letterhead, the closing lines or the head of a table. */
export const canCorrespond = ({ kind, searchable }: Pick<ClauseView, 'kind' | 'searchable'>): boolean =>
  searchable && !['front', 'end', 'table'].includes(kind);
