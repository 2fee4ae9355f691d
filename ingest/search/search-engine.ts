import type { Sums } from '../library/sums.ts';
import { type FailedQuery, nearestQuery } from './hits/failed-query.ts';
import { hitOf, isWeak } from './hits/hit.ts';
import { explainMissing, type MissingReport } from './hits/missing.ts';
import type { Place } from './index/place.ts';
import type { MeilisearchAdapter } from './meilisearch/adapter.ts';
import type { ClauseSource, SourceDocument } from './overview/clause-source.ts';
import { LibraryNames } from './overview/library-names.ts';
import { type LibraryOverview, LibraryOverviews } from './overview/library-overview.ts';
import type { WordLists } from './overview/word-lists.ts';
import { isMatched, placesOf } from './ranking/matching.ts';
import { type PreparedClause, prepareClause } from './ranking/prepared-clause.ts';
import { type RankedClause, type RankingQuery, rankClause, rankingQuery } from './ranking/ranking.ts';
import type { FacetCounts } from './retrieval/facets.ts';
import { KeptNumbers } from './retrieval/kept-numbers.ts';
import { isExactFilter } from './retrieval/literal-filter.ts';
import { inOrder, passingClauses } from './retrieval/passing-clauses.ts';
import { type RetrievalContext, retrieve, retrieveFurther } from './retrieval/retrieval.ts';
import type { SearchRequest } from './search-request.ts';
import type { FacetName, FacetValue, SearchResult, Suggestion } from './search-result.ts';
import { nameHolding } from './suggestions/facet-lookup.ts';
import { Suggestions } from './suggestions/suggestions.ts';
import type { UnderstandingContext } from './understanding/context.ts';
import type { Reading } from './understanding/query.ts';
import { understand } from './understanding/understand.ts';

const preparedLimit = 5000;
/** Values of a facet that a result lists; all of them are found by their names. */
const facetLimit = 100;

export interface SearchEngineOptions {
  /** Another text for each state of the index, whichever process has changed it. */
  indexState?: () => string;
  /** Told of queries that found nothing, or only weak hits, for work on the lexicon. Nothing is kept unless this is given. */
  onFailed?: (query: FailedQuery) => void;
}

/** What one query leads to, before paging. */
interface Found {
  reading: Reading;
  query: RankingQuery;
  /** In the order of the result. */
  entries: RankedClause[];
  total: number;
  /** See SearchResult. */
  exact: boolean;
  counts: FacetCounts;
}

/** Search over the clauses of a library: Meilisearch finds, this code understands, ranks, counts and explains. */
export class SearchEngine {
  readonly #adapter: MeilisearchAdapter;
  readonly #numbers: KeptNumbers;
  readonly #source: ClauseSource;
  readonly #options: SearchEngineOptions;
  readonly #overviews: LibraryOverviews;
  #suggestions: Suggestions | null = null;
  #known: LibraryNames | null = null;
  readonly #prepared = new Map<string, PreparedClause>();
  /** Documents whose clauses are prepared. */
  #preparedOf: readonly SourceDocument[] = [];

  /**
   * @param source the library as it stands, now and later
   * @param sums what is counted of the documents that the index holds (see index/clause-index.ts)
   */
  constructor(adapter: MeilisearchAdapter, source: ClauseSource, sums: Sums, options: SearchEngineOptions = {}) {
    this.#adapter = adapter;
    this.#numbers = new KeptNumbers(() => `${sums.state()} ${options.indexState?.() ?? ''}`);
    this.#source = source;
    this.#options = options;
    this.#overviews = new LibraryOverviews(sums);
  }

  /** Takes the words of the library as they are now: for spelling, pinyin and suggestions. */
  useWords(lists: WordLists): void {
    this.#overviews.useWords(lists);
    this.#suggestions = null;
  }

