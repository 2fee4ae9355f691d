import http from 'node:http';
import https from 'node:https';
import { MeilisearchProblem } from './meilisearch-problem.ts';

/** Where a Meilisearch answers and with which key. */
export interface MeilisearchAddress {
  /** e.g. `http://127.0.0.1:7700` */
  readonly host: string;
  readonly apiKey: string;
}

/**
 * Sends one JSON request to Meilisearch over kept-alive connections.
 *
 * node:http instead of fetch or the npm client: measured on loopback .8 ms a search against 1.0 and 1.1–1.4 ms.
 * `Accept-Encoding: identity` because a gzipped answer takes 45 ms.
 */
export class MeilisearchConnection {
  readonly #address: MeilisearchAddress;
  readonly #agent: http.Agent;
  readonly #request: typeof http.request;

  constructor(address: MeilisearchAddress) {
    this.#address = address;
    const secure = address.host.startsWith('https:');
    this.#agent = new (secure ? https : http).Agent({ keepAlive: true, maxSockets: 32 });
    this.#request = secure ? https.request : http.request;
  }

  /**
   * @param path without a leading slash, e.g. `indexes/clauses/search`
   * @param body sent as JSON
   * @param options.signal ends the wait
   * @param options.repeatable true when sending it twice does no harm: it is sent again on a connection that the
   *   engine had closed in the meantime (it was restarted)
   * @returns the answer's JSON; undefined when the body is empty
   * @throws MeilisearchProblem `unreachable`, `refused` or `rejected`
   */
  async send(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
    options: { signal?: AbortSignal; repeatable?: boolean; timeout?: number } = {},
  ): Promise<unknown> {
    const payload = body === undefined ? undefined : JSON.stringify(body);
    try {
      return await this.#sendOnce(method, path, payload, options);
    } catch (problem) {
      if (problem instanceof StaleConnection && (options.repeatable ?? method === 'GET')) {
        return await this.#sendOnce(method, path, payload, options);
      }
      throw problem instanceof StaleConnection ? problem.problem : problem;
    }
  }

  close(): void {
    this.#agent.destroy();
  }

  #sendOnce(
    method: string,
    path: string,
    payload: string | undefined,
    options: { signal?: AbortSignal; timeout?: number },
  ): Promise<unknown> {
    // Read each time: a managed engine may come back on another port.
    const { host, apiKey } = this.#address;
    return new Promise((resolve, reject) => {
      const request = this.#request(
        new URL(path, host.endsWith('/') ? host : `${host}/`),
        {
          method,
          agent: this.#agent,
          timeout: options.timeout ?? 60_000,
          ...(options.signal ? { signal: options.signal } : {}),
          headers: {
            'Accept-Encoding': 'identity',
            Authorization: `Bearer ${apiKey}`,
            ...(payload === undefined
              ? {}
              : { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(payload) }),
          },
        },
        (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('error', (cause) => reject(this.#unreachable(cause)));
          response.on('end', () => {
            try {
              resolve(readAnswer(response.statusCode ?? 0, Buffer.concat(parts).toString('utf8'), `${method} ${path}`));
            } catch (problem) {
              reject(problem);
            }
          });
        },
      );
      request.on('timeout', () => request.destroy(new Error('timed out')));
      request.on('error', (cause) => {
        if (options.signal?.aborted) reject(options.signal.reason);
        else if (request.reusedSocket) reject(new StaleConnection(this.#unreachable(cause)));
        else reject(this.#unreachable(cause));
      });
      request.end(payload);
    });
  }

  #unreachable(cause: Error): MeilisearchProblem {
    return new MeilisearchProblem(
      'unreachable',
      {
        english: `Meilisearch at ${this.#address.host} does not answer (${cause.message}).`,
        chinese: '检索引擎暂时没有响应，请稍后重试。',
      },
      { cause },
    );
  }
}

/** The request failed on a kept-alive connection, perhaps only because the other side had closed it. */
class StaleConnection extends Error {
  readonly problem: MeilisearchProblem;
  constructor(problem: MeilisearchProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

function readAnswer(status: number, text: string, what: string): unknown {
  let answer: unknown;
  try {
    answer = text === '' ? undefined : JSON.parse(text);
  } catch {
    answer = undefined;
  }
  if (status >= 200 && status < 300) return answer;
  const error = typeof answer === 'object' && answer !== null ? (answer as { code?: unknown; message?: unknown }) : {};
  const engineCode = typeof error.code === 'string' ? error.code : `http_${status}`;
  const message = typeof error.message === 'string' ? error.message : text.slice(0, 200);
  if (status === 401 || status === 403) {
    throw new MeilisearchProblem(
      'refused',
      {
        english: `Meilisearch refused the key (${engineCode}): check MEILI_KEY.`,
        chinese: '检索引擎拒绝了访问密钥，请检查 MEILI_KEY。',
      },
      { engineCode },
    );
  }
  throw new MeilisearchProblem(
    'rejected',
    {
      english: `Meilisearch rejected ${what} (${engineCode}): ${message}`,
      chinese: `检索引擎拒绝了请求（${engineCode}）。`,
    },
    { engineCode },
  );
}
