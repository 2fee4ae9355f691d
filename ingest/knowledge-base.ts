import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Derivation, DerivationHere } from './derived/derivation.ts';
import { DerivationBeside } from './derived/derivation-beside.ts';
import { DerivationProblem, interruptedProblem, stoppedProblem } from './derived/derivation-problem.ts';
import { IndexKeeper } from './derived/index.ts';
import { LateEngine } from './derived/late-engine.ts';
import { LinkExplainer } from './derived/link-explainer.ts';
import { LinkKeeper } from './derived/links.ts';
import { DerivationLock } from './derived/lock.ts';
import { type BundledDocument, BundledDocuments } from './intake/bundled.ts';
import {
  countFiles,
  type IngestOptions,
  type IngestSource,
  ingestFiles,
  ingestReport,
  type Progress,
  withProblem,
} from './intake/files.ts';
import { fileProblem, followProblem } from './intake/problem.ts';
import { IngestRun } from './intake/run.ts';
import { type JobAtWork, type JobOutcome, JobQueue } from './jobs/job-queue.ts';
import type { DecidedPair } from './library/document-pairs.ts';
import type { FileReport, IngestProblem, IngestReport } from './library/ingest-report.ts';
import { Library } from './library/library.ts';
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
  /** True to derive links and index in a process of its own, so that this one answers meanwhile. */
  beside?: boolean;
  /** Told in one English sentence what happens to the engine. */
  log?: (sentence: string) => void;
}

const noProgress = () => {};

/** Name of the library file in the data folder. */
export function libraryFile(dataDir: string): string {
  return join(dataDir, 'library.sqlite');
}

/** What is not in step with the library yet, and what stands in the way. */
export interface Behind {
  /** True while the search engine starts. */
  engine: boolean;
  /** Documents that the index does not hold as they are. */
  index: number;
  /** True when links are to be derived. */
  links: boolean;
  /** Why nothing goes on; null when nothing is wrong. */
  problem: IngestProblem | null;
}

/** The library with what is derived from it, the links and the search index, kept in step. */
export class KnowledgeBase {
  readonly library: Library;
  readonly engine: MeilisearchServer;
  /** Absolute path of the data folder. */
  readonly dataDir: string;
  /** Name of the index in the engine: no other library's, as the id of the library stands in it. */
  readonly indexName: string;
  /** Makes evidence of links when somebody looks. */
  readonly explainer: LinkExplainer;
  /** Long work: ingests, removals, reindexing. */
  readonly jobs: JobQueue;
  readonly #adapter: MeilisearchAdapter;
  readonly #links: LinkKeeper;
  readonly #index: IndexKeeper;
  readonly #lock: DerivationLock;
  readonly #derivation: Derivation;
  readonly #stopping = new AbortController();
  readonly #bundled: BundledDocuments;
  readonly #startEngine: () => Promise<void>;
  #problem: IngestProblem | null = null;
  /** Writes wait for each other. */
  #queue: Promise<unknown> = Promise.resolve();
  #queued = 0;

