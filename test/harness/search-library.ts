import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IndexKeeper } from '../../ingest/derived/index.ts';
import { type IngestSource, ingestFiles } from '../../ingest/intake/files.ts';
import { Library } from '../../ingest/library/library.ts';
import type { Clause } from '../../ingest/policy/clause.ts';
import { MeilisearchAdapter } from '../../ingest/search/meilisearch/adapter.ts';
import { openMeilisearch } from '../../ingest/search/meilisearch/open.ts';
import type { MeilisearchServer } from '../../ingest/search/meilisearch/process.ts';
import type { SearchEngine } from '../../ingest/search/search-engine.ts';

/** A library that can be searched, and nothing else: no links between its documents are looked for. */
export class SearchLibrary {
  readonly library: Library;
  readonly engine: MeilisearchServer;
  readonly adapter: MeilisearchAdapter;
  readonly search: SearchEngine;
  readonly #folder: string;

  private constructor(
    library: Library,
    engine: MeilisearchServer,
    adapter: MeilisearchAdapter,
    search: SearchEngine,
    folder: string,
  ) {
    this.library = library;
    this.engine = engine;
    this.adapter = adapter;
    this.search = search;
    this.#folder = folder;
  }

  /** @param sources files, folders, archives or texts, in the order in which they are read */
  static async of(sources: readonly IngestSource[]): Promise<SearchLibrary> {
    const folder = mkdtempSync(join(tmpdir(), 'clauses-search-'));
    const { MEILI_URL: url, MEILI_KEY: apiKey, MEILI_BIN: binary } = process.env;
    const library = Library.open(join(folder, 'library.sqlite'));
    await ingestFiles(library, sources, {});
    const engine = await openMeilisearch({ dataDir: folder, url, apiKey, binary });
    const adapter = new MeilisearchAdapter(engine, 'search-library');
    const index = new IndexKeeper(library, adapter);
    await index.rebuild(() => {});
    return new SearchLibrary(library, engine, adapter, index.engine, folder);
  }

  /** All clauses in the order of the library, headings included. */
  clauses(): Clause[] {
    return this.library.documents().flatMap(({ document }) => this.library.clauses(document.id));
  }

  async close(): Promise<void> {
    await this.adapter.removeIndex();
    this.adapter.close();
    await this.engine.stop();
    this.library.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
