import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../server/app.ts';
import { localKey, SeededApp } from './seeded-app.ts';

const folder = mkdtempSync(join(tmpdir(), 'web-pages-'));
const html = { accept: 'text/html,application/xhtml+xml' };
let server: SeededApp;
let app: FastifyInstance;

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><base href="/" /><title>政策条款库</title>');
  writeFileSync(join(folder, 'assets', 'page-abc123.js'), `${'// code\n'.repeat(1000)}`);
  server = await SeededApp.open(['hz-2024-52']);
  app = await buildApp({
    knowledgeBase: server.knowledgeBase,
    configuration: { writers: [], localUser: null, requestsPerMinute: 10 },
    webFolder: folder,
  });
});
afterAll(async () => {
  await app.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('pages', () => {
  it.each([
    '/',
    '/documents/hz-2024-52/2/2/7',
    '/units/%E5%B8%82%E5%95%86%E5%8A%A1%E5%B1%80',
    '/documents/hz-2024-52?version=1',
  ])('%s is the one page, asked for anew each time', async (url) => {
    const response = await app.inject({ url, headers: html });
    expect(response.statusCode).toBe(200);
    expect(response.body).toContain('政策条款库');
    expect(response.headers['cache-control']).toBe('no-cache');
  });

  it.each([
    '/documents/nope',
    '/documents/nope/9',
    '/documents/hz-2024-52/9/9',
    '/documents/hz-2024-52/2/2/7?version=2',
    '/documents/hz-2024-52?version=x',
    '/review/nope',
    '/trace/nope/1',
    '/no/such/page',
  ])('%s names nothing that there is: the same page, which says so, with 404', async (url) => {
    const response = await app.inject({ url, headers: html });
    expect(response.statusCode).toBe(404);
    expect(response.body).toContain('政策条款库');
  });

  it('assets are kept for ever, and compressed', async () => {
    const response = await app.inject({ url: '/assets/page-abc123.js', headers: { 'accept-encoding': 'gzip' } });
    expect(response.headers['cache-control']).toContain('immutable');
    expect(response.headers['content-encoding']).toBe('gzip');
  });

  it('load nothing from another host and cannot be framed', async () => {
    const policy = (await app.inject({ url: '/', headers: html })).headers['content-security-policy'];
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval/);
    expect(policy).not.toMatch(/script-src[^;]*unsafe-inline/);
  });

  it.each([
    ['/assets/gone.js', 404, 'no-such-resource'],
    ['/api/nothing', 404, 'no-such-resource'],
    ['/../../etc/passwd', 404, 'no-such-resource'],
    ['/%2e%2e/%2e%2e/package.json', 404, 'no-such-resource'],
    ['/documents/%', 400, 'bad-url'],
  ])('%s is no page: %i %s', async (url, status, code) => {
    const response = await app.inject({ url, headers: { accept: '*/*' } });
    expect(response.json()).toMatchObject({ status, code });
  });

  it('that are not built say what to do', async () => {
    const response = await server.get('/', { headers: html });
    expect(response.json()).toMatchObject({ status: 503, code: 'web-not-built' });
  });
});

describe('limits', () => {
  it('stop someone elsewhere who asks too often, not this machine', async () => {
    const ask = (remoteAddress: string) => app.inject({ url: '/api/nothing', remoteAddress });
    const answers = await Promise.all(Array.from({ length: 201 }, () => ask('203.0.113.50')));
    const refused = answers.at(-1);
    expect(refused?.statusCode).toBe(429);
    expect(refused?.json()).toMatchObject({ code: 'too-many-requests', detail: expect.stringContaining('秒后再试') });
    expect((await ask('127.0.0.1')).statusCode).toBe(404);
  });

  it('a body that is too large is refused', async () => {
    const response = await server.app.inject({
      method: 'POST',
      url: '/api/reviews',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${localKey}` },
      payload: JSON.stringify({ note: '长'.repeat(2_000_000) }),
    });
    expect(response.json()).toMatchObject({ status: 413, code: 'too-large' });
  });
});

describe('an error of our own', () => {
  it('is told without its detail', async () => {
    const broken = Object.create(server.knowledgeBase, {
      library: {
        value: {
          documents: () => {
            throw new Error('secret path /var/lib');
          },
        },
      },
    });
    const own = await buildApp({ knowledgeBase: broken, configuration: { writers: [], localUser: null } });
    const response = await own.inject('/api/documents');
    await own.close();
    expect(response.statusCode).toBe(500);
    expect(response.json()).toMatchObject({ code: 'internal' });
    expect(response.body).not.toContain('secret');
  });
});
