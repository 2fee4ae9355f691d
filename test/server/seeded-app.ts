import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { KnowledgeBase } from '../../ingest/knowledge-base.ts';
import { buildApp } from '../../server/app.ts';
import { ownIndex, testMeilisearch } from '../harness/meilisearch.ts';

const seeds = fileURLToPath(new URL('../../seeds', import.meta.url));

/** A person who may write from anywhere. */
export const reviewer = { name: '王芳', token: 'a-token-of-enough-length' };

/** What the user of this machine has from the start. */
export const localKey = 'the-key-of-this-start';
const local = { authorization: `Bearer ${localKey}` };

/** The real server over a real library and a real Meilisearch, as one test file uses it. */
export class SeededApp {
  readonly app: FastifyInstance;
  readonly knowledgeBase: KnowledgeBase;
  readonly #folder: string;

  private constructor(app: FastifyInstance, knowledgeBase: KnowledgeBase, folder: string) {
    this.app = app;
    this.knowledgeBase = knowledgeBase;
    this.#folder = folder;
  }

  /** @param documents ids of the seeds to read */
  static async open(documents: readonly string[] = ['hz-2024-52', 'zj-digital-trade']): Promise<SeededApp> {
    const folder = mkdtempSync(join(tmpdir(), 'server-test-'));
    const { host, apiKey } = testMeilisearch();
    const knowledgeBase = await KnowledgeBase.open({
      dataDir: folder,
      meilisearch: { url: host, apiKey },
      index: ownIndex('server'),
    });
    if (documents.length > 0) await knowledgeBase.ingest(documents.map((id) => join(seeds, `${id}.txt`)));
    const app = await buildApp({
      knowledgeBase,
      configuration: { writers: [reviewer], localUser: '本机用户', hosts: ['policy.example.cn'] },
      webFolder: join(folder, 'no-web'),
      localKey,
    });
    return new SeededApp(app, knowledgeBase, folder);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.knowledgeBase.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** GET of an address that may hold Chinese as typed. */
  get(url: string, options: InjectOptions = {}): Promise<LightMyRequestResponse> {
    return this.app.inject({ method: 'GET', url: encodeURI(url), headers: local, ...options });
  }

  /** Body of a GET that must succeed. */
  async read<Answer>(url: string): Promise<Answer> {
    const response = await this.get(url);
    if (response.statusCode !== 200) throw new Error(`Expected 200 for ${url}, not \`${response.body}\``);
    return response.json<Answer>();
  }

  post(url: string, payload: object, headers: Record<string, string> = {}): Promise<LightMyRequestResponse> {
    return this.app.inject({ method: 'POST', url, payload, headers: { ...local, ...headers } });
  }

  /** POST of files as a form, as a browser sends it. */
  upload(url: string, files: { name: string; content: string | Buffer }[], fields: Record<string, string> = {}) {
    const boundary = 'form-boundary-of-the-test';
    const part = (disposition: string, content: string | Buffer) => [
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n`),
      Buffer.from(content),
      Buffer.from('\r\n'),
    ];
    const payload = Buffer.concat([
      ...Object.entries(fields).flatMap(([name, value]) => part(`name="${name}"`, value)),
      ...files.flatMap(({ name, content }) => part(`name="files"; filename="${name}"`, content)),
      Buffer.from(`--${boundary}--\r\n`),
    ]);
    const headers = { ...local, 'content-type': `multipart/form-data; boundary=${boundary}` };
    return this.app.inject({ method: 'POST', url, payload, headers });
  }
}
