import type { DocumentFacts, ValidityStatus } from './document.ts';

/** A repeal that another document of the library states: by which document and from which day (null: no day known). */
export interface Repeal {
  by: string;
  from: string | null;
}

/** The facts that the status depends on. */
export type ValidityFacts = Pick<DocumentFacts, 'effectiveFrom' | 'effectiveUntil' | 'repealedBy'>;

/**
 * Status of a document on one day. The last day of an effective period still counts as in force (有效期至…).
 * A repeal counts from the day on which the repealing document takes effect, at once where no such day is known.
 * Nothing is concluded from a planning period or a date of issue: what no text states is `unstated` (未载明).
 *
 * @param facts effective dates of the document and a repeal stated in its own facts
 * @param repeals repeals found in other documents of the library
 * @param day ISO 8601 calendar date, e.g. `2024-11-01`
 */
export function validityOn(facts: ValidityFacts, repeals: readonly Repeal[], day: string): ValidityStatus {
  const repealed = facts.repealedBy !== null || repeals.some(({ from }) => from === null || from <= day);
  if (repealed) return 'repealed';
  const from = facts.effectiveFrom?.value ?? null;
  const until = facts.effectiveUntil?.value ?? null;
  if (from === null && until === null) return 'unstated';
  if (from !== null && day < from) return 'not-yet';
  if (until !== null && day > until) return 'expired';
  return 'in-force';
}

/** The calendar day in China (UTC+8, no summer time) at a moment, as ISO 8601 date: the day that 施行 and 有效期 refer to. */
export function dayInChina(moment: Date): string {
  return new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}