  /**
   * Finds, ranks and counts clauses. `total` and the facets count every clause whose text or headings contain at least
   * one of the terms as understood (all phrases, no excluded word) and that passes the filters; none is left out for
   * lack of the other terms. Of each facet the 100 most frequent values are listed; `facetValues` finds the others.
   */
  async search(request: SearchRequest): Promise<SearchResult> {
    const names = this.#names();
    const context = this.understandingContext(request.undo);
    const found = await this.#find(request, names, context);
    const { reading, query, entries, total, exact, counts } = found;
    const certain = reading.scope === 'filters' || reading.address !== null || reading.terms.length === 0;
    const page = await this.#page(request, found, names);
    const beside = new Set(reading.address?.beside.map(({ address }) => address));
    const best = entries[0];
    const confidence = best === undefined ? 'none' : isWeak(best, certain) ? 'weak' : 'good';
    const suggestion = confidence === 'good' ? null : nearestQuery(reading, context);
    if (confidence !== 'good') this.#options.onFailed?.({ query: request.query, confidence, total, suggestion });
    return {
      total,
      exact,
      confidence,
      hits: page.flatMap((entry) => {
        const document = names.named.get(entry.prepared.clause.document);
        if (document === undefined) return [];
        const hit = hitOf(entry, document, certain, query.pasted);
        return [beside.has(hit.address) ? { ...hit, weak: true } : hit];
      }),
      facets: counts.listed(facetLimit, { ...reading.filters, ...request.filters }, names),
      understanding: reading.steps,
      ignored: reading.ignored,
      choices: reading.choices,
      suggestion,
    };
  }

  /** Units, documents, headings and terms of the library that begin with or hold what has been typed. */
  suggest(typed: string, limit: number): Suggestion[] {
    this.#suggestions ??= new Suggestions(this.#source.documents(), this.#overview);
    return this.#suggestions.find(typed, limit);
  }

