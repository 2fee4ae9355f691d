import { randomBytes } from 'node:crypto';
import type {
  EnqueuedTask,
  IndexStats,
  Meilisearch,
  MultiSearchQuery,
  SearchResponse,
  Settings,
  Task,
} from 'meilisearch';
import { type MeilisearchAddress, MeilisearchClient } from './client.ts';
import { MeilisearchProblem } from './problem.ts';

/** A query in the engine's words, on the clause index unless it names another. */
export type EngineQuery = Omit<MultiSearchQuery, 'indexUid'> & { indexUid?: string };
export type EngineAnswer<Row extends object> = SearchResponse<Row>;

const requestTimeout = 60_000;
/** A search that takes longer is answered with 503: people wait for it, and the engine may hang. */
const searchTimeout = 3000;
const batchBytes = 8_000_000;
/** How long a task may go without an answer from the engine (it is restarted and resumes) before waiting is given up. */
const silenceLimit = 20_000;

/**
 * All that the product says to Meilisearch, in the engine's own words, through its official client. Tasks are waited for here, in ingest; a search
 * never waits for one.
 */
export class MeilisearchAdapter {
  readonly index: string;
  readonly #client: MeilisearchClient;
  readonly #searchClient: MeilisearchClient;

  /** @param index name of the live index; a rebuild makes others whose names begin with it */
  constructor(address: MeilisearchAddress, index = 'clauses') {
    this.index = index;
    this.#client = new MeilisearchClient(address, { timeout: requestTimeout });
    this.#searchClient = new MeilisearchClient(address, { timeout: searchTimeout });
  }

  close(): void {
    this.#client.close();
    this.#searchClient.close();
  }

