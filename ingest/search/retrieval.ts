import type { SourceDocument } from './clause-source.ts';
import { engineFilter } from './engine-filter.ts';
import { FacetCounts, facetNames, facetValuesOfDocument } from './facets.ts';
import { fold } from './folded-text.ts';
import { literalFilter, printedForms } from './literal-filter.ts';
import type { EngineAnswer, EngineQuery, MeilisearchAdapter } from './meilisearch-adapter.ts';
import { type Place, placeOf } from './place.ts';
import type { SearchFilters, SearchSort } from './search-request.ts';
import type { FacetName } from './search-result.ts';
import { spacedWords } from './segmentation.ts';
import type { TermStatistics } from './term-statistics.ts';
import type { Reading } from './understanding/query.ts';

export interface Retrieved {
  /** Clauses to be ranked by our own code, or in the order asked for. */
  places: Place[];
  /** Exact numbers where not all clauses were fetched; null where our own code counts what it has. */
  counted: { total: number; counts: FacetCounts } | null;
}

/** How many clauses are ranked by our own code at most. */
export const rankingWindow = 400;
const deepestWindow = 200;
const attributesToRetrieve = ['id', 'document', 'address'];
const sortOrders: Record<SearchSort, string[]> = {
  relevance: [],
  date: ['issued:desc', 'id:asc'],
  document: ['id:asc'],
};
const facets = ['document', 'section', 'unit'];

/**
 * True when so few clauses can contain the terms that all of them are fetched, ranked, filtered and counted by our own
 * code: always in a small library, and for rare terms in a large one.
 */
export function isCountable({ scope, terms }: Reading, statistics: TermStatistics): boolean {
  if (statistics.clauses <= rankingWindow) return true;
  if (scope === 'filters' || terms.length === 0) return false;
  const phrases = terms.filter(({ kind }) => kind === 'phrase').map(({ text }) => statistics.documentFrequency(text));
  if (phrases.length > 0) return Math.min(...phrases) <= rankingWindow;
  const others = terms.some(({ units, quantity }) => units.length > 0 || quantity !== null);
  const found = printedForms(terms, statistics).reduce((sum, [, frequency]) => sum + frequency, 0);
  return !others && found <= rankingWindow;
}

/** The words of the query, for the engine's own ranking: it drops the most frequent ones until enough is found. */
function words(reading: Reading): string {
  return [...new Set(spacedWords(fold(reading.content)).split(' '))].slice(0, 10).join(' ');
}

function pageQuery(reading: Reading, filter: string[], sort: SearchSort, offset: number, limit: number): EngineQuery {
  const query = { filter, offset, limit, attributesToRetrieve };
  if (sort !== 'relevance') return { ...query, q: '', sort: sortOrders[sort] };
  if (reading.scope === 'filters' || reading.terms.length === 0) return { ...query, q: '', sort: ['id:asc'] };
  return {
    ...query,
    q: words(reading),
    matchingStrategy: 'frequency',
    attributesToSearchOn: ['headingWords', 'words', 'pathWords'],
  };
}

/**
 * Clauses that may answer a query, by one request to the engine: all that contain one of its terms where these are
 * countable; else the best by the engine's order, and the exact numbers for the page. A facet that narrows the result
 * is counted as if it did not, so that its other values keep their numbers.
 *
 * @param filters facets that are asked for, and `reading.years`
 */
export async function retrieve(
  adapter: MeilisearchAdapter,
  reading: Reading,
  statistics: TermStatistics,
  filters: SearchFilters,
  sort: SearchSort,
  documents: readonly SourceDocument[],
): Promise<Retrieved> {
  const literal = literalFilter(reading, statistics);
  if (literal === null) return { places: [], counted: null };
  if (isCountable(reading, statistics)) {
    // Counting the places takes the engine half the time of reading as many records.
    const { facetDistribution } = await adapter.search<Place>({ q: '', filter: literal, limit: 0, facets: ['place'] });
    return { places: Object.keys(facetDistribution?.place ?? {}).map(placeOf), counted: null };
  }
  const selected = facetNames.filter((facet) => (filters[facet] ?? []).length > 0);
  const filterWithout = (left: FacetName | null) => [
    ...literal,
    ...engineFilter(left === null ? filters : { ...filters, [left]: [] }, reading.years, documents),
  ];
  const all = filterWithout(null);
  const [page, ...counting] = await adapter.multiSearch<Place>([
    pageQuery(reading, all, sort, 0, deepestWindow),
    ...[null, ...selected].map((left) => ({ q: '', filter: filterWithout(left), limit: 0, facets })),
  ]);
  return { places: page?.hits ?? [], counted: numbers(counting, selected, documents) };
}

/**
 * Clauses after those that were ranked, in the order of the library or the order asked for.
 *
 * @param ranked ids that are not to come again
 */
export async function retrieveFurther(
  adapter: MeilisearchAdapter,
  reading: Reading,
  filter: string[],
  sort: SearchSort,
  ranked: number[],
  page: { offset: number; limit: number },
): Promise<Place[]> {
  const others = ranked.length > 0 ? [`NOT id IN [${ranked.join(', ')}]`] : [];
  const order = sort === 'relevance' || reading.scope === 'filters' ? ['id:asc'] : sortOrders[sort];
  const query = { q: '', filter: [...filter, ...others], sort: order, ...page, attributesToRetrieve };
  return (await adapter.search<Place>(query)).hits;
}

function numbers(
  answers: EngineAnswer<Place>[],
  selected: FacetName[],
  documents: readonly SourceDocument[],
): { total: number; counts: FacetCounts } {
  const counts = new FacetCounts();
  for (const [at, answer] of answers.entries()) {
    const left = selected[at - 1];
    for (const facet of left === undefined ? facetNames.filter((name) => !selected.includes(name)) : [left]) {
      addFacet(counts, facet, answer.facetDistribution ?? {}, documents);
    }
  }
  return { total: answers[0]?.estimatedTotalHits ?? 0, counts };
}

/** What belongs to documents (level, year, validity…) is added up from the documents. */
function addFacet(
  counts: FacetCounts,
  facet: FacetName,
  distribution: Record<string, Record<string, number>>,
  documents: readonly SourceDocument[],
): void {
  if (facet === 'document' || facet === 'section' || facet === 'unit') {
    for (const [value, number] of Object.entries(distribution[facet] ?? {})) counts.add(facet, value, number);
    return;
  }
  for (const document of documents) {
    const number = distribution.document?.[document.id] ?? 0;
    if (number > 0) for (const value of facetValuesOfDocument(facet, document)) counts.add(facet, value, number);
  }
}
