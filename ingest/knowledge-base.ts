import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DerivationLock } from './derivation-lock.ts';
import { IndexKeeper } from './index-keeper.ts';
import {
  type IngestOptions,
  type IngestSource,
  ingestFiles,
  ingestReport,
  type Progress,
  withProblem,
  writtenDocuments,
} from './ingest-files.ts';
import { followProblem } from './ingest-problem.ts';
import { IngestRun } from './ingest-run.ts';
import type { FileReport, IngestProblem, IngestReport } from './library/ingest-report.ts';
import { Library } from './library/library.ts';
import { LinkKeeper } from './link-keeper.ts';
import { failedQueryLog } from './search/hits/failed-query.ts';
import { MeilisearchAdapter } from './search/meilisearch/adapter.ts';
import { openMeilisearch } from './search/meilisearch/open.ts';
import type { MeilisearchServer } from './search/meilisearch/process.ts';
import type { SearchEngine } from './search/search-engine.ts';

/** Where a knowledge base lives. */
export interface KnowledgeBaseConfiguration {
  /** Folder of the library file and of a managed search engine. */
  dataDir: string;
  meilisearch: { url?: string | undefined; apiKey?: string | undefined; binary?: string | undefined };
  /** Name of the index in the engine, where several knowledge bases share one. */
  index?: string;
  /** File that collects queries without a good answer; nothing is collected without one. */
  failedQueryLog?: string | null;
  /** Told in one English sentence what happens to the engine. */
  log?: (sentence: string) => void;
}

const noProgress = () => {};

/** Name of the library file in the data folder. */
export function libraryFile(dataDir: string): string {
  return join(dataDir, 'library.sqlite');
}

interface KnowledgeBaseParts {
  dataDir: string;
  library: Library;
  engine: MeilisearchServer;
  adapter: MeilisearchAdapter;
  index: IndexKeeper;
  lock: DerivationLock;
}

/** The library with what is derived from it, the links and the search index, kept in step. */
export class KnowledgeBase {
  readonly library: Library;
  readonly engine: MeilisearchServer;
  /** Absolute path of the data folder. */
  readonly dataDir: string;
  readonly #adapter: MeilisearchAdapter;
  readonly #links: LinkKeeper;
  readonly #index: IndexKeeper;
  readonly #lock: DerivationLock;
  /** Writes wait for each other. */
  #queue: Promise<unknown> = Promise.resolve();
  #queued = 0;

  private constructor(parts: KnowledgeBaseParts) {
    this.library = parts.library;
    this.engine = parts.engine;
    this.dataDir = parts.dataDir;
    this.#adapter = parts.adapter;
    this.#index = parts.index;
    this.#lock = parts.lock;
    this.#links = new LinkKeeper(parts.library);
  }

  /**
   * Opens library and engine, and brings up to date what a crash or an upgrade of the program left behind: documents
   * that the parser now reads otherwise, links, index.
   *
   * @throws UnusableLibrary when the library file cannot be used
   * @throws MeilisearchProblem when there is no engine or it does not answer
   */
  static async open(
    configuration: KnowledgeBaseConfiguration,
    onProgress: (progress: Progress) => void = noProgress,
  ): Promise<KnowledgeBase> {
    const { dataDir, meilisearch, index: name = 'clauses', failedQueryLog: failed = null, log } = configuration;
    mkdirSync(dataDir, { recursive: true });
    const library = Library.open(libraryFile(dataDir));
    const lock = new DerivationLock(join(dataDir, 'deriving.lock'));
    let engine: MeilisearchServer | null = null;
    try {
      engine = await openMeilisearch({ dataDir, ...meilisearch, ...(log ? { log } : {}) });
      const adapter = new MeilisearchAdapter(engine, name);
      const index = await IndexKeeper.open(
        library,
        adapter,
        failed === null ? {} : { onFailed: failedQueryLog(failed) },
      );
      const knowledgeBase = new KnowledgeBase({ dataDir, library, engine, adapter, index, lock });
      await knowledgeBase.#catchUp(onProgress);
      return knowledgeBase;
    } catch (problem) {
      await engine?.stop();
      lock.close();
      library.close();
      throw problem;
    }
  }

  /** Search over the current versions. */
  get search(): SearchEngine {
    return this.#index.engine;
  }

  /** Writes under way or waiting. */
  get queuedWrites(): number {
    return this.#queued;
  }

