import { type Config, Meilisearch, MeilisearchRequestError } from 'meilisearch';
import { MeilisearchProblem } from './problem.ts';
import { MeilisearchTransport } from './transport.ts';

/** Where a Meilisearch answers and with which key. */
export interface MeilisearchAddress {
  /** e.g. `http://127.0.0.1:7700` */
  readonly host: string;
  readonly apiKey: string;
}

/** The official client on our transport. Its errors are MeilisearchProblems (see `withProblems`). */
export class MeilisearchClient {
  readonly #address: MeilisearchAddress;
  readonly #transport = new MeilisearchTransport();
  readonly #settings: Partial<Config>;
  #made: { host: string; client: Meilisearch } | null = null;

  constructor(address: MeilisearchAddress, settings: { timeout?: number } = {}) {
    this.#address = address;
    this.#settings = settings;
  }

  /** The client for the present address: a managed engine may come back on another port. */
  get client(): Meilisearch {
    const { host, apiKey } = this.#address;
    if (this.#made?.host !== host) {
      const client = new Meilisearch({ ...this.#settings, host, apiKey, httpClient: this.#transport.send });
      this.#made = { host, client };
    }
    return this.#made.client;
  }

  /**
   * Runs requests of the client and gives its errors as what they are to us.
   *
   * @throws MeilisearchProblem `unreachable`, `refused` or `rejected`
   */
  async ask<Answer>(request: (client: Meilisearch) => Promise<Answer>): Promise<Answer> {
    try {
      return await request(this.client);
    } catch (error) {
      if (error instanceof MeilisearchRequestError && error.cause instanceof MeilisearchProblem) throw error.cause;
      if (error instanceof MeilisearchRequestError) throw this.#unreachable(error.cause);
      throw error;
    }
  }

  close(): void {
    this.#transport.close();
  }

  #unreachable(cause: unknown): MeilisearchProblem {
    const why = cause instanceof Error ? cause.message : String(cause);
    return new MeilisearchProblem(
      'unreachable',
      {
        english: `Meilisearch at ${this.#address.host} does not answer (${why}).`,
        chinese: '检索引擎暂时没有响应，请稍后重试。',
      },
      { cause },
    );
  }
}
