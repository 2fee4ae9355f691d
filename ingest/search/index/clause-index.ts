import type { Sums } from '../../library/sums.ts';
import type { MeilisearchAdapter } from '../meilisearch/adapter.ts';
import type { ClauseSource, SourceDocument } from '../overview/clause-source.ts';
import { type ReadDocument, readDocument } from '../overview/read-document.ts';
import type { ClauseRecord } from './clause-record.ts';
import { indexSettings } from './index-settings.ts';

/** A document and the write of the library that changed it last. */
export interface RevisedDocument {
  document: SourceDocument;
  revision: number;
  /** True where the index surely holds nothing of it yet. */
  isNew?: boolean;
}

/** What the index is to be brought to hold. */
export interface IndexChange {
  changed: readonly RevisedDocument[];
  /** Ids of documents that go. */
  gone: readonly string[];
}

/** Told what is done: `settled` when the engine holds the documents, `sent` when it has received their records. */
export interface IndexWatcher {
  /** @param records how many of all have been sent */
  sent?(records: number): void;
  settled?(documents: readonly RevisedDocument[], gone: readonly string[]): void;
  /** Ends the work between two documents. */
  signal?: AbortSignal;
}

const batchRecords = 1500;
const batchDocuments = 50;
/** So many batches may wait for the engine, which takes what waits together. */
const waitingBatches = 4;

/** Writes the clauses of a library into sums and search index, document by document. */
export class ClauseIndex {
  readonly #adapter: MeilisearchAdapter;
  readonly #source: ClauseSource;
  readonly #sums: Sums;

  constructor(adapter: MeilisearchAdapter, source: ClauseSource, sums: Sums) {
    this.#adapter = adapter;
    this.#source = source;
    this.#sums = sums;
  }

  /**
   * Builds the index anew from all documents and swaps it in; searches meanwhile see the old state.
   *
   * @throws MeilisearchProblem; the old index is then still there
   */
  async rebuild(documents: readonly RevisedDocument[], watcher: IndexWatcher = {}): Promise<void> {
    const present = new Set(documents.map(({ document }) => document.id));
    const gone = this.#sums.documents().filter((id) => !present.has(id));
    if (gone.length > 0) this.#sums.put([], gone);
    await this.#adapter.rebuildIndex(this.#records(documents, watcher), indexSettings, watcher.sent?.bind(watcher));
    watcher.settled?.(documents, gone);
  }

  /**
   * Replaces the records of changed documents in the live index: additions before removals, so that no clause is missing
   * at any moment.
   *
   * @throws MeilisearchProblem; documents that were not settled stay behind
   */
  async update({ changed, gone }: IndexChange, watcher: IndexWatcher = {}): Promise<void> {
    let sent = 0;
    const waiting: (() => Promise<void>)[] = [];
    const remove = async (ids: readonly string[]) => {
      this.#sums.put([], ids);
      const task = await this.#adapter.remove(`document IN ${JSON.stringify(ids)}`);
      waiting.push(() => this.#settle([task], [], ids, watcher));
    };
    for (const batch of this.#batches(changed, watcher)) {
      this.#sums.put(batch.map(({ read }) => read.counted));
      const records = batch.flatMap(({ read }) => read.records);
      const tasks = await this.#adapter.add(records);
      const older = batch.filter(({ revised }) => revised.isNew !== true).map(({ revised }) => olderThan(revised));
      if (older.length > 0) tasks.push(await this.#adapter.remove(older.join(' OR ')));
      sent += records.length;
      watcher.sent?.(sent);
      const documents = batch.map(({ revised }) => revised);
      waiting.push(() => this.#settle(tasks, documents, [], watcher));
      if (waiting.length >= waitingBatches) await waiting.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
    if (gone.length > 0) await remove(gone);
    for (const settle of waiting) await settle();
  }

  async #settle(
    tasks: readonly number[],
    documents: readonly RevisedDocument[],
    gone: readonly string[],
    watcher: IndexWatcher,
  ): Promise<void> {
    await this.#adapter.settle(tasks);
    watcher.settled?.(documents, gone);
  }

  *#records(documents: readonly RevisedDocument[], watcher: IndexWatcher): Generator<ClauseRecord> {
    for (const batch of this.#batches(documents, watcher)) {
      this.#sums.put(batch.map(({ read }) => read.counted));
      for (const { read } of batch) yield* read.records;
    }
  }

  *#batches(
    documents: readonly RevisedDocument[],
    { signal }: IndexWatcher,
  ): Generator<{ revised: RevisedDocument; read: ReadDocument }[]> {
    let batch: { revised: RevisedDocument; read: ReadDocument }[] = [];
    let records = 0;
    for (const revised of documents) {
      signal?.throwIfAborted();
      const read = readDocument(revised.document, revised.revision, this.#source.clauses(revised.document.id));
      batch.push({ revised, read });
      records += read.records.length;
      if (records < batchRecords && batch.length < batchDocuments) continue;
      yield batch;
      batch = [];
      records = 0;
    }
    if (batch.length > 0) yield batch;
  }
}

/** Filter for the records of a document that are from before its present revision. */
function olderThan({ document, revision }: RevisedDocument): string {
  return `(document = ${JSON.stringify(document.id)} AND NOT revision = ${revision})`;
}
