import http from 'node:http';
import https from 'node:https';
import type { MeilisearchErrorResponse } from 'meilisearch';
import { MeilisearchProblem } from './problem.ts';

/**
 * Carries the client's requests over kept-alive connections of node:http, which takes a fifth off each search (see
 * DECISIONS.md of search). `Accept-Encoding: identity`, because a gzipped answer takes 45 ms.
 */
export class MeilisearchTransport {
  readonly #agents = {
    'http:': new http.Agent({ keepAlive: true, maxSockets: 32 }),
    'https:': new https.Agent({ keepAlive: true, maxSockets: 32 }),
  };

  /** What the client calls in place of fetch: resolves to the answer's JSON. @throws MeilisearchProblem, or what node:http throws */
  readonly send = async (input: string | URL | Request, init: RequestInit = {}): Promise<unknown> => {
    const url = new URL(input instanceof Request ? input.url : input);
    try {
      return await this.#sendOnce(url, init);
    } catch (error) {
      // The engine was restarted, and the kept-alive connection led to its predecessor.
      if (error instanceof StaleConnection && isRepeatable(url, init)) return await this.#sendOnce(url, init);
      throw error instanceof StaleConnection ? error.cause : error;
    }
  };

  close(): void {
    for (const agent of Object.values(this.#agents)) agent.destroy();
  }

  #sendOnce(url: URL, init: RequestInit): Promise<unknown> {
    const secure = url.protocol === 'https:';
    const headers = { ...Object.fromEntries(new Headers(init.headers)), 'accept-encoding': 'identity' };
    return new Promise((resolve, reject) => {
      const request = (secure ? https : http).request(
        url,
        {
          method: init.method ?? 'GET',
          headers,
          agent: this.#agents[secure ? 'https:' : 'http:'],
          ...(init.signal ? { signal: init.signal } : {}),
        },
        (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('error', reject);
          response.on('end', () => {
            try {
              resolve(readAnswer(response.statusCode ?? 0, Buffer.concat(parts).toString('utf8')));
            } catch (problem) {
              reject(problem);
            }
          });
        },
      );
      request.on('error', (error) => reject(request.reusedSocket ? new StaleConnection(error) : error));
      request.end(init.body ?? undefined);
    });
  }
}

/** The request failed on a kept-alive connection, perhaps only because the other side had closed it. */
class StaleConnection extends Error {
  constructor(cause: Error) {
    super(cause.message, { cause });
  }
}

/** Reading twice does no harm. */
function isRepeatable(url: URL, init: RequestInit): boolean {
  return (init.method ?? 'GET') === 'GET' || /\/(multi-)?search$/.test(url.pathname);
}

function readAnswer(status: number, text: string): unknown {
  const answer = text === '' ? undefined : JSON.parse(text);
  if (status >= 200 && status < 300) return answer;
  const { code = `http_${status}`, message = text.slice(0, 200) } = (answer ?? {}) as Partial<MeilisearchErrorResponse>;
  if (status === 401 || status === 403) {
    throw new MeilisearchProblem(
      'refused',
      {
        english: `Meilisearch refused the key (${code}): check MEILI_KEY.`,
        chinese: '检索引擎拒绝了访问密钥，请检查 MEILI_KEY。',
      },
      { engineCode: code },
    );
  }
  throw new MeilisearchProblem(
    'rejected',
    { english: `Meilisearch rejected a request (${code}): ${message}`, chinese: `检索引擎拒绝了请求（${code}）。` },
    { engineCode: code },
  );
}
