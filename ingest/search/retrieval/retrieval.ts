import { sameQuantityTokens } from '../index/clause-quantities.ts';
import { type Place, placeOf, recordId } from '../index/place.ts';
import type { EngineAnswer, EngineQuery, MeilisearchAdapter } from '../meilisearch/adapter.ts';
import type { SourceDocument } from '../overview/clause-source.ts';
import type { TermStatistics } from '../overview/term-statistics.ts';
import type { RankingQuery } from '../ranking/ranking.ts';
import type { SearchFilters, SearchSort } from '../search-request.ts';
import type { FacetName } from '../search-result.ts';
import type { Reading } from '../understanding/query.ts';
import { bestPlaces, placesByPromise } from './best-places.ts';
import { engineFilter } from './engine-filter.ts';
import { FacetCounts, facetNames, facetValuesOfDocument } from './facets.ts';
import type { CountedResult, KeptNumbers } from './kept-numbers.ts';
import { isExactFilter, literalFilter, printedForms } from './literal-filter.ts';
import { soughtTerms } from './sought-terms.ts';

export interface Retrieved {
  /** Clauses to be ranked by our own code, or in the order asked for. */
  places: Place[];
  /** The engine's numbers where not all clauses were fetched; null where our own code counts what it has. */
  counted: CountedResult | null;
}

/** A query as it is understood, and made ready for ranking. */
export interface AskedQuery {
  reading: Reading;
  query: RankingQuery;
}

/** What retrieving needs to know of the library. */
export interface RetrievalContext {
  statistics: TermStatistics;
  /** Number of clauses for which each unit is responsible. */
  units: ReadonlyMap<string, number>;
  /** True for the full name of a unit: other values of the index are names that several units may have. */
  isUnit(fullName: string): boolean;
  documents: readonly SourceDocument[];
  numbers: KeptNumbers;
}

/** So many clauses are always fetched, ranked and counted by our own code: all of a small library. */
export const countedWindow = 400;
/** As many where the engine's numbers are exact: reading a clause costs more than counting it. */
const exactWindow = 150;
/** So many are read first where the order is not that of relevance. */
const orderedWindow = 40;
/** From so many documents on their sections are counted only within documents that are asked for, or by name. */
const sectionedDocuments = 100;
const attributesToRetrieve = ['document', 'address', 'position'];
const libraryOrder = ['document:asc', 'position:asc'];
const sortOrders: Record<SearchSort, string[]> = {
  relevance: libraryOrder,
  date: ['issued:desc', ...libraryOrder],
  document: libraryOrder,
};

/**
 * True when so few clauses can contain the terms that all of them are fetched, ranked, filtered and counted by our own
 * code: always in a small library, and for rare terms in a large one.
 */
export function isCountable(reading: Reading, { statistics, units }: RetrievalContext): boolean {
  const { scope, terms } = reading;
  if (statistics.clauses <= countedWindow) return true;
  if (scope === 'filters' || terms.length === 0) return false;
  const window = isExactFilter(reading, statistics) ? exactWindow : countedWindow;
  const phrases = terms.filter(({ kind }) => kind === 'phrase').map(({ text }) => statistics.literalFrequency(text));
  if (phrases.length > 0) return Math.min(...phrases) <= window;
  let found = printedForms(terms, statistics).reduce((sum, [, frequency]) => sum + frequency, 0);
  for (const term of terms) {
    for (const unit of term.units) found += units.get(unit) ?? 0;
    if (term.quantity !== null) {
      for (const token of sameQuantityTokens(term.quantity)) found += statistics.gramFrequency(token);
    }
  }
  return found <= window;
}

/** True where the order of the result is that of the scores. */
function isByScore(reading: Reading, sort: SearchSort): boolean {
  return sort === 'relevance' && reading.scope !== 'filters' && reading.terms.length > 0;
}

/**
 * Clauses that may answer a query: all that contain one of its terms where these are countable; else those that promise
 * the highest scores, and the engine's numbers, asked for at the same time. A facet that narrows the result is counted
 * as if it did not, so that its other values keep their numbers.
 *
 * @param request filters that are asked for, those of the reading included; `sections`: whether the sections of the
 *   result are counted in any case
 */
