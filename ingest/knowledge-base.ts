import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Library } from './library/library.ts';
import { LinkKeeper } from './link-keeper.ts';
import { MeilisearchAdapter } from './search/meilisearch-adapter.ts';
import type { MeilisearchServer } from './search/meilisearch-process.ts';
import { openMeilisearch } from './search/open-meilisearch.ts';

/** Where a knowledge base lives. */
export interface KnowledgeBaseConfiguration {
  /** Folder of the library file and of a managed search engine. */
  dataDir: string;
  meilisearch: { url?: string | undefined; apiKey?: string | undefined; binary?: string | undefined };
  /** Name of the index in the engine, where several knowledge bases share one. */
  index?: string;
  /** Told in one English sentence what happens to the engine. */
  log?: (sentence: string) => void;
}

/** The library with what is derived from it, the links and the search index, kept in step. */
export class KnowledgeBase {
  readonly library: Library;
  readonly engine: MeilisearchServer;
  readonly #adapter: MeilisearchAdapter;
  readonly #links: LinkKeeper;

  private constructor(library: Library, engine: MeilisearchServer, index: string) {
    this.library = library;
    this.engine = engine;
    this.#adapter = new MeilisearchAdapter(engine, index);
    this.#links = new LinkKeeper(library);
  }

  /**
   * Opens library and engine, and brings links and index up to date where a crash or an upgrade left them behind.
   *
   * @throws UnusableLibrary when the library file cannot be used
   * @throws MeilisearchProblem when there is no engine or it does not answer
   */
  static async open({
    dataDir,
    meilisearch,
    index = 'clauses',
    log,
  }: KnowledgeBaseConfiguration): Promise<KnowledgeBase> {
    mkdirSync(dataDir, { recursive: true });
    const library = Library.open(join(dataDir, 'library.sqlite'));
    try {
      const engine = await openMeilisearch({ dataDir, ...meilisearch, ...(log ? { log } : {}) });
      const knowledgeBase = new KnowledgeBase(library, engine, index);
      if (knowledgeBase.#links.behind) knowledgeBase.#links.trace();
      return knowledgeBase;
    } catch (problem) {
      library.close();
      throw problem;
    }
  }

  /** Closes the library and ends a managed engine. */
  async close(): Promise<void> {
    this.#adapter.close();
    await this.engine.stop();
    this.library.close();
  }
}
