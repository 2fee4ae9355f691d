import { statusOn } from '../../ingest/library/documents.ts';
import type { Library } from '../../ingest/library/library.ts';
import type { UnitSummary } from '../../ingest/library/units.ts';
import { resolveUnit } from '../../ingest/policy/agencies/unit-names.ts';
import type { Clause } from '../../ingest/policy/clause.ts';
import { regionOfCode } from '../../ingest/policy/region/region-file.ts';
import type { UnitMention, UnitRole } from '../../ingest/policy/unit-mention.ts';
import type { UnitClauseView, UnitView } from '../contract/unit.ts';
import { Problem } from '../plugins/problems.ts';
import { clauseView, counterpartsOf } from './clause-view.ts';
import { deadlinesIn, figuresIn } from './commitments.ts';
import { titleOf, yearOf } from './document-view.ts';

const rolesByWeight: readonly UnitRole[] = ['lead', 'responsible', 'supporting'];

/**
 * The one unit that a name means: its full name, or a canonical or printed name that no other unit of the library has.
 *
 * @throws Problem 404 for a name of no unit, 300 for one that units of several places have
 */
export function requireUnitNamed(library: Library, name: string): UnitSummary {
  const [unit, ...more] = library.unitsNamed(name);
  if (unit === undefined)
    throw new Problem(404, 'unit-not-found', `没有条款以“${name}”为责任单位。全部单位见 /api/units。`);
  if (more.length === 0) return unit;
  const choices = [unit, ...more].map((one) => one.name);
  const problem = new Problem(
    300,
    'unit-of-several-places',
    `不止一处有“${name}”，请选择其中一个：${choices.join('、')}。`,
  );
  problem.choices = choices;
  throw problem;
}

/** Full names of the units that a filter asks for; a name of no unit stays as it is. @throws Problem 300, see above */
export function fullNamesOf(library: Library, names: readonly string[]): string[] {
  return names.map((name) => (library.unitsNamed(name).length === 0 ? name : requireUnitNamed(library, name).fullName));
}

/** A unit with all clauses that name it. @throws Problem 404 or 300, see `requireUnitNamed` */
export function requireUnit(library: Library, name: string, day: string): UnitView {
  const unit = requireUnitNamed(library, name);
  const { code } = unit.place ?? {};
  const clauses = library.unitClauses(unit.fullName);
  const printed = clauses.flatMap(({ units }) => units).find(({ fullName }) => fullName === unit.fullName)?.name;
  const { entry, level } = resolveUnit(printed ?? unit.name, code === undefined ? null : regionOfCode(code));
  return {
    ...unit,
    level,
    aliases: [...(entry?.aliases ?? [])],
    successor: entry?.successor ?? null,
    successorSince: entry?.since ?? null,
    successorUncertain: entry?.uncertain ?? false,
    clausesOfUnit: clauses.map((clause) => unitClause(library, clause, unit.fullName, day)),
  };
}

/** Name of a unit as this library tells it from all others. */
export const shownUnit = (library: Library, { name, fullName }: Pick<UnitMention, 'name' | 'fullName'>): string =>
  library.unit(fullName)?.name ?? name;

function unitClause(library: Library, clause: Clause, fullName: string, day: string): UnitClauseView {
  const stored = library.document(clause.document);
  const roles = clause.units.filter((unit) => unit.fullName === fullName).map((unit) => unit.role);
  return {
    ...clauseView(clause, counterpartsOf(library, clause)),
    documentTitle: stored === null ? clause.document : titleOf(stored),
    validity: stored === null ? 'unstated' : statusOn(stored, day),
    role: rolesByWeight.find((role) => roles.includes(role)) ?? 'responsible',
    deadlines: deadlinesIn(clause.text, stored === null ? null : yearOf(stored)),
    figures: figuresIn(clause.text),
  };
}
