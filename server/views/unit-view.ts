import { statusOn } from '../../ingest/library/documents.ts';
import type { Library } from '../../ingest/library/library.ts';
import type { UnitRole } from '../../ingest/policy/unit-mention.ts';
import { resolveUnit } from '../../ingest/policy/unit-names.ts';
import type { UnitClauseView, UnitView } from '../contract/unit.ts';
import { Problem } from '../plugins/problems.ts';
import { clauseView, counterpartsOf, unconfirmedIn } from './clause-view.ts';
import { deadlinesIn, figuresIn } from './commitments.ts';
import { titleOf, yearOf } from './document-view.ts';

const rolesByWeight: readonly UnitRole[] = ['lead', 'responsible', 'supporting'];

/** A unit, by its canonical name or an alias, with all clauses that name it. @throws Problem 404 */
export function requireUnit(library: Library, name: string, day: string): UnitView {
  const units = library.units();
  const { name: canonical, entry } = resolveUnit(name);
  const summary = units.find((unit) => unit.name === name) ?? units.find((unit) => unit.name === canonical);
  if (summary === undefined) {
    throw new Problem(404, 'unit-not-found', `没有条款以“${name}”为责任单位。全部单位见 /api/units。`);
  }
  return {
    ...summary,
    level: entry?.level ?? null,
    aliases: [...(entry?.aliases ?? [])],
    successor: entry?.successor ?? null,
    successorSince: entry?.since ?? null,
    successorUncertain: entry?.uncertain ?? false,
    clausesOfUnit: unitClauses(library, summary.name, day),
  };
}

function unitClauses(library: Library, name: string, day: string): UnitClauseView[] {
  const documents = new Map(library.documents().map((stored) => [stored.document.id, stored]));
  return library.unitClauses(name).map((clause) => {
    const stored = documents.get(clause.document);
    const roles = clause.units.filter((unit) => unit.name === name).map((unit) => unit.role);
    return {
      ...clauseView(clause, counterpartsOf(library, clause), unconfirmedIn(library, clause)),
      documentTitle: stored === undefined ? clause.document : titleOf(stored),
      validity: stored === undefined ? 'unstated' : statusOn(stored, day),
      role: rolesByWeight.find((role) => roles.includes(role)) ?? 'responsible',
      deadlines: deadlinesIn(clause.text, stored === undefined ? null : yearOf(stored)),
      figures: figuresIn(clause.text),
    };
  });
}
