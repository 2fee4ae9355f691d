import { quantityToken } from './clause-quantities.ts';
import { engineLiteral, engineToken, engineWords } from './engine-token.ts';
import { fold } from './folded-text.ts';
import type { EngineQuery, MeilisearchAdapter } from './meilisearch-adapter.ts';
import type { SearchSort } from './search-request.ts';
import type { TermStatistics } from './term-statistics.ts';
import type { QueryTerm, Reading } from './understanding/query.ts';

/** A clause as the engine names it; `id` is its position in the library. */
export interface Place {
  id: number;
  document: string;
  address: string;
}

/** How many clauses are ranked by our own code at most. */
export const rankingWindow = 400;
const literalLimit = 40;
const attributesToRetrieve = ['id', 'document', 'address'];
const sortOrders: Record<SearchSort, string[]> = {
  relevance: [],
  date: ['issued:desc', 'id:asc'],
  document: ['id:asc'],
};

/** Words that must stand in every hit (phrases) and words that must stand in none, in the engine's language. */
function conditions({ terms, exclusions }: Reading): string {
  const phrases = terms.filter(({ kind }) => kind === 'phrase').map(({ text }) => engineLiteral(text).q);
  return [...phrases, ...exclusions.map((word) => `-${engineLiteral(word).q}`)].join(' ');
}

/** Printed forms of the terms that the library has, rarest first, with the number of clauses. */
function printedForms(terms: readonly QueryTerm[], statistics: TermStatistics): [string, number][] {
  const forms = new Map<string, number>();
  for (const { kind, variants } of terms) {
    if (kind !== 'phrase') for (const { text } of variants) forms.set(text, statistics.documentFrequency(text));
  }
  return [...forms]
    .filter(([, frequency]) => frequency > 0)
    .sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, literalLimit);
}

/** Engine queries that together find every clause that contains any printed form of any term. */
export function literalQueries(reading: Reading, statistics: TermStatistics): EngineQuery[] {
  const condition = conditions(reading);
  const queries: EngineQuery[] = printedForms(reading.terms, statistics).map(([form]) => {
    const { q, attributesToSearchOn } = engineLiteral(form);
    return { q: `${q} ${condition}`.trim(), attributesToSearchOn };
  });
  for (const { quantity } of reading.terms) {
    if (quantity === null) continue;
    const q = `"${engineToken(quantityToken(quantity))}" ${condition}`.trim();
    queries.push({ q, attributesToSearchOn: ['quantities', 'bigrams'] });
  }
  const units = [...new Set(reading.terms.flatMap((term) => term.units))];
  if (units.length > 0) queries.push({ q: condition, filter: [`unit IN ${JSON.stringify(units)}`] });
  if (condition !== '' && reading.terms.some(({ kind }) => kind === 'phrase')) {
    queries.push({ q: condition, attributesToSearchOn: ['bigrams', 'pathBigrams', 'characters'] });
  }
  return queries;
}

/** One query with all words: the engine drops the most frequent ones until enough clauses are found. */
function rankedQuery(reading: Reading): EngineQuery {
  const words = engineWords(fold(reading.content)).split(' ');
  return {
    q: [...new Set(words)].slice(0, 10).join(' '),
    matchingStrategy: 'frequency',
    attributesToSearchOn: ['headingWords', 'words', 'pathWords'],
  };
}

/** True when so few clauses contain the terms that all of them can be fetched, ranked and counted by our own code. */
export function isCountable(reading: Reading, statistics: TermStatistics): boolean {
  if (statistics.clauses <= rankingWindow) return true;
  if (reading.scope === 'filters' || reading.terms.length === 0) return false;
  const needed = reading.terms
    .filter(({ kind }) => kind === 'phrase')
    .map(({ text }) => statistics.documentFrequency(text));
  const forms = printedForms(reading.terms, statistics);
  const found = forms.reduce((sum, [, frequency]) => sum + frequency, 0);
  const hasUnits = reading.terms.some(({ units }) => units.length > 0);
  if (needed.length > 0) return Math.min(...needed) <= rankingWindow;
  return !hasUnits && forms.length < literalLimit && found <= rankingWindow;
}

/**
 * Clauses that may answer a query: all that contain one of its terms where these are countable, else the best by the
 * engine's own order.
 *
 * @param filter the engine's filter; empty where our own code filters and counts
 */
export async function retrieve(
  adapter: MeilisearchAdapter,
  reading: Reading,
  statistics: TermStatistics,
  filter: string[],
  sort: SearchSort,
): Promise<Place[]> {
  const paging = { limit: rankingWindow, attributesToRetrieve };
  if (reading.terms.length === 0 || reading.scope === 'filters') {
    const q = conditions({ ...reading, terms: [] });
    const order = sort === 'relevance' ? ['id:asc'] : sortOrders[sort];
    return (await adapter.search<Place>({ q, filter, sort: order, ...paging })).hits;
  }
  const literal = literalQueries(reading, statistics);
  if (literal.length === 0) return [];
  const ranked = isCountable(reading, statistics) || sort !== 'relevance' ? [] : [rankedQuery(reading)];
  const answers = await adapter.multiSearch<Place>(
    [...ranked, ...literal].map((query) => ({
      ...query,
      ...paging,
      filter: [...filter, ...((query.filter as string[] | undefined) ?? [])],
      ...(sort === 'relevance' ? {} : { sort: sortOrders[sort] }),
    })),
  );
  const places = new Map<number, Place>();
  for (const { hits } of answers) for (const hit of hits) places.set(hit.id, hit);
  return [...places.values()];
}
