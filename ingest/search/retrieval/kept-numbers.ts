import type { EngineQuery } from '../meilisearch/adapter.ts';
import type { SourceDocument } from '../overview/clause-source.ts';
import type { FacetCounts } from './facets.ts';

/** A library of 1,000 documents takes some 80 kB a filter. */
const keptFilters = 100;

/** The engine's numbers for a result. */
export interface CountedResult {
  total: number;
  counts: FacetCounts;
}

/** The numbers for the filters that were asked for last: turning a page or going back does not count again. */
export class KeptNumbers {
  readonly #indexState: () => string;
  /** Least recently asked for first. */
  readonly #results = new Map<string, CountedResult>();
  #state = '';
  #documents: readonly SourceDocument[] = [];

  /** @param indexState another text for each state of the index, whichever process has rebuilt it */
  constructor(indexState: () => string) {
    this.#indexState = indexState;
  }

  /**
   * @param queries that ask for numbers only
   * @param documents as they are today
   * @param count asks the engine
   */
  async of(
    queries: readonly EngineQuery[],
    documents: readonly SourceDocument[],
    count: () => Promise<CountedResult>,
  ): Promise<CountedResult> {
    const state = this.#indexState();
    if (state !== this.#state || documents !== this.#documents) this.#results.clear();
    this.#state = state;
    this.#documents = documents;
    const key = JSON.stringify(queries);
    const result = this.#results.get(key) ?? (await count());
    if (state === this.#state && documents === this.#documents) this.#keep(key, result);
    return result;
  }

  #keep(key: string, result: CountedResult): void {
    this.#results.delete(key);
    this.#results.set(key, result);
    const [oldest] = this.#results.keys();
    if (this.#results.size > keptFilters && oldest !== undefined) this.#results.delete(oldest);
  }
}