  private constructor(configuration: KnowledgeBaseConfiguration) {
    const { dataDir, meilisearch, index: name = 'clauses', failedQueryLog: failed = null, log } = configuration;
    mkdirSync(dataDir, { recursive: true });
    this.dataDir = dataDir;
    this.library = Library.open(libraryFile(dataDir));
    this.#lock = new DerivationLock(join(dataDir, 'deriving.lock'));
    const engine = new LateEngine();
    this.engine = engine;
    this.#startEngine = () => engine.start(openMeilisearch({ dataDir, ...meilisearch, ...(log ? { log } : {}) }));
    this.indexName = `${name}-${this.library.id()}`;
    this.#adapter = new MeilisearchAdapter(engine, this.indexName);
    const onFailed = failed === null ? {} : { onFailed: failedQueryLog(failed) };
    this.#index = new IndexKeeper(this.library, this.#adapter, onFailed);
    this.#links = new LinkKeeper(this.library);
    this.explainer = new LinkExplainer(this.library);
    this.#derivation = configuration.beside
      ? new DerivationBeside({ dataDir, indexName: this.indexName }, engine)
      : new DerivationHere(this.#links, this.#index, this.#lock);
    this.#bundled = new BundledDocuments(this.library);
    this.jobs = new JobQueue(this.library.jobs, {
      carryOut: (job) => this.#carryOut(job),
      inTurn: (work) => this.#inTurn(work),
      closing: this.#stopping.signal,
    });
  }

  /**
   * Opens the library for reading at once; engine, links and index are behind until `catchUp` has brought them in step.
   *
   * @throws UnusableLibrary when the library file cannot be used
   */
  static openForReading(configuration: KnowledgeBaseConfiguration): KnowledgeBase {
    return new KnowledgeBase(configuration);
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
    const knowledgeBase = new KnowledgeBase(configuration);
    try {
      await knowledgeBase.catchUp(onProgress);
      return knowledgeBase;
    } catch (problem) {
      await knowledgeBase.close();
      throw problem;
    }
  }

  /**
   * Starts the engine, brings everything in step, and goes on with the jobs of processes that have ended.
   *
   * @throws MeilisearchProblem; what is not done stays behind, and `behind` says why
   */
  async catchUp(onProgress: (progress: Progress) => void = noProgress): Promise<void> {
    await this.#inTurn(async () => {
      this.#problem = null;
      try {
        await this.#startEngine();
        await this.#catchUp(onProgress);
      } catch (problem) {
        this.#problem = followProblem(problem) ?? fileProblem(problem);
        throw problem;
      }
    });
    await this.jobs.resume(onProgress);
  }

  /** What is not in step with the library. */
  get behind(): Behind {
    return {
      engine: this.engine.state === 'restarting',
      index: this.#index.waiting,
      links: this.#links.behind,
      problem: this.#problem,
    };
  }

  /** Search over the current versions. */
  get search(): SearchEngine {
    return this.#index.engine;
  }

  /** Loads what search needs at its first query: dictionary, lexicon, words of the library. */
  async warm(): Promise<void> {
    this.search.suggest('政策', 1);
    await this.search.search({ query: '政策支持', filters: {}, sort: 'relevance', offset: 0, limit: 1, undo: [] });
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
   * @param by who asks for it
   */
  async ingest(sources: readonly IngestSource[], options: IngestOptions = {}, by = ''): Promise<IngestReport> {
    if (options.check) {
      const signal = this.#stopping.signal;
      return this.#inTurn(() => ingestFiles(this.library, sources, { signal, ...options }));
    }
    const { report, problem } = await this.submit(sources, options, by).ended;
    return report ?? withProblem(ingestReport(new Date().toISOString(), false, [], 0), problem, 0);
  }

  /** Takes files as a job: its id is there at once, the files are read when its turn comes. */
  submit(sources: readonly IngestSource[], { encoding, onProgress, signal }: IngestOptions, by: string) {
    const given = sources.map((source) =>
      typeof source === 'string'
        ? { name: resolve(source), bytes: null, sidecar: null }
        : { name: source.name, bytes: source.bytes, sidecar: source.sidecar ?? null },
    );
    const subject = given.map(({ name }) => name).join('、');
    return this.jobs.submit({ kind: 'ingest', subject, by, encoding: encoding ?? null }, given, onProgress, signal);
  }

  /**
   * Fills a new library with the documents that come with the program. After that they are documents like any other: a
   * version of the user stays, a removed one stays removed.
   *
   * @returns the report of what was read; null when the library had its first filling before
   */
  async fillOnce(folder: string, onProgress: (progress: Progress) => void = noProgress): Promise<IngestReport | null> {
    const files = this.#bundled.toFill(folder);
    if (files === null) return null;
    const report = await this.ingest(files, { onProgress });
    this.#bundled.filled(folder);
    return report;
  }

  /** Documents that come with the program in another text than when the library was filled: offered, never put in. */
  newerBundled(folder: string): BundledDocument[] {
    return this.#bundled.newer(folder);
  }

  /**
   * Removes a document with all its versions; what people decided about its links is kept and comes back with it.
   *
   * @param by who asks for it
   * @returns false when there is no such document
   */
  async remove(id: string, by = ''): Promise<boolean> {
    if (this.library.revision(id) === null) return false;
    await this.jobs.submit({ kind: 'remove', subject: id, by, encoding: null }).ended;
    return true;
  }

  /** Stores what a person said of a pair of documents, and traces it. */
  decidePair(decided: DecidedPair): Promise<void> {
    return this.#inTurn(async () => {
      this.library.decidePair(decided);
      await this.#follow(noProgress, this.#stopping.signal);
    });
  }

  /**
   * Derives everything anew: links, then the search index, which is swapped in when it is complete.
   *
   * @param by who asks for it
   */
  async reindex(onProgress: (progress: Progress) => void = noProgress, by = ''): Promise<void> {
    await this.jobs.submit({ kind: 'reindex', subject: '', by, encoding: null }, [], onProgress).ended;
  }

  /** Ends a reading or deriving under way; what is derived goes on at the next start. */
  stopReading(): void {
    this.#stopping.abort(new DerivationProblem(interruptedProblem));
  }

  /** Ends what is under way, waits for writes, closes the library and ends a managed engine. */
  async close(): Promise<void> {
    this.stopReading();
    await this.#derivation.close();
    await this.#queue.catch(noProgress);
    await this.engine.stop();
    this.#adapter.close();
    this.#lock.close();
    this.library.close();
  }

  async #carryOut(job: JobAtWork): Promise<JobOutcome> {
    const { order, onProgress, signal } = job;
    switch (order.kind) {
      case 'ingest':
        return this.#ingest(job);
      case 'remove':
        this.library.remove(order.subject);
        return { report: null, problem: await this.#follow(onProgress, signal) };
      case 'reindex':
        await this.#derivation.derive({ anew: true }, onProgress, signal);
        return { report: null, problem: null };
    }
  }

  async #ingest({
    order,
    paths,
    uploads,
    sources,
    before,
    onRead,
    onProgress,
    signal,
  }: JobAtWork): Promise<JobOutcome> {
    const begin = performance.now();
    const options = { onProgress, signal, ...(order.encoding === null ? {} : { encoding: order.encoding }) };
    const total = await countFiles(paths, uploads);
    const read = await ingestFiles(this.library, sources, options, { before, onRead, total });
    const stopped = signal.aborted ? (followProblem(signal.reason) ?? stoppedProblem) : null;
    const problem = (await this.#follow(onProgress, signal)) ?? stopped;
    const report = withProblem(read, problem, performance.now() - begin);
    const nothingToKeep = report.outcomes.unchanged === report.files.length && problem === null;
    // An interrupted ingest goes on and is reported as a whole.
    if (nothingToKeep || this.#stopping.signal.aborted) return { report, problem };
    const unkept = this.#keep(report);
    return { report: withProblem(report, unkept ?? problem, report.milliseconds), problem: unkept ?? problem };
  }

  /**
   * Brings links and index in step with the library; what fails is told and made up for later.
   */
  async #follow(onProgress: (progress: Progress) => void, signal: AbortSignal): Promise<IngestProblem | null> {
    try {
      await this.#derivation.derive({ anew: false }, onProgress, signal);
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
      onProgress({ stage: 'read', done: reports.length, total: null, file: report.file });
    }
    await this.#derivation.derive({ anew: false }, onProgress, this.#stopping.signal);
    const different = reports.filter(({ outcome }) => outcome !== 'reread');
    if (different.length > 0) this.library.reports.add(ingestReport(at, false, different, 0));
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
