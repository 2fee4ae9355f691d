import type { Place } from '../index/place.ts';
import type { EngineAnswer, EngineQuery, MeilisearchAdapter } from '../meilisearch/adapter.ts';

/** A library of 1,000 documents takes some 80 kB a filter. */
const keptFilters = 100;

/** The engine's numbers for the filters that were asked for last: turning a page or going back does not count again. */
export class KeptNumbers {
  readonly #adapter: MeilisearchAdapter;
  readonly #indexState: () => string;
  /** Least recently asked for first. */
  readonly #answers = new Map<string, EngineAnswer<Place>[]>();
  #state = '';

  /** @param indexState another text for each state of the index, whichever process has rebuilt it */
  constructor(adapter: MeilisearchAdapter, indexState: () => string) {
    this.#adapter = adapter;
    this.#indexState = indexState;
  }

  /** @param queries that ask for numbers only, in one request */
  async of(queries: EngineQuery[]): Promise<EngineAnswer<Place>[]> {
    const state = this.#indexState();
    if (state !== this.#state) this.#answers.clear();
    this.#state = state;
    const key = JSON.stringify(queries);
    const answers = this.#answers.get(key) ?? (await this.#adapter.multiSearch<Place>(queries));
    if (state === this.#state) this.#keep(key, answers);
    return answers;
  }

  #keep(key: string, answers: EngineAnswer<Place>[]): void {
    this.#answers.delete(key);
    this.#answers.set(key, answers);
    const [oldest] = this.#answers.keys();
    if (this.#answers.size > keptFilters && oldest !== undefined) this.#answers.delete(oldest);
  }
}
