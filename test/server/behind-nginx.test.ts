import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../server/app.ts';
import { type Nginx, startNginx } from '../harness/nginx.ts';
import { localKey, reviewer, SeededApp } from './seeded-app.ts';

const recommended = readFileSync(new URL('../../server/deployment/nginx.conf', import.meta.url), 'utf8');

let server: SeededApp;
let app: FastifyInstance;
let nginx: Nginx;
beforeAll(async () => {
  server = await SeededApp.open([]);
});
afterEach(async () => {
  await nginx.stop();
  await app.close();
});
afterAll(() => server.close());

/** The server on loopback as in an office, and nginx before it with `lines`, in which `UPSTREAM` is the server. */
async function behind(lines: string, trustedProxies: string[] = [], requestsPerMinute = 0): Promise<void> {
  app = await buildApp({
    knowledgeBase: server.knowledgeBase,
    configuration: {
      ...{ writers: [reviewer], localUser: '本机用户', hosts: ['clauses.example.org'] },
      ...{ trustedProxies, requestsPerMinute },
    },
    localKey,
  });
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  nginx = await startNginx(lines.replace('http://127.0.0.1:3000', address));
}

/** A request through nginx; node:http, because fetch sets no Host. */
function ask(
  path: string,
  method: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(nginx.address + path, { method, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => {
        body += text;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
    sent.on('error', reject).end();
  });
}

const bare = 'location / { proxy_pass http://127.0.0.1:3000; }';

describe.each([
  ['proxy_pass alone', bare, []],
  ['proxy_pass alone over HTTP/1.1', `proxy_http_version 1.1; proxy_set_header Connection ""; ${bare}`, []],
  ['proxy_pass that passes the Host on', `proxy_set_header Host $host; ${bare}`, []],
  ['the recommended lines', recommended, ['loopback']],
])('behind nginx with %s', (_, lines, trusted) => {
  it('nobody writes without a token, and with one they do', async () => {
    await behind(lines, trusted);
    const host = 'clauses.example.org';
    for (const headers of [
      { host },
      { host, origin: `https://${host}`, 'sec-fetch-site': 'same-origin' },
      { host, 'x-forwarded-for': '127.0.0.1' },
      { host: '127.0.0.1' },
    ]) {
      const response = await ask('/api/check', 'POST', headers);
      expect(response.status, JSON.stringify(headers)).toBe(403);
    }
    const token = { host, authorization: `Bearer ${reviewer.token}` };
    expect((await ask('/api/check', 'POST', token)).status).toBe(415);
    expect((await ask('/api/documents', 'GET', { host })).status).toBe(200);
  });
});

it('the recommended lines let nobody choose who or where they are', async () => {
  await behind(recommended, ['loopback'], 60);
  const statuses: number[] = [];
  for (let round = 0; round < 70; round += 1) {
    const headers = { host: 'clauses.example.org', 'x-forwarded-for': `203.0.113.${round}` };
    statuses.push((await ask('/api/documents', 'GET', headers)).status);
  }
  expect(new Set(statuses)).toEqual(new Set([200, 429]));
  expect((await ask('/health', 'GET', { host: 'clauses.example.org' })).status).toBe(200);
  expect((await ask('/api/documents', 'GET', { host: 'evil.example' })).status).toBe(403);
});

it('proxy_pass alone does not take the limit away', async () => {
  await behind(bare, [], 60);
  const statuses: number[] = [];
  for (let round = 0; round < 70; round += 1) statuses.push((await ask('/api/documents', 'GET')).status);
  expect(statuses).toContain(429);
});
