import { type Place, placeKey, placeOf } from '../index/place.ts';
import type { EngineQuery, MeilisearchAdapter } from '../meilisearch/adapter.ts';
import { type Combination, combinations, includes } from './combinations.ts';
import { anyOf, type SoughtTerm } from './sought-terms.ts';

/** So many clauses are ranked by our own code, or few more. */
const budget = 160;
/** Part of it that goes to the rarest terms, whatever else stands beside them. */
const rareBudget = 100;
/** Terms that are combined; of more, those that weigh the most. */
const combined = 5;
/** How much more than its estimate a clause can score that is strong in all that it holds. */
const strongest = 1.9;
/** Clauses that are taken of a combination too common to be read whole, at each level of strength. */
const strongWindow = 40;
const shortestFirst = ['length:asc'];
const attributesToRetrieve = ['document', 'address', 'position'];

/**
 * The clauses that promise the highest scores for a query, by the terms that they hold together: all that hold one of
 * its rarest terms, then combination by combination as long as the budget lasts, and of the first that is too common
 * those that are strong in its terms. What ranking every clause puts first is among them, whatever the size of the
 * library.
 *
 * @param filter conditions that every clause has to meet besides
 */
export async function bestPlaces(
  adapter: MeilisearchAdapter,
  sought: readonly SoughtTerm[],
  filter: readonly string[],
): Promise<Place[]> {
  const rare = rarest(sought);
  const common = sought
    .filter((term) => !rare.includes(term) || term.beside !== term.present)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, combined);
  const asked = sought.reduce((sum, { weight }) => sum + weight, 0);
  const promising = combinations(
    common.map(({ weight }) => weight),
    asked,
  );
  const conditionsOf = ({ terms }: Combination) =>
    terms.map((at) => (terms.length > 1 ? common[at]?.beside : common[at]?.present) ?? '');
  const counts = await counted(adapter, promising, conditionsOf, filter);
  const { whole, tooCommon } = withinBudget(promising, counts, budget - sumOf(rare));
  const wholly = [...rare.map(({ present }) => present), ...whole.map((one) => `(${conditionsOf(one).join(' AND ')})`)];
  const queries: EngineQuery[] = [];
  if (wholly.length > 0) queries.push({ q: '', filter: [anyOf(wholly), ...filter], limit: 0, facets: ['place'] });
  for (const one of tooCommon) {
    for (const strong of strongConditions(one.terms.flatMap((at) => common[at] ?? []))) {
      const conditions = [...conditionsOf(one), ...strong, ...filter];
      queries.push({ q: '', filter: conditions, sort: shortestFirst, limit: strongWindow, attributesToRetrieve });
    }
  }
  const answers = await adapter.multiSearch<Place>(queries);
  const places = answers.flatMap(({ hits, facetDistribution }) => [
    ...hits,
    ...Object.keys(facetDistribution?.place ?? {}).map(placeOf),
  ]);
  return [...new Map(places.map((place) => [placeKey(place), place])).values()];
}

/** The rarest terms, as long as all clauses that hold one of them are few enough. */
function rarest(sought: readonly SoughtTerm[]): SoughtTerm[] {
  let clauses = 0;
  return [...sought]
    .sort((a, b) => a.atMost - b.atMost)
    .filter(({ atMost }) => {
      clauses += atMost;
      return clauses <= rareBudget;
    });
}

function sumOf(terms: readonly SoughtTerm[]): number {
  return terms.reduce((sum, { atMost }) => sum + atMost, 0);
}

/** How many clauses hold each combination. */
async function counted(
  adapter: MeilisearchAdapter,
  promising: readonly Combination[],
  conditionsOf: (combination: Combination) => string[],
  filter: readonly string[],
): Promise<Map<Combination, number>> {
  if (promising.length === 0) return new Map();
  const queries = promising.map((one) => ({ q: '', filter: [...conditionsOf(one), ...filter], limit: 0 }));
  const answers = await adapter.multiSearch<Place>(queries);
  return new Map(promising.map((one, at) => [one, answers[at]?.estimatedTotalHits ?? 0]));
}

/** The combinations that can be read whole, best first, and those after them whose best may score as high. */
function withinBudget(
  promising: readonly Combination[],
  counts: ReadonlyMap<Combination, number>,
  most: number,
): { whole: Combination[]; tooCommon: Combination[] } {
  let whole: Combination[] = [];
  const tooCommon: Combination[] = [];
  let least = 0;
  for (const one of promising) {
    const clauses = counts.get(one) ?? 0;
    if (clauses === 0) continue;
    if (tooCommon.length > 0 && one.estimate * strongest < least) break;
    const others = whole.filter((other) => !includes(other, one));
    const taken = [...others, one].reduce((sum, other) => sum + (counts.get(other) ?? 0), 0);
    if (taken <= most) {
      whole = [...others, one];
      continue;
    }
    if (tooCommon.length === 0) least = one.estimate;
    tooCommon.push(one);
  }
  return { whole, tooCommon: tooCommon.slice(0, 3) };
}

/** From the strongest clauses of a combination on: strong in all terms, in the one that weighs the most, in none. */
function strongConditions(terms: readonly SoughtTerm[]): string[][] {
  const [heaviest] = terms;
  const levels = (heaviest?.strong ?? []).map((_, level) => level).reverse();
  const inAll = levels.map((level) => terms.map(({ strong, beside }) => strong[level] ?? beside));
  const inOne = terms.length > 1 && heaviest !== undefined ? levels.map((level) => [heaviest.strong[level] ?? '']) : [];
  return [...inAll, ...inOne, []];
}

/**
 * The clauses that pass a filter in the order of what the terms that they hold together promise, the shorter ones first; at the end those that hold none of the terms that are combined.
 */
export async function placesByPromise(
  adapter: MeilisearchAdapter,
  sought: readonly SoughtTerm[],
  filter: readonly string[],
  { offset, limit }: { offset: number; limit: number },
): Promise<Place[]> {
  const heaviest = [...sought].sort((a, b) => b.weight - a.weight).slice(0, combined - 1);
  const asked = sought.reduce((sum, { weight }) => sum + weight, 0);
  const promising = combinations(
    heaviest.map(({ weight }) => weight),
    asked,
  );
  const groups = [...promising.map(({ terms }) => terms), []].map((terms) =>
    heaviest.map(({ beside }, at) => (terms.includes(at) ? beside : `NOT ${beside}`)),
  );
  const queries = groups.map((conditions) => ({ q: '', filter: [...conditions, ...filter], sort: shortestFirst }));
  const counts = await adapter.multiSearch<Place>(queries.map((query) => ({ ...query, limit: 0 })));
  const pages: EngineQuery[] = [];
  let [skip, wanted] = [offset, limit];
  for (const [at, query] of queries.entries()) {
    const clauses = counts[at]?.estimatedTotalHits ?? 0;
    const taken = Math.min(wanted, Math.max(0, clauses - skip));
    if (taken > 0) pages.push({ ...query, offset: skip, limit: taken, attributesToRetrieve });
    skip = Math.max(0, skip - clauses);
    wanted -= taken;
  }
  return (await adapter.multiSearch<Place>(pages)).flatMap(({ hits }) => hits);
}