export async function retrieve(
  adapter: MeilisearchAdapter,
  { reading, query }: AskedQuery,
  context: RetrievalContext,
  { filters, sort, sections }: { filters: SearchFilters; sort: SearchSort; sections: boolean },
): Promise<Retrieved> {
  const { statistics, documents, units } = context;
  const literal = reading.scope === 'nothing' ? null : literalFilter(reading, statistics);
  if (literal === null) return { places: [], counted: null };
  if (isCountable(reading, context)) {
    // Counting the places takes the engine half the time of reading as many records.
    const { facetDistribution } = await adapter.search<Place>({ q: '', filter: literal, limit: 0, facets: ['place'] });
    return { places: Object.keys(facetDistribution?.place ?? {}).map(placeOf), counted: null };
  }
  const selected = facetNames.filter((facet) => (filters[facet] ?? []).length > 0);
  const filterWithout = (left: FacetName | null) => [
    ...literal,
    ...engineFilter(left === null ? filters : { ...filters, [left]: [] }, reading, documents),
  ];
  const sectioned = sections || documents.length <= sectionedDocuments || selected.includes('document');
  const all = sectioned ? ['document', 'unit', 'section'] : ['document', 'unit'];
  const counting: EngineQuery[] = [null, ...selected].map((left) => ({
    q: '',
    filter: filterWithout(left),
    limit: 0,
    facets: left === null ? all : [left === 'unit' || left === 'section' ? left : 'document'],
  }));
  const filter = filterWithout(null);
  const [places, counted] = await Promise.all([
    isByScore(reading, sort)
      ? bestPlaces(adapter, soughtTerms(query, statistics, units, documents), filter)
      : placesInOrder(adapter, filter, sort, { offset: 0, limit: orderedWindow }),
    context.numbers.of(counting, documents, async () =>
      numbers(await adapter.multiSearch<Place>(counting), selected, context),
    ),
  ]);
  return { places, counted };
}

/**
 * Clauses after those that were ranked: by what the terms that they hold promise, or in the order asked for.
 *
 * @param ranked places that are not to come again
 */
export async function retrieveFurther(
  adapter: MeilisearchAdapter,
  { reading, query }: AskedQuery,
  context: RetrievalContext,
  { filters, sort }: { filters: SearchFilters; sort: SearchSort },
  ranked: readonly { document: string; address: string }[],
  page: { offset: number; limit: number },
): Promise<Place[]> {
  const { statistics, units, documents } = context;
  const filter = [...(literalFilter(reading, statistics) ?? []), ...engineFilter(filters, reading, documents)];
  if (ranked.length > 0) filter.push(`NOT id IN [${ranked.map(recordId).join(', ')}]`);
  return isByScore(reading, sort)
    ? placesByPromise(adapter, soughtTerms(query, statistics, units, documents), filter, page)
    : placesInOrder(adapter, filter, sort, page);
}

async function placesInOrder(
  adapter: MeilisearchAdapter,
  filter: string[],
  sort: SearchSort,
  page: { offset: number; limit: number },
): Promise<Place[]> {
  const query = { q: '', filter, sort: sortOrders[sort], ...page, attributesToRetrieve };
  return (await adapter.search<Place>(query)).hits;
}

function numbers(answers: EngineAnswer<Place>[], selected: FacetName[], context: RetrievalContext): CountedResult {
  const counts = new FacetCounts();
  for (const [at, answer] of answers.entries()) {
    const left = selected[at - 1];
    for (const facet of left === undefined ? facetNames.filter((name) => !selected.includes(name)) : [left]) {
      addFacet(counts, facet, answer.facetDistribution ?? {}, context);
    }
  }
  return { total: answers[0]?.estimatedTotalHits ?? 0, counts };
}

/** What belongs to documents (level, year, validity…) is added up from the documents. */
function addFacet(
  counts: FacetCounts,
  facet: FacetName,
  distribution: Record<string, Record<string, number>>,
  { documents, isUnit }: RetrievalContext,
): void {
  if (facet === 'document' || facet === 'section' || facet === 'unit') {
    for (const [value, number] of Object.entries(distribution[facet] ?? {}))
      if (facet !== 'unit' || isUnit(value)) counts.add(facet, value, number);
    return;
  }
  for (const document of documents) {
    const number = distribution.document?.[document.id] ?? 0;
    if (number > 0) for (const value of facetValuesOfDocument(facet, document)) counts.add(facet, value, number);
  }
}
