import { sameQuantityTokens } from '../index/clause-quantities.ts';
import { strengthLevels, strongGram } from '../index/grams.ts';
import type { SourceDocument } from '../overview/clause-source.ts';
import type { TermStatistics } from '../overview/term-statistics.ts';
import { namedIn } from '../ranking/document-names.ts';
import type { RankingQuery } from '../ranking/ranking.ts';
import { leastMeant, type QueryTerm } from '../understanding/query.ts';
import { contains, containsWord, has, printedForms } from './literal-filter.ts';

/** A condition that no clause meets. */
const nothing = 'id IN []';

/** One term of a query as the engine is asked for it. */
export interface SoughtTerm {
  weight: number;
  /** So many clauses have the term, at most. */
  atMost: number;
  /** The engine's condition that a clause has the term. */
  present: string;
  /** The same, or the names of its document have it; what a clause needs that has other terms besides. */
  beside: string;
  /** That it is strong in the term, by level; the same as `present` where the index does not tell. */
  strong: string[];
}

/** The terms of a query that clauses of the library can have. */
export function soughtTerms(
  { terms }: RankingQuery,
  statistics: TermStatistics,
  units: ReadonlyMap<string, number>,
  documents: readonly SourceDocument[],
): SoughtTerm[] {
  return terms.flatMap(({ term, weight }) => {
    const present = presentConditions(term, statistics, units);
    if (present.length === 0 && !documents.some((document) => namedIn(document, term) > 0)) return [];
    const atMost = present.reduce((sum, [, clauses]) => sum + clauses, 0);
    const any = anyOf(present.map(([condition]) => condition)) || nothing;
    const charged = chargedCondition(term, units);
    const strong = Array.from(
      { length: strengthLevels },
      (_, at) => charged || strongCondition(term, at + 1, statistics) || any,
    );
    const named = documents.filter((document) => namedIn(document, term) > 0).map(({ id }) => id);
    const beside = named.length === 0 ? any : anyOf([any, `document IN ${JSON.stringify(named)}`]);
    return [{ weight, atMost, present: any, beside, strong }];
  });
}

/** Conditions under which a clause has a term, each with the number of clauses that it lets through at most. */
function presentConditions(
  term: QueryTerm,
  statistics: TermStatistics,
  units: ReadonlyMap<string, number>,
): [string, number][] {
  if (term.kind === 'phrase') return [[contains(term.text, statistics), statistics.literalFrequency(term.text)]];
  const forms = printedForms([term], statistics).map(([form, frequency]): [string, number] => [
    containsWord(form, statistics),
    frequency,
  ]);
  const tokens = term.quantity === null ? [] : sameQuantityTokens(term.quantity);
  const amounts = tokens.map((token): [string, number] => [has(token), statistics.gramFrequency(token)]);
  const named = term.units.filter((unit) => units.has(unit));
  const responsible = named.reduce((sum, unit) => sum + (units.get(unit) ?? 0), 0);
  const byUnit: [string, number][] = named.length > 0 ? [[`unit IN ${JSON.stringify(named)}`, responsible]] : [];
  return [...forms, ...amounts, ...byUnit].filter(([condition, clauses]) => condition !== '' && clauses > 0);
}

/** That a clause charges one of the term's units: of a unit, such clauses stand before those that mention it often. */
function chargedCondition(term: QueryTerm, units: ReadonlyMap<string, number>): string {
  const named = term.units.filter((unit) => units.has(unit));
  return named.length === 0 ? '' : `unit IN ${JSON.stringify(named)}`;
}

function strongCondition({ variants }: QueryTerm, level: number, statistics: TermStatistics): string {
  const grams = variants
    .filter(({ weight }) => weight >= leastMeant)
    .map(({ text }) => strongGram(text, level))
    .filter((gram) => statistics.gramFrequency(gram) > 0);
  return anyOf(grams.map(has));
}

/** The engine's condition that one of several holds. */
export function anyOf(conditions: readonly string[]): string {
  return conditions.length > 1 ? `(${conditions.join(' OR ')})` : (conditions[0] ?? '');
}
