import type { PolicyDocument } from '../policy/document.ts';
import type { PairReason } from '../policy/document-pair.ts';
import { isHigher } from '../policy/levels.ts';
import { containment } from '../policy/region/region.ts';

/**
 * From how far two documents must be about the same (`sameSubject`) to be a pair. Read off 411 regulations of Zhejiang, the
 * bundled and ten further documents: the six bundled pairs have .36–.67, plans on low-altitude economy .41–.69 among each
 * other and below .23 to those; of the regulations nearly all from .35 on are on the same matter.
 */
export const sameTaskFrom = 0.35;

/** What pairing looks at. */
export type PairedDocument = Pick<PolicyDocument, 'id' | 'level' | 'region' | 'issuedOn' | 'effectiveUntil'>;

/**
 * True where a document stands over another: its region contains the other's, its level is higher, it was issued first,
 * and it still was in force then. What is not known of level or region says no; an unknown date says nothing.
 */
export function standsOver(upper: PairedDocument, lower: PairedDocument): boolean {
  if (upper.level === null || lower.level === null || upper.region === null || lower.region === null) return false;
  const around = containment(upper.region.value, lower.region.value);
  if (around !== 'contains' || !isHigher(upper.level.value, lower.level.value)) return false;
  return !isLater(upper, lower) && !endedBefore(upper, lower);
}

/**
 * True where a document can be the basis that another names: not a lower one, not a later one.
 * Its place and level are otherwise the other's own affair: a department's plan names its government's measure.
 */
export function canBeBasis(upper: PairedDocument, lower: PairedDocument): boolean {
  const below = upper.level !== null && lower.level !== null && isHigher(lower.level.value, upper.level.value);
  return upper.id !== lower.id && !below && !isLater(upper, lower);
}

/**
 * True where a clause names a document as the basis of its own: 根据《…》，制定本办法 · 为贯彻落实《…》，现提出如下意见. A document
 * that a clause only sends the reader to (依照《…》处罚) is none.
 *
 * @param text printed text of the clause
 * @param citedAt offset of the citation in it
 */
export function namesBasis(text: string, citedAt: number): boolean {
  const sentence = text.slice(text.lastIndexOf('。', citedAt) + 1);
  const until = sentence.indexOf('。');
  return /制[定订](?:了)?(?:本|如下|以下|实施)|特制[定订]|(?:提出|现就|作出|采取|通知)(?:如下|以下)|(?:现|特)(?:提出|就|将|对)|结合[^。]{0,16}实际/u.test(
    until < 0 ? sentence : sentence.slice(0, until),
  );
}

/** Reasons for a pair; none where it is none. */
export function pairReasons(
  lower: PairedDocument,
  upper: PairedDocument,
  found: { citedAt: readonly string[]; likeness: number; shared: readonly string[] },
): PairReason[] {
  const reasons: PairReason[] = [];
  if (found.citedAt.length > 0 && canBeBasis(upper, lower)) {
    reasons.push({ kind: 'basis', addresses: [...found.citedAt] });
  }
  if (found.likeness >= sameTaskFrom && standsOver(upper, lower)) {
    reasons.push({ kind: 'same-task', likeness: found.likeness, words: [...found.shared] });
  }
  return reasons;
}

function isLater(upper: PairedDocument, lower: PairedDocument): boolean {
  return upper.issuedOn !== null && lower.issuedOn !== null && upper.issuedOn.value > lower.issuedOn.value;
}

function endedBefore(upper: PairedDocument, lower: PairedDocument): boolean {
  return upper.effectiveUntil !== null && lower.issuedOn !== null && upper.effectiveUntil.value < lower.issuedOn.value;
}