  /** Number of records in the engine's index; null where there is no index. @throws MeilisearchProblem */
  async indexedRecords(): Promise<number | null> {
    return (await this.#adapter.stats())?.numberOfDocuments ?? null;
  }

  /**
   * Reads files, folders and archives into the library, then brings links and index in step. A bad file is reported and
   * stops no other; if the engine fails afterwards, the documents are safe, the report says so, and the index is made up
   * for at the next ingest or start.
   *
   * @param sources paths, or files given with their bytes
   */
  ingest(sources: readonly IngestSource[], options: IngestOptions = {}): Promise<IngestReport> {
    return this.#inTurn(() => this.#ingest(sources, options));
  }

  /**
   * Ingests the documents that come with the program, when the library does not hold exactly these files.
   *
   * @returns the report; files that have not changed are only looked at
   */
  ensureSeeds(folder: string, onProgress: (progress: Progress) => void = noProgress): Promise<IngestReport> {
    return this.ingest([folder], { onProgress });
  }

  /**
   * Removes a document with all its versions; what people decided about its links is kept and comes back with it.
   *
   * @returns false when there is no such document
   */
  remove(id: string): Promise<boolean> {
    return this.#inTurn(async () => {
      const wasBehind = this.#links.behind;
      if (!this.library.remove(id)) return false;
      await this.#follow(wasBehind ? undefined : new Set(), noProgress);
      return true;
    });
  }

  /** Derives everything anew: links, then the search index, which is swapped in when it is complete. */
  reindex(onProgress: (progress: Progress) => void = noProgress): Promise<void> {
    return this.#inTurn(async () => {
      await this.#lock.during(async () => {
        await this.#trace(undefined, onProgress);
        await this.#rebuild(onProgress);
      });
    });
  }

  /** Waits for writes under way, closes the library and ends a managed engine. */
  async close(): Promise<void> {
    await this.#queue.catch(noProgress);
    this.#adapter.close();
    await this.engine.stop();
    this.#lock.close();
    this.library.close();
  }

  async #ingest(sources: readonly IngestSource[], options: IngestOptions): Promise<IngestReport> {
    const begin = performance.now();
    const wasBehind = this.#links.behind;
    const read = await ingestFiles(this.library, sources, options);
    if (read.check) return read;
    const problem = await this.#follow(
      wasBehind ? undefined : writtenDocuments(read),
      options.onProgress ?? noProgress,
    );
    const report = withProblem(read, problem, performance.now() - begin);
    if (report.outcomes.unchanged === report.files.length && problem === null) return report;
    return withProblem(report, this.#keep(report) ?? problem, report.milliseconds);
  }

  /**
   * Brings links and index in step with the library; what fails is told and made up for later.
   *
   * @param changed documents written since links and library were in step; undefined when that is not known
   */
  async #follow(
    changed: ReadonlySet<string> | undefined,
    onProgress: (progress: Progress) => void,
  ): Promise<IngestProblem | null> {
    try {
      await this.#bringInStep(changed, onProgress);
      return null;
    } catch (error) {
      const problem = followProblem(error);
      if (problem === null) throw error;
      return problem;
    }
  }

  /** Keeps a report for the page that shows the last ones. */
  #keep(report: IngestReport): IngestProblem | null {
    try {
      this.library.reports.add(report);
      return null;
    } catch (error) {
      const problem = followProblem(error);
      if (problem === null) throw error;
      return problem;
    }
  }

  async #catchUp(onProgress: (progress: Progress) => void): Promise<void> {
    const at = new Date().toISOString();
    const run = new IngestRun(this.library, { check: false, encoding: null, at });
    const reports: FileReport[] = [];
    for (const { document } of this.library.documents()) {
      const report = await run.takeAgain(document.id);
      if (report === null) continue;
      reports.push(report);
      onProgress({ stage: 'read', done: reports.length, file: report.file });
    }
    await this.#bringInStep(undefined, onProgress);
    const different = reports.filter(({ outcome }) => outcome !== 'reread');
    if (different.length > 0) this.library.reports.add(ingestReport(at, false, different, 0));
  }

  #bringInStep(changed: ReadonlySet<string> | undefined, onProgress: (progress: Progress) => void): Promise<void> {
    return this.#lock.during(async () => {
      if (this.#links.behind) await this.#trace(changed, onProgress);
      if (await this.#index.isBehind()) await this.#rebuild(onProgress);
    });
  }

  #trace(changed: ReadonlySet<string> | undefined, onProgress: (progress: Progress) => void): Promise<void> {
    onProgress({ stage: 'trace', done: 0, file: null });
    return this.#links.trace(changed);
  }

  #rebuild(onProgress: (progress: Progress) => void): Promise<void> {
    return this.#index.rebuild((sent) => onProgress({ stage: 'index', done: sent, file: null }));
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#queued += 1;
    const result = this.#queue
      .catch(noProgress)
      .then(work)
      .finally(() => {
        this.#queued -= 1;
      });
    this.#queue = result;
    return result;
  }
}
