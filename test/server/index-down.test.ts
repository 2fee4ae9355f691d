import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KnowledgeBase } from '../../ingest/knowledge-base.ts';
import { MeilisearchAdapter } from '../../ingest/search/meilisearch/adapter.ts';
import { buildApp } from '../../server/app.ts';

const seed = fileURLToPath(new URL('../../seeds/zj-digital-trade.txt', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'index-down-'));
let knowledgeBase: KnowledgeBase;
let app: FastifyInstance;

beforeAll(async () => {
  knowledgeBase = await KnowledgeBase.open({ dataDir: folder, meilisearch: { binary: process.env.MEILI_BIN } });
  await knowledgeBase.ingest([seed]);
  app = await buildApp({ knowledgeBase, configuration: { writers: [], localUser: '本机用户' } });
});
afterAll(async () => {
  await app.close();
  await knowledgeBase.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('when the search engine has gone', () => {
  it('search says so, documents can still be read', async () => {
    expect((await app.inject('/health')).statusCode).toBe(200);
    expect((await app.inject('/health/ready')).json()).toMatchObject({ status: 'ok', documents: 1 });
    const { host, apiKey } = knowledgeBase.engine;
    const engine = new MeilisearchAdapter({ host, apiKey }, knowledgeBase.indexName);
    await engine.removeIndex();
    expect((await app.inject('/health')).json()).toMatchObject({ status: 503, code: 'index-missing' });
    engine.close();
    await knowledgeBase.engine.stop();
    expect((await app.inject('/health/live')).statusCode).toBe(200);

    for (const url of ['/health', '/health/ready', `/api/search?q=${encodeURIComponent('数字贸易')}`]) {
      const response = await app.inject(url);
      expect(response.statusCode).toBe(503);
      expect(response.headers['retry-after']).toBeDefined();
      expect(response.json()).toMatchObject({ code: 'index-unavailable', detail: expect.stringContaining('仍可阅读') });
    }
    expect((await app.inject('/api/documents/zj-digital-trade/clauses/2/4')).statusCode).toBe(200);
    expect((await app.inject('/api/units')).statusCode).toBe(200);
    expect((await app.inject('/api/gaps')).statusCode).toBe(200);
  });
});
