import { codeFingerprint } from './code-fingerprint.ts';
import type { Library } from './library/library.ts';
import type { MeilisearchAdapter } from './search/meilisearch/adapter.ts';
import { librarySource } from './search/overview/library-source.ts';
import { SearchEngine, type SearchEngineOptions } from './search/search-engine.ts';

const code = codeFingerprint('search', 'policy');

/** Keeps the search index, and what search holds in memory, in step with the library. */
export class IndexKeeper {
  readonly #library: Library;
  readonly #adapter: MeilisearchAdapter;
  readonly #options: Pick<SearchEngineOptions, 'onFailed' | 'indexState'>;
  #engine: SearchEngine;
  /** Generation of the library that the engine in memory was made from. */
  #generation: number;
  #refreshing: Promise<void> | null = null;

  private constructor(
    library: Library,
    adapter: MeilisearchAdapter,
    engine: SearchEngine,
    generation: number,
    options: Pick<SearchEngineOptions, 'onFailed' | 'indexState'>,
  ) {
    this.#options = options;
    this.#library = library;
    this.#adapter = adapter;
    this.#engine = engine;
    this.#generation = generation;
  }

  static async open(
    library: Library,
    adapter: MeilisearchAdapter,
    { onFailed }: Pick<SearchEngineOptions, 'onFailed'> = {},
  ): Promise<IndexKeeper> {
    const generation = library.generation();
    const overview = keptOverview(library);
    const options = { indexState: () => library.state.get('index') ?? '', ...(onFailed ? { onFailed } : {}) };
    const engine = await SearchEngine.open(adapter, librarySource(library), { ...options, overview });
    if (overview === undefined) keepOverview(library, engine, generation);
    return new IndexKeeper(library, adapter, engine, generation, options);
  }

  /** The engine; when another process has changed the library, this answer is still from before and the next is not. */
  get engine(): SearchEngine {
    if (this.#generation !== this.#library.generation()) {
      this.#refreshing ??= this.#refresh().finally(() => {
        this.#refreshing = null;
      });
    }
    return this.#engine;
  }

  /** True when the index is not the one that was built from the library as it is now, by this code. */
  async isBehind(): Promise<boolean> {
    const identity = await this.#adapter.identity();
    return identity === null || this.#library.state.get('index') !== this.#mark(this.#library.generation(), identity);
  }

  /**
   * Builds the index anew and swaps it in.
   *
   * @param onProgress told the number of records sent so far
   * @throws MeilisearchProblem; the old index is then still there, and known to be behind
   */
  async rebuild(onProgress: (sent: number) => void): Promise<void> {
    const generation = this.#library.generation();
    await this.#engine.rebuild(onProgress);
    this.#generation = generation;
    keepOverview(this.#library, this.#engine, generation);
    const identity = await this.#adapter.identity();
    if (identity !== null) this.#library.state.set('index', this.#mark(generation, identity));
  }

  async #refresh(): Promise<void> {
    const generation = this.#library.generation();
    this.#engine = await SearchEngine.open(this.#adapter, librarySource(this.#library), {
      ...this.#options,
      overview: keptOverview(this.#library),
    });
    this.#generation = generation;
  }

  #mark(generation: number, identity: string): string {
    return `${generation} ${code} ${identity}`;
  }
}

/** The overview that was kept for the library as it is now, by this code. */
function keptOverview(library: Library): string | undefined {
  const kept = library.state.get('searchOverview');
  const mark = `${library.generation()} ${code}\n`;
  return kept?.startsWith(mark) ? kept.slice(mark.length) : undefined;
}

function keepOverview(library: Library, engine: SearchEngine, generation: number): void {
  library.state.set('searchOverview', `${generation} ${code}\n${engine.overview()}`);
}