  get #overview(): LibraryOverview {
    return this.#overviews.current();
  }

  /** Values of one facet of a result whose name holds `part` anywhere, by characters, pinyin or initials. */
  async facetValues(request: SearchRequest, facet: FacetName, part: string): Promise<FacetValue[]> {
    const names = this.#names();
    const { counts } = await this.#find(request, names, this.understandingContext(request.undo), facet === 'section');
    return counts.fitting(facet, nameHolding(part), names);
  }

  /** Why a clause is not among the hits of a query, or where it stands among them (为什么没有这一条？). */
  async whyMissing(request: SearchRequest, place: { document: string; address: string }): Promise<MissingReport> {
    const names = this.#names();
    const { reading, query, entries } = await this.#find(request, names, this.understandingContext(request.undo));
    const [clause] = this.#source.clausesAt([place]);
    const document = names.named.get(place.document);
    const entry =
      clause === undefined || document === undefined
        ? null
        : rankClause(-1, prepareClause(clause), query, this.#overview.statistics, document);
    const filters = { ...reading.filters, ...request.filters };
    const rank = entries.findIndex(
      ({ prepared }) => prepared.clause.document === place.document && prepared.clause.address === place.address,
    );
    return explainMissing({ reading, filters, entry, document: document ?? null, rank: rank < 0 ? null : rank + 1 });
  }

  async #find(
    request: SearchRequest,
    names: LibraryNames,
    context: UnderstandingContext,
    sections = false,
  ): Promise<Found> {
    const reading = understand(request.query, context);
    const found = await this.#findFor(request, reading, names, sections);
    const narrowed = reading.steps.filter(
      ({ kind, id }) => kind === 'filter' && id.startsWith('filter:') && !/[:：]/.test(id.slice(7)),
    );
    if (found.total > 0 || narrowed.length === 0) return found;
    const undone = new Set([...context.undone, ...narrowed.map(({ id }) => id)]);
    return this.#findFor(request, understand(request.query, { ...context, undone }), names, sections);
  }

  async #findFor(
    { filters: asked, sort }: SearchRequest,
    reading: Reading,
    names: LibraryNames,
    sections: boolean,
  ): Promise<Found> {
    const query = rankingQuery(reading, this.#overview.statistics);
    const filters = { ...reading.filters, ...asked };
    const context = this.#retrievalContext(names);
    const { places, counted } =
      reading.address === null
        ? await retrieve(this.#adapter, { reading, query }, context, { filters, sort, sections })
        : { places: addressed(reading), counted: null };
    const ranked = this.#rank(places, reading, query, names);
    const { passing, counts } = passingClauses(ranked, filters, reading, names.named);
    const entries = reading.address === null ? inOrder(passing, sort, names.named) : passing;
    const exact = counted === null || isExactFilter(reading, this.#overview.statistics);
    return { reading, query, entries, exact, ...(counted ?? { total: entries.length, counts }) };
  }

  /** The entries of one page; beyond the clauses that were ranked, an estimate of their scores goes on. */
  async #page(request: SearchRequest, found: Found, names: LibraryNames): Promise<RankedClause[]> {
    const { offset, limit, sort } = request;
    const { reading, query, entries, total } = found;
    const page = entries.slice(offset, offset + limit);
    if (page.length === limit || offset + page.length >= total) return page;
    const filters = { ...reading.filters, ...request.filters };
    const paging = { offset: Math.max(0, offset - entries.length), limit: limit - page.length };
    const ranked = entries.map(({ prepared }) => prepared.clause);
    const context = this.#retrievalContext(names);
    const rest = await retrieveFurther(this.#adapter, found, context, { filters, sort }, ranked, paging);
    return [...page, ...this.#rank(rest, reading, query, names)];
  }

  #retrievalContext({ documents }: LibraryNames): RetrievalContext {
    const { statistics, units } = this.#overview;
    const isUnit = (fullName: string): boolean => this.#source.unitName(fullName) !== null;
    return { statistics, units, isUnit, documents, numbers: this.#numbers };
  }

  /** What `understand` needs to know of the library. */
  understandingContext(undone: readonly string[] = []): UnderstandingContext {
    const { documents, texts } = this.#names();
    const { statistics, vocabulary, units, defined, citedNumbers } = this.#overview;
    return {
      documents,
      texts,
      outline: (document) => this.#source.clauses(document),
      units,
      defined,
      citedNumbers,
      statistics,
      vocabulary,
      undone: new Set(undone),
    };
  }

  /** Made anew when the library or the day has changed. */
  #names(): LibraryNames {
    if (this.#known?.areOf(this.#source, this.#overview)) return this.#known;
    this.#known = new LibraryNames(this.#source, this.#overview);
    return this.#known;
  }

  /** Places that the library does not hold any more, or not yet, are left out. */
  #rank(places: Place[], reading: Reading, query: RankingQuery, names: LibraryNames): RankedClause[] {
    const { statistics } = this.#overview;
    const ranked: RankedClause[] = [];
    this.#prepare(places);
    for (const place of places) {
      const prepared = this.#prepared.get(keyOf(place));
      const document = names.named.get(place.document);
      if (prepared === undefined || document === undefined) continue;
      if (reading.exclusions.some((word) => placesOf(prepared.folded.text, word).length > 0)) continue;
      const entry = rankClause(names.positionOf(place), prepared, query, statistics, document);
      const phrasesStand = entry.matches.every((match) => match.term.kind !== 'phrase' || match.occurrences.length > 0);
      const wanted = query.terms.length === 0 || reading.scope === 'filters' || entry.matches.some(isMatched);
      if (phrasesStand && wanted) ranked.push(entry);
    }
    return ranked;
  }

  /** Reads and folds those of some clauses that are not in memory yet, together. */
  #prepare(places: readonly Place[]): void {
    const documents = this.#source.documents();
    if (documents !== this.#preparedOf) this.#prepared.clear();
    this.#preparedOf = documents;
    let unread = places.filter((place) => !this.#prepared.has(keyOf(place)));
    if (this.#prepared.size + unread.length > preparedLimit) {
      this.#prepared.clear();
      unread = [...places];
    }
    if (unread.length === 0) return;
    for (const clause of this.#source.clausesAt(unread)) this.#prepared.set(keyOf(clause), prepareClause(clause));
  }
}

function keyOf({ document, address }: { document: string; address: string }): string {
  return `${document}/${address}`;
}

/** The clauses to which an address leads, in their own order. */
function addressed({ address }: Reading): Place[] {
  return [...(address?.clauses ?? []), ...(address?.beside ?? [])].map(({ document, address: own }, position) => ({
    ...{ document, address: own, position },
  }));
}
