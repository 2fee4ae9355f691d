import { mentionedYears } from './clause-record.ts';
import type { ClauseSource, SourceDocument } from './clause-source.ts';
import { FacetCounts, facetNames, facetValues, failedFacets } from './facets.ts';
import { highlightsOf } from './highlights.ts';
import { indexSettings } from './index-settings.ts';
import { type LibraryOverview, LibraryReader } from './library-overview.ts';
import { isMatched, placesOf } from './matching.ts';
import type { MeilisearchAdapter } from './meilisearch-adapter.ts';
import { type PreparedClause, prepareClause } from './prepared-clause.ts';
import { type RankedClause, rankClause, rankingQuery } from './ranking.ts';
import { type Place, retrieve } from './retrieval.ts';
import type { SearchRequest } from './search-request.ts';
import type { SearchHit, SearchResult, Suggestion } from './search-result.ts';
import { snippetOf } from './snippet.ts';
import type { UnderstandingContext } from './understanding/context.ts';
import type { Reading } from './understanding/query.ts';
import { understand } from './understanding/understand.ts';

/** A hit is weak when it holds less than this share of what was asked. */
const goodCoverage = 0.6;
const preparedLimit = 20_000;

/** Search over the clauses of a library: Meilisearch finds, this code understands, ranks and explains. */
export class SearchEngine {
  readonly #adapter: MeilisearchAdapter;
  readonly #source: ClauseSource;
  #overview: LibraryOverview;
  readonly #prepared = new Map<string, PreparedClause>();

  private constructor(adapter: MeilisearchAdapter, source: ClauseSource, overview: LibraryOverview) {
    this.#adapter = adapter;
    this.#source = source;
    this.#overview = overview;
  }

  /** @param source the library as it stands; the index must have been built from the same state (see `rebuild`) */
  static async open(adapter: MeilisearchAdapter, source: ClauseSource): Promise<SearchEngine> {
    return new SearchEngine(adapter, source, LibraryReader.overview(source));
  }

  /** Builds the index anew from the library and swaps it in; searches meanwhile see the old state. */
  async rebuild(onProgress: (sent: number) => void = () => {}): Promise<void> {
    const reader = new LibraryReader(this.#source);
    await this.#adapter.rebuildIndex(reader.records(), indexSettings, onProgress);
    this.#overview = reader.finish();
    this.#prepared.clear();
  }

  async search(request: SearchRequest): Promise<SearchResult> {
    const documents = this.#source.documents();
    const reading = understand(request.query, this.#context(documents, request.undo));
    const { places } =
      reading.address === null
        ? await retrieve(this.#adapter, reading, this.#overview.statistics)
        : { places: addressed(reading) };
    const ranked = this.#rank(places, reading);
    return this.#result(request, reading, ranked, new Map(documents.map((document) => [document.id, document])));
  }

  suggest(_prefix: string, _limit: number): Suggestion[] {
    return [];
  }

  #context(documents: SourceDocument[], undone: string[]): UnderstandingContext {
    const { statistics, vocabulary, units, annexes, defined } = this.#overview;
    const named = documents.map((document) => ({ ...document, document: document.id, annex: null }));
    const texts = annexes.flatMap(({ document, address, title }) => {
      const host = named.find(({ id }) => id === document);
      return host === undefined ? [] : [{ ...host, annex: address, title, documentNumber: null }];
    });
    return {
      documents,
      texts: [...named, ...texts],
      outline: (document) => this.#source.clauses(document),
      units: new Set(units.keys()),
      defined,
      statistics,
      vocabulary,
      undone: new Set(undone),
    };
  }

  #result(
    request: SearchRequest,
    reading: Reading,
    ranked: RankedClause[],
    documents: Map<string, SourceDocument>,
  ): SearchResult {
    const filters = { ...reading.filters, ...request.filters };
    const counts = new FacetCounts();
    const passing: RankedClause[] = [];
    for (const entry of ranked) {
      const { clause, folded } = entry.prepared;
      const document = documents.get(clause.document);
      if (document === undefined) continue;
      if (
        reading.years.length > 0 &&
        !reading.years.includes(document.year ?? '') &&
        !mentionedYears(folded.text).some((year) => reading.years.includes(year))
      )
        continue;
      const failed = failedFacets(filters, clause, document);
      if (failed.length === 0) passing.push(entry);
      for (const facet of failed.length === 0 ? facetNames : failed.length === 1 ? failed : []) {
        for (const value of facetValues(facet, clause, document)) counts.add(facet, value);
      }
    }
    const hits = passing
      .slice(request.offset, request.offset + request.limit)
      .map((entry) => hitOf(entry, documents.get(entry.prepared.clause.document)));
    const best = passing[0]?.coverage ?? 0;
    return {
      total: passing.length,
      confidence:
        passing.length === 0
          ? 'none'
          : best >= goodCoverage || reading.scope === 'filters' || reading.address !== null
            ? 'good'
            : 'weak',
      hits,
      facets: counts.sorted(new Map([...documents.values()].map(({ id, title }) => [id, title]))),
      understanding: reading.steps,
      ignored: reading.ignored,
      choices: reading.choices,
      suggestion: null,
    };
  }

  #rank(places: Place[], reading: Reading): RankedClause[] {
    const { statistics } = this.#overview;
    const query = rankingQuery(reading, statistics);
    const ranked: RankedClause[] = [];
    for (const place of places) {
      const prepared = this.#prepare(place);
      if (prepared === undefined) continue;
      if (reading.exclusions.some((word) => placesOf(prepared.folded.text, word).length > 0)) continue;
      const entry = rankClause(prepared, query, statistics);
      const phrasesStand = entry.matches.every((match) => match.term.kind !== 'phrase' || match.occurrences.length > 0);
      const wanted = query.terms.length === 0 || reading.scope === 'filters' || entry.matches.some(isMatched);
      if (phrasesStand && wanted) ranked.push(entry);
    }
    if (reading.address !== null) return ranked;
    return ranked.sort((a, b) => b.score - a.score);
  }

  #prepare({ document, address }: Place): PreparedClause | undefined {
    const key = `${document}/${address}`;
    const known = this.#prepared.get(key);
    if (known !== undefined) return known;
    const clause = this.#source.clause(document, address);
    if (clause === null) return undefined;
    const prepared = prepareClause(clause);
    if (this.#prepared.size >= preparedLimit) this.#prepared.clear();
    this.#prepared.set(key, prepared);
    return prepared;
  }
}

function addressed(reading: Reading): Place[] {
  return (reading.address?.clauses ?? []).map(({ document, address }) => ({ document, address }));
}

function hitOf(entry: RankedClause, document: SourceDocument | undefined): SearchHit {
  const { clause } = entry.prepared;
  const highlights = highlightsOf(entry.prepared, entry.matches);
  const { kind, num, heading, path, units, text, address } = clause;
  return {
    ...{ document: clause.document, address, kind, num, heading, path, units, text },
    documentTitle: document?.title ?? clause.document,
    level: document?.level ?? null,
    validity: document?.validity ?? 'unstated',
    snippet: snippetOf(
      text,
      highlights.filter(({ field }) => field === 'text'),
    ),
    highlights,
    missing: entry.matches.filter((match) => !isMatched(match)).map(({ term }) => term.typed),
    score: entry.score,
    weak: entry.coverage < goodCoverage && entry.matches.length > 0,
    parts: entry.parts,
  };
}