  async search<Row extends object>(query: EngineQuery, signal?: AbortSignal): Promise<EngineAnswer<Row>> {
    const { q = '', indexUid = this.index, ...parameters } = query;
    return await this.#searchClient.ask((client) =>
      client.index<Row>(indexUid).search(q, parameters, signal ? { signal } : undefined),
    );
  }

  /** Several queries in one request; answers in the same order. */
  async multiSearch<Row extends object>(queries: EngineQuery[], signal?: AbortSignal): Promise<EngineAnswer<Row>[]> {
    const parameters = { queries: queries.map((query) => ({ indexUid: this.index, ...query })) };
    const { results } = await this.#searchClient.ask((client) =>
      client.multiSearch<typeof parameters, Row>(parameters, signal ? { signal } : undefined),
    );
    return results;
  }

  /** Number of records and fields of the live index; null when there is none yet. */
  async stats(): Promise<IndexStats | null> {
    return await this.#orNull((client) => client.index(this.index).getStats());
  }

  /**
   * What tells this build of the live index from any other (kept by whoever wants to know later whether the index is
   * still the one that was built); null when there is none yet.
   */
  async identity(): Promise<string | null> {
    const live = await this.#orNull((client) => client.getRawIndex(this.index));
    return live === null ? null : String(live.createdAt);
  }

  /**
   * Builds a fresh index from all records and puts it in the place of the live one in a single step: searches see
   * the old state or the new, never a part. What a crashed rebuild left behind is removed first.
   *
   * @param onProgress called with the number of records that the engine has received
   * @returns the identity of the new live index
   * @throws MeilisearchProblem `rejected` when the engine turns a task down; the live index is then unchanged
   */
  async rebuildIndex(
    records: Iterable<{ id: number | string }>,
    settings: Settings,
    onProgress: (sent: number) => void = () => {},
  ): Promise<string> {
    await this.removeLeftovers();
    const fresh = `${this.index}-next-${randomBytes(6).toString('hex')}`;
    const primaryKey = { primaryKey: 'id' };
    const tasks = [await this.#enqueue((client) => client.createIndex(fresh, primaryKey))];
    if ((await this.identity()) === null) {
      tasks.push(await this.#enqueue((client) => client.createIndex(this.index, primaryKey)));
    }
    tasks.push(await this.#enqueue((client) => client.index(fresh).updateSettings(settings)));
    let sent = 0;
    for (const batch of batches(records)) {
      tasks.push(await this.#enqueue((client) => client.index(fresh).addDocuments(batch)));
      sent += batch.length;
      onProgress(sent);
    }
    await this.settle(tasks);
    await this.settle([
      await this.#enqueue((client) => client.swapIndexes([{ indexes: [this.index, fresh], rename: false }])),
    ]);
    await this.settle([await this.#enqueue((client) => client.deleteIndex(fresh))]);
    const identity = await this.identity();
    if (identity === null) throw new Error(`Expected the index ${this.index} after its rebuild, not none`);
    return identity;
  }

  /**
   * Sends records to the live index, where they take the place of those of the same ids.
   *
   * @returns tasks to be settled; nothing is waited for
   */
  async add(records: Iterable<{ id: number | string }>): Promise<number[]> {
    const tasks: number[] = [];
    for (const batch of batches(records)) {
      tasks.push(await this.#enqueue((client) => client.index(this.index).addDocuments(batch)));
    }
    return tasks;
  }

  /** Takes the records that a filter lets through out of the live index. @returns the task, see `add` */
  async remove(filter: string): Promise<number> {
    return await this.#enqueue((client) => client.index(this.index).deleteDocuments({ filter }));
  }

  /** Waits until all tasks have ended. @throws MeilisearchProblem for the first that did not succeed */
  async settle(tasks: readonly number[]): Promise<void> {
    for (const uid of tasks) {
      const task = await this.#ended(uid);
      if (task.status === 'succeeded') continue;
      const reason = task.error?.message ?? task.status;
      throw new MeilisearchProblem(
        'rejected',
        { english: `Meilisearch could not finish indexing: ${reason}`, chinese: `检索引擎未能完成索引：${reason}` },
        { engineCode: task.error?.code ?? task.status },
      );
    }
  }

  /** Removes the half-built indexes of crashed rebuilds. */
  async removeLeftovers(): Promise<void> {
    const { results } = await this.#client.ask((client) => client.getRawIndexes({ limit: 1000 }));
    const tasks: number[] = [];
    for (const { uid } of results.filter((index) => index.uid.startsWith(`${this.index}-next-`))) {
      tasks.push(await this.#enqueue((client) => client.deleteIndex(uid)));
    }
    await this.settle(tasks);
  }

  /** Removes the live index and everything that belongs to it. */
  async removeIndex(): Promise<void> {
    await this.removeLeftovers();
    if ((await this.identity()) === null) return;
    await this.settle([await this.#enqueue((client) => client.deleteIndex(this.index))]);
  }

  async #enqueue(request: (client: Meilisearch) => Promise<EnqueuedTask>): Promise<number> {
    return (await this.#client.ask(request)).taskUid;
  }

  async #ended(uid: number): Promise<Task> {
    let lastAnswer = Date.now();
    for (let pause = 5; ; pause = Math.min(pause * 1.5, 200)) {
      try {
        const task = await this.#client.ask((client) => client.tasks.getTask(uid));
        lastAnswer = Date.now();
        if (task.status !== 'enqueued' && task.status !== 'processing') return task;
      } catch (problem) {
        const silent = problem instanceof MeilisearchProblem && problem.code === 'unreachable';
        if (!silent || Date.now() - lastAnswer > silenceLimit) throw problem;
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }

  async #orNull<Answer>(request: (client: Meilisearch) => Promise<Answer>): Promise<Answer | null> {
    try {
      return await this.#client.ask(request);
    } catch (problem) {
      if (problem instanceof MeilisearchProblem && problem.engineCode === 'index_not_found') return null;
      throw problem;
    }
  }
}

/** Cuts the records into requests of a bounded size. */
function* batches<Entry>(entries: Iterable<Entry>): Generator<Entry[]> {
  let batch: Entry[] = [];
  let size = 0;
  for (const entry of entries) {
    batch.push(entry);
    size += JSON.stringify(entry).length * 2;
    if (size < batchBytes) continue;
    yield batch;
    batch = [];
    size = 0;
  }
  if (batch.length > 0) yield batch;
}
