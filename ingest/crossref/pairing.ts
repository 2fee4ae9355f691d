import type { PolicyDocument } from '../policy/document.ts';
import type { PairReason } from '../policy/document-pair.ts';
import { isHigher } from '../policy/levels.ts';
import { containment } from '../policy/region/region.ts';

/**
 * From how far two documents must be about the same (`sameSubject`) to be a pair. Read off 411 regulations of Zhejiang
 * and the bundled and ten further documents: the six bundled pairs have .46–.71, plans on low-altitude economy .40–.71
 * among each other and at most .36 to anything else; of the regulations nearly all from .45 on are on the same matter.
 */
export const sameTaskFrom = 0.45;

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
