import { sameQuantityTokens } from '../index/clause-quantities.ts';
import { type Place, placeOf, recordId } from '../index/place.ts';
import type { EngineAnswer, EngineQuery, MeilisearchAdapter } from '../meilisearch/adapter.ts';
import type { SourceDocument } from '../overview/clause-source.ts';
import type { TermStatistics } from '../overview/term-statistics.ts';
import type { SearchFilters, SearchSort } from '../search-request.ts';
import type { FacetName } from '../search-result.ts';
import type { Reading } from '../understanding/query.ts';
import { spacedWords } from '../words/segmentation.ts';
import { engineFilter } from './engine-filter.ts';
import { FacetCounts, facetNames, facetValuesOfDocument } from './facets.ts';
import type { CountedResult, KeptNumbers } from './kept-numbers.ts';
import { isExactFilter, literalFilter, printedForms } from './literal-filter.ts';

export interface Retrieved {
  /** Clauses to be ranked by our own code, or in the order asked for. */
  places: Place[];
  /** The engine's numbers where not all clauses were fetched; null where our own code counts what it has. */
  counted: CountedResult | null;
}

/** What retrieving needs to know of the library. */
export interface RetrievalContext {
  statistics: TermStatistics;
  /** Number of clauses for which each unit is responsible. */
  units: ReadonlyMap<string, number>;
  documents: readonly SourceDocument[];
  numbers: KeptNumbers;
}

/** So many clauses are always fetched, ranked and counted by our own code: all of a small library. */
export const countedWindow = 400;
/** As many where the engine's numbers are exact: reading a clause costs more than counting it. */
const exactWindow = 150;
const rankedWindow = 40;
/** From so many documents on their sections are counted only within documents that are asked for, or by name. */
const sectionedDocuments = 100;
const attributesToRetrieve = ['document', 'address', 'position'];
const libraryOrder = ['document:asc', 'position:asc'];
const sortOrders: Record<SearchSort, string[]> = {
  relevance: [],
  date: ['issued:desc', ...libraryOrder],
  document: libraryOrder,
};
const wordLimit = 10;

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

/** Words for the engine's own ranking, one printed form of each term, rarest terms first: it reads ten. */
function words({ terms }: Reading, statistics: TermStatistics): string {
  const forms = terms.flatMap(({ text, variants }) => {
    const printed = [text, ...variants.map((variant) => variant.text)]
      .map((form) => ({ form, frequency: statistics.documentFrequency(form) }))
      .filter(({ frequency }) => frequency > 0);
    const [own] = printed;
    if (own === undefined) return [];
    return [
      own.form === text ? own : printed.reduce((most, other) => (other.frequency > most.frequency ? other : most)),
    ];
  });
  forms.sort((a, b) => a.frequency - b.frequency || (a.form < b.form ? -1 : 1));
  return [...new Set(forms.flatMap(({ form }) => spacedWords(form).split(' ')))].slice(0, wordLimit).join(' ');
}

function pageQuery(reading: Reading, statistics: TermStatistics, filter: string[], sort: SearchSort): EngineQuery {
  const query = { filter, limit: rankedWindow, attributesToRetrieve };
  if (sort !== 'relevance') return { ...query, q: '', sort: sortOrders[sort] };
  if (reading.scope === 'filters' || reading.terms.length === 0) return { ...query, q: '', sort: libraryOrder };
  return { ...query, q: words(reading, statistics), matchingStrategy: 'frequency', sort: ['length:asc'] };
}

/**
 * Clauses that may answer a query: all that contain one of its terms where these are countable; else the best by the
 * engine's order, and the engine's numbers, asked for at the same time. A facet that narrows the result is counted as
 * if it did not, so that its other values keep their numbers.
 *
 * @param filters facets that are asked for, and `reading.years`
 * @param sections whether the sections of the result are counted in any case
 */
export async function retrieve(
  adapter: MeilisearchAdapter,
  reading: Reading,
  context: RetrievalContext,
  { filters, sort, sections }: { filters: SearchFilters; sort: SearchSort; sections: boolean },
): Promise<Retrieved> {
  const { statistics, documents } = context;
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
  const [page, counted] = await Promise.all([
    adapter.search<Place>(pageQuery(reading, statistics, filterWithout(null), sort)),
    context.numbers.of(counting, documents, async () =>
      numbers(await adapter.multiSearch<Place>(counting), selected, documents),
    ),
  ]);
  return { places: page.hits, counted };
}

/**
 * Clauses after those that were ranked, in the order of the library or the order asked for.
 *
 * @param ranked places that are not to come again
 */
export async function retrieveFurther(
  adapter: MeilisearchAdapter,
  reading: Reading,
  filter: string[],
  sort: SearchSort,
  ranked: readonly { document: string; address: string }[],
  page: { offset: number; limit: number },
): Promise<Place[]> {
  const others = ranked.length > 0 ? [`NOT id IN [${ranked.map(recordId).join(', ')}]`] : [];
  const order = sort === 'relevance' || reading.scope === 'filters' ? libraryOrder : sortOrders[sort];
  const query = { q: '', filter: [...filter, ...others], sort: order, ...page, attributesToRetrieve };
  return (await adapter.search<Place>(query)).hits;
}

function numbers(
  answers: EngineAnswer<Place>[],
  selected: FacetName[],
  documents: readonly SourceDocument[],
): CountedResult {
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
