import { randomBytes } from 'node:crypto';
import type { FacetHit, IndexStats, MultiSearchQuery, SearchResponse, Settings } from 'meilisearch';
import { MeilisearchProblem } from './meilisearch-problem.ts';
import { type MeilisearchAddress, MeilisearchConnection } from './meilisearch-request.ts';

/** A query in the engine's words, on the clause index unless it names another. */
export type EngineQuery = Omit<MultiSearchQuery, 'indexUid'> & { indexUid?: string };
export type EngineAnswer<Row extends object> = SearchResponse<Row>;

interface Task {
  uid: number;
  status: 'enqueued' | 'processing' | 'succeeded' | 'failed' | 'canceled';
  error: { code: string; message: string } | null;
}

const batchBytes = 8_000_000;
/** How long a task may go without an answer from the engine (it is restarted and resumes) before waiting is given up. */
const silenceLimit = 20_000;

/**
 * All that the product says to Meilisearch, in the engine's own words. Tasks are waited for here, in ingest; a search
 * never waits for one.
 */
export class MeilisearchAdapter {
  readonly index: string;
  readonly #connection: MeilisearchConnection;

  /** @param index name of the live index; a rebuild makes others whose names begin with it */
  constructor(address: MeilisearchAddress, index = 'clauses') {
    this.index = index;
    this.#connection = new MeilisearchConnection(address);
  }

  close(): void {
    this.#connection.close();
  }

  /** Resolves when the engine answers and accepts the key. @throws MeilisearchProblem otherwise */
  async check(): Promise<{ version: string }> {
    const answer = await this.#connection.send('GET', 'version', undefined, { timeout: 5000 });
    return { version: (answer as { pkgVersion: string }).pkgVersion };
  }

  async search<Row extends object>(query: EngineQuery, signal?: AbortSignal): Promise<EngineAnswer<Row>> {
    const { indexUid = this.index, ...body } = query;
    return (await this.#read(`indexes/${indexUid}/search`, body, signal)) as EngineAnswer<Row>;
  }

  /** Several queries in one request; answers in the same order. */
  async multiSearch<Row extends object>(queries: EngineQuery[], signal?: AbortSignal): Promise<EngineAnswer<Row>[]> {
    const body = { queries: queries.map((query) => ({ indexUid: this.index, ...query })) };
    return ((await this.#read('multi-search', body, signal)) as { results: EngineAnswer<Row>[] }).results;
  }

  /** Facet values that begin with `facetQuery`, with counts. */
  async facetSearch(facetName: string, facetQuery: string, filter: string[] = []): Promise<FacetHit[]> {
    const body = { facetName, facetQuery, filter };
    return ((await this.#read(`indexes/${this.index}/facet-search`, body)) as { facetHits: FacetHit[] }).facetHits;
  }

  /** Number of records and fields of the live index; null when there is none yet. */
  async stats(): Promise<IndexStats | null> {
    return (await this.#orNull(this.#connection.send('GET', `indexes/${this.index}/stats`))) as IndexStats | null;
  }

  /**
   * What tells this build of the live index from any other (kept by whoever wants to know later whether the index is
   * still the one that was built); null when there is none yet.
   */
  async identity(): Promise<string | null> {
    const live = await this.#orNull(this.#connection.send('GET', `indexes/${this.index}`));
    return live === null ? null : (live as { createdAt: string }).createdAt;
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
    const tasks = [await this.#enqueue('POST', 'indexes', { uid: fresh, primaryKey: 'id' })];
    if ((await this.identity()) === null) {
      tasks.push(await this.#enqueue('POST', 'indexes', { uid: this.index, primaryKey: 'id' }));
    }
    tasks.push(await this.#enqueue('PATCH', `indexes/${fresh}/settings`, settings));
    let sent = 0;
    for (const batch of batches(records)) {
      tasks.push(await this.#enqueue('POST', `indexes/${fresh}/documents`, batch));
      sent += batch.length;
      onProgress(sent);
    }
    await this.#settle(tasks);
    await this.#settle([await this.#enqueue('POST', 'swap-indexes', [{ indexes: [this.index, fresh] }])]);
    await this.#settle([await this.#enqueue('DELETE', `indexes/${fresh}`)]);
    const identity = await this.identity();
    if (identity === null) throw new Error(`Expected the index ${this.index} after its rebuild, not none`);
    return identity;
  }

  /** Removes the half-built indexes of crashed rebuilds. */
  async removeLeftovers(): Promise<void> {
    const answer = (await this.#connection.send('GET', 'indexes?limit=1000')) as { results: { uid: string }[] };
    const leftovers = answer.results.filter(({ uid }) => uid.startsWith(`${this.index}-next-`));
    const tasks: number[] = [];
    for (const { uid } of leftovers) tasks.push(await this.#enqueue('DELETE', `indexes/${uid}`));
    await this.#settle(tasks);
  }

  /** Removes the live index and everything that belongs to it. */
  async removeIndex(): Promise<void> {
    await this.removeLeftovers();
    if ((await this.identity()) !== null) await this.#settle([await this.#enqueue('DELETE', `indexes/${this.index}`)]);
  }

  #read(path: string, body: unknown, signal?: AbortSignal): Promise<unknown> {
    return this.#connection.send('POST', path, body, { repeatable: true, ...(signal ? { signal } : {}) });
  }

  async #enqueue(method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<number> {
    return ((await this.#connection.send(method, path, body)) as { taskUid: number }).taskUid;
  }

  /** Waits until all tasks have ended. @throws MeilisearchProblem for the first that did not succeed */
  async #settle(tasks: number[]): Promise<void> {
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

  async #ended(uid: number): Promise<Task> {
    let lastAnswer = Date.now();
    for (let pause = 5; ; pause = Math.min(pause * 1.5, 200)) {
      try {
        const task = (await this.#connection.send('GET', `tasks/${uid}`)) as Task;
        lastAnswer = Date.now();
        if (task.status !== 'enqueued' && task.status !== 'processing') return task;
      } catch (problem) {
        const silent = problem instanceof MeilisearchProblem && problem.code === 'unreachable';
        if (!silent || Date.now() - lastAnswer > silenceLimit) throw problem;
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }

  async #orNull(answer: Promise<unknown>): Promise<unknown> {
    try {
      return await answer;
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
