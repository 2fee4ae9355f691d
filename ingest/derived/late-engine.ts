import type { MeilisearchServer } from '../search/meilisearch/process.ts';

/** Where nothing ever listens: who asks before the engine has started is told that it does not answer. */
const nowhere = 'http://127.0.0.1:9';

/** An engine that is started beside: it can be asked at once, and answers when it is there. */
export class LateEngine implements MeilisearchServer {
  #started: MeilisearchServer | null = null;
  #stopped = false;

  get host(): string {
    return this.#started?.host ?? nowhere;
  }

  get apiKey(): string {
    return this.#started?.apiKey ?? '';
  }

  get state(): MeilisearchServer['state'] {
    return this.#stopped ? 'stopped' : (this.#started?.state ?? 'restarting');
  }

  get pid(): number | null {
    return this.#started?.pid ?? null;
  }

  /** True once the engine has started. */
  get hasStarted(): boolean {
    return this.#started !== null;
  }

  /** @param starting the start of the engine; it is ended at once where `stop` was called meanwhile */
  async start(starting: Promise<MeilisearchServer>): Promise<void> {
    const started = await starting;
    if (this.#stopped) await started.stop();
    else this.#started = started;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#started?.stop();
  }
}
