import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../server/app.ts';
import { SeededApp } from './seeded-app.ts';

let server: SeededApp;
beforeAll(async () => {
  server = await SeededApp.open([]);
});
afterAll(() => server.close());

const read = (headers: Record<string, string>, url = '/api/documents') => server.app.inject({ url, headers });

describe('a name that somebody else points at this machine', () => {
  it.each(['/api/documents', '/api/openapi.json', '/', '/health', '/api/nowhere'])(
    'reads nothing at %s',
    async (url) => {
      const response = await read({ host: 'rebound.evil.example:3000' }, url);
      expect(response.statusCode).toBe(403);
      expect(response.json()).toMatchObject({ code: 'unknown-host', detail: expect.stringContaining('HOSTS') });
    },
  );

  it.each(['localhost.evil.example', '127.0.0.1.evil.example', '203.0.113.9', 'evil.example:80'])(
    'nor as %s',
    async (host) => {
      expect((await read({ host })).statusCode).toBe(403);
    },
  );
});

it.each(['localhost:3000', '127.0.0.1', '[::1]:3000', 'LOCALHOST'])('%s is ours', async (host) => {
  expect((await read({ host })).statusCode).toBe(200);
});

it('what a proxy says is taken from trusted ones only, and held against the same list', async () => {
  const { knowledgeBase } = server;
  const configuration = { writers: [], localUser: null, hosts: ['clauses.example.org'], trustedProxies: ['loopback'] };
  const app = await buildApp({ knowledgeBase, configuration });
  const ask = (host: string) =>
    app.inject({ url: '/api/documents', headers: { host: '127.0.0.1', 'x-forwarded-host': host } });
  expect((await ask('clauses.example.org')).statusCode).toBe(200);
  expect((await ask('evil.example')).statusCode).toBe(403);
  await app.close();
});
