import { statusOn } from '../../ingest/library/documents.ts';
import type { Library } from '../../ingest/library/library.ts';
import type { UnitRole } from '../../ingest/policy/unit-mention.ts';
import type { UnitClauseView, UnitView } from '../contract/unit.ts';
import { Problem } from '../plugins/problems.ts';
import { CounterpartCounts, clauseView } from './clause-view.ts';
import { deadlinesIn, figuresIn } from './commitments.ts';
import { titleOf } from './document-view.ts';

const rolesByWeight: readonly UnitRole[] = ['lead', 'responsible', 'supporting'];

/** A unit with all clauses that name it. @throws Problem 404 */
export function requireUnit(library: Library, name: string, day: string): UnitView {
  const summary = library.units().find((unit) => unit.name === name);
  if (summary === undefined) {
    throw new Problem(404, 'unit-not-found', `没有条款以“${name}”为责任单位。全部单位见 /api/units。`);
  }
  return { ...summary, level: null, aliases: [], successor: null, clausesOfUnit: unitClauses(library, name, day) };
}

function unitClauses(library: Library, name: string, day: string): UnitClauseView[] {
  const documents = new Map(library.documents().map((stored) => [stored.document.id, stored]));
  const counts = new CounterpartCounts(library);
  return library.unitClauses(name).map((clause) => {
    const stored = documents.get(clause.document);
    const roles = clause.units.filter((unit) => unit.name === name).map((unit) => unit.role);
    return {
      ...clauseView(clause, counts.of(clause)),
      documentTitle: stored === undefined ? clause.document : titleOf(stored),
      validity: stored === undefined ? 'unstated' : statusOn(stored, day),
      role: rolesByWeight.find((role) => roles.includes(role)) ?? 'responsible',
      deadlines: deadlinesIn(clause.text),
      figures: figuresIn(clause.text),
    };
  });
}
