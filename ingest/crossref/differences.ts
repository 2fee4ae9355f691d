import type { Difference, Evidence } from '../policy/cross-reference.ts';
import type { ClauseReading } from './clause-reading.ts';
import { deadlineDifferences, figureDifferences } from './differences/figures.ts';
import { leadUnitDifferences } from './differences/lead-unit.ts';
import { objectDifferences } from './differences/objects.ts';
import { wordingDifferences } from './differences/wording.ts';

/** At most so many differences a pair; a reader who wants all reads the texts. */
const most = 8;

/**
 * Named differences of a linked pair. Every quote stands in its clause as printed; what cannot be compared with certainty
 * is left out.
 */
export function differencesOf(lower: ClauseReading, upper: ClauseReading, evidence: readonly Evidence[]): Difference[] {
  const passages = evidence.map(({ lowerText, upperText }) => ({
    lower: lowerText,
    upper: upperText,
  }));
  const all = [
    ...figureDifferences(lower, upper),
    ...deadlineDifferences(lower, upper),
    ...wordingDifferences(passages),
    ...objectDifferences(passages, lower, upper),
    ...leadUnitDifferences(lower.clause, upper.clause),
  ];
  const keys = all.map((difference) => JSON.stringify(difference));
  return all.filter((_, at) => keys.indexOf(keys[at] ?? '') === at).slice(0, most);
}
