import type { Clause } from '../../policy/clause.ts';
import type { Difference } from '../../policy/cross-reference.ts';
import type { UnitMention } from '../../policy/unit-mention.ts';
import { stemOf } from '../unit-stems.ts';

/** Lead units of different fields, where both clauses name one: 市委网信办 against 省商务厅. */
export function leadUnitDifferences(lower: Clause, upper: Clause): Difference[] {
  const left = leadsOf(lower);
  const right = leadsOf(upper);
  const [first] = left;
  const [second] = right;
  if (!first || !second) return [];
  const fields = new Set(right.map(({ name }) => stemOf(name)));
  if (left.some(({ name }) => fields.has(stemOf(name)))) return [];
  return [{ kind: 'lead-unit', lower: first.raw, upper: second.raw }];
}

function leadsOf(clause: Clause): UnitMention[] {
  return clause.units.filter(({ role }) => role === 'lead');
}
