import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { KnowledgeBase } from '../../ingest/knowledge-base.ts';
import { buildApp } from '../../server/app.ts';
import { ApiClient, ApiProblem, type Fetch } from '../../web/api-client.ts';
import type { TokenKeeper } from '../../web/session-token.ts';
import { ownIndex, testMeilisearch } from '../harness/meilisearch.ts';

const seeds = fileURLToPath(new URL('../../seeds', import.meta.url));
const dataDir = mkdtempSync(join(tmpdir(), 'clauses-client-'));
const { signal } = new AbortController();
let knowledgeBase: KnowledgeBase;
let app: FastifyInstance;

beforeAll(async () => {
  const { host, apiKey } = testMeilisearch();
  knowledgeBase = await KnowledgeBase.open({ dataDir, meilisearch: { url: host, apiKey }, index: ownIndex('client') });
  await knowledgeBase.fillOnce(seeds);
  const writers = [{ name: '王芳', token: '0123456789abcdef' }];
  app = await buildApp({ knowledgeBase, configuration: { writers, localUser: null } });
});
afterAll(async () => {
  await app?.close();
  await knowledgeBase?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** The true server, asked without a network. */
const injected: Fetch = async (url, init = {}) => {
  const request = new Request(new URL(url, 'http://127.0.0.1'), init);
  const answer = await app.inject({
    method: request.method === 'POST' ? 'POST' : 'GET',
    url,
    headers: Object.fromEntries(request.headers),
    ...(request.method === 'POST' ? { payload: Buffer.from(await request.arrayBuffer()) } : {}),
  });
  return new Response(new Uint8Array(answer.rawPayload), { status: answer.statusCode });
};

function keeper(): TokenKeeper {
  let token: string | null = null;
  return {
    read: () => token,
    keep: (given) => {
      token = given;
    },
  };
}

const client = (fetch: Fetch = injected) => new ApiClient(fetch, keeper());
const problemOf = async (answer: Promise<unknown>): Promise<ApiProblem> => {
  const error = await answer.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof ApiProblem) return error;
  throw new Error(`Expected an ApiProblem, not \`${String(error)}\``);
};

describe('the client of the pages against the true server', () => {
  test('reads documents, clauses, links and citations', async () => {
    const documents = await client().documents(signal);
    expect(documents.map((document) => document.id)).toContain('hz-2024-52');
    const document = await client().document('hz-2024-52', null, signal);
    expect(document.title).toBe('杭州市加力推动跨境电商高质量发展行动计划');
    const clause = await client().clause('hz-2024-52', '2/2/7', null, signal);
    expect(clause.heading).toBe('推广人工智能技术应用');
    const clauses = await client().clauses('hz-2024-52', null, signal);
    const listed = clauses.find((one) => one.address === '2/2/7');
    const own = { version: 1, current: true, since: null, changedIn: null, formerHere: [] };
    expect(clause).toEqual({ ...listed, ...own });
    expect(await client().crossReferences('hz-2024-52', '2/2/7', signal)).toHaveProperty('implements');
    expect(await client().citations('hz-2024-52', '2/2/7', null, signal)).toHaveProperty('cites');
    expect((await client().clauseCitation('hz-2024-52', '2/2/7', null, signal)).inText).toContain('第7点');
    expect(
      (await client().clauseVersions('hz-2024-52', '2/2/7', null, signal)).versions.map(({ version }) => version),
    ).toEqual([1]);
  });

  test('searches, suggests, counts facets and asks why', async () => {
    const search = new URLSearchParams({ q: '海外仓', limit: '5' });
    const result = await client().search(search, signal);
    expect(result.hits.length).toBe(5);
    expect((await client().suggestions('数字贸易', signal)).length).toBeGreaterThan(0);
    const units = await client().facet('unit', new URLSearchParams({ q: '海关', query: '' }), signal);
    expect(units.values.map(({ value }) => value)).toContain('钱江海关');
    const asked = new URLSearchParams({ q: '海外仓', document: 'hz-2024-52', address: '2/2/7' });
    expect((await client().whyMissing(asked, signal)).reason).not.toBe('');
  });

  test('reads the views over whole documents, and units with Chinese names', async () => {
    const comparison = await client().compare('hz-2024-25', 'zj-digital-trade', signal);
    expect(comparison.rows.length).toBeGreaterThan(20);
    expect((await client().matrix('zj-digital-trade', '', signal)).columns.length).toBe(3);
    expect((await client().gaps(new URLSearchParams(), signal)).upper.length).toBe(2);
    expect((await client().unit('各区、县（市）政府', signal)).clausesOfUnit.length).toBeGreaterThan(0);
    expect((await client().units(signal)).length).toBeGreaterThan(50);
    expect((await client().reports(signal)).length).toBeGreaterThan(0);
  });

  test('an unknown clause is a problem with a Chinese sentence and the nearest clause', async () => {
    const { problem } = await problemOf(client().clause('hz-2024-52', '2/2/99', null, signal));
    expect(problem.code).toBe('clause-not-found');
    expect(problem.nearest?.address).toMatch(/^2\/2/);
  });

  test('writes with a token only, and under the name that it stands for', async () => {
    const [link] = knowledgeBase.library.links({ lower: { document: 'hz-2024-52' } });
    if (!link) throw new Error('Expected links from hz-2024-52, not none');
    const { lower, upper } = link;
    const writing = client();
    const decision = { lower, upper, action: 'confirm' as const };
    expect((await problemOf(writing.review(decision))).problem.status).toBe(403);
    writing.useToken('0123456789abcdef');
    expect((await writing.review(decision)).review).toMatchObject({ status: 'confirmed', by: '王芳' });
    const places = [lower, upper].map(({ document, address }) => `${document}/${address}`);
    expect((await writing.reviewHistory(places[0] ?? '', places[1] ?? '', signal)).history.length).toBe(1);
  });

  test('gives files and takes back a report', async () => {
    const writing = client();
    writing.useToken('0123456789abcdef');
    const file = new File(['某市行动计划\n\n一、总体要求\n\n（一）目标。到2027年建成。\n'], 'some-plan.txt');
    const report = await writing.ingest([file], true, 'UTF-8', signal);
    expect(report.check).toBe(true);
    expect(report.files.map(({ outcome }) => outcome)).toEqual(['checked']);
  });
});

describe('when the server cannot be reached', () => {
  test('the problem says so', async () => {
    const offline: Fetch = () => Promise.reject(new TypeError('fetch failed'));
    expect((await problemOf(client(offline).documents(signal))).problem.code).toBe('unreachable');
  });

  test('an answer that is no problem document keeps its status', async () => {
    const proxy: Fetch = async () => new Response('Bad gateway', { status: 502 });
    expect((await problemOf(client(proxy).documents(signal))).problem.status).toBe(502);
  });

  test('an aborted request is not a problem of the server', async () => {
    const stopped = new AbortController();
    const aborting: Fetch = () => {
      stopped.abort();
      return Promise.reject(new DOMException('aborted', 'AbortError'));
    };
    await expect(client(aborting).documents(stopped.signal)).rejects.toThrow('aborted');
  });
});
