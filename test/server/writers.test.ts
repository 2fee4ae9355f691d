import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tokenHash } from '../../ingest/library/tokens.ts';
import { writerByToken } from '../../server/plugins/writers.ts';
import { localKey, reviewer, SeededApp } from './seeded-app.ts';

let server: SeededApp;
beforeAll(async () => {
  server = await SeededApp.open([]);
});
afterAll(() => server.close());

/** A write that fails for want of a file, and only then: who may not write is refused before. */
const write = (headers: Record<string, string>, remoteAddress = '127.0.0.1') =>
  server.app.inject({ method: 'POST', url: '/api/check', headers, remoteAddress });

const key = { authorization: `Bearer ${localKey}` };

/** The cookie that the printed address gives. */
async function enter(path = ''): Promise<{ cookie: string; location: string }> {
  const answer = await server.app.inject({ url: `/local/${localKey}${path}` });
  expect(answer.statusCode).toBe(303);
  const given = String(answer.headers['set-cookie']);
  expect(given).toMatch(/; HttpOnly; SameSite=Strict$/);
  return { cookie: given.split(';')[0] ?? '', location: String(answer.headers.location) };
}

describe('the user of this machine writes with the key of this start', () => {
  it.each([
    ['as a token, from a program', { host: '127.0.0.1:3000' }],
    ['over IPv6', { host: '[::1]:3000' }],
  ])('%s', async (_, headers) => {
    expect((await write({ ...headers, ...key })).statusCode).toBe(415);
  });

  it('in a cookie, from the page behind the printed address', async () => {
    const { cookie, location } = await enter();
    expect(location).toBe('/');
    const page = { host: 'localhost:3000', origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' };
    expect((await write({ ...page, cookie })).statusCode).toBe(415);
  });

  it('and the printed address leads on to any page', async () => {
    expect((await enter('/documents/hz-2024-52?version=1')).location).toBe('/documents/hz-2024-52?version=1');
    expect((await enter('//evil.example/')).location).toBe('/evil.example/');
  });

  it('but not with the key of another start', async () => {
    expect((await server.app.inject({ url: '/local/another-key' })).statusCode).toBe(403);
    expect((await write({ host: '127.0.0.1:3000', authorization: 'Bearer another-key' })).statusCode).toBe(401);
  });
});

const traces = [
  ...['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip'],
  ...['x-original-forwarded-for', 'x-client-ip', 'true-client-ip', 'cf-connecting-ip', 'x-envoy-external-address'],
];

describe('who may not write, even with the key', () => {
  it.each<[string, Record<string, string>]>([
    ['a page of another site in a browser on this machine', { origin: 'https://evil.example' }],
    ['a page without an origin of its own', { origin: 'null' }],
    ['a form of another site', { 'sec-fetch-site': 'cross-site' }],
    ['another page of this machine', { origin: 'http://127.0.0.1:8080' }],
    ...traces.map((name): [string, Record<string, string>] => [
      `someone behind a proxy that sets ${name}`,
      { [name]: '203.0.113.9' },
    ]),
  ])('%s', async (_, headers) => {
    const { cookie } = await enter();
    const response = await write({ host: '127.0.0.1:3000', ...headers, cookie });
    expect(response.statusCode).toBe(403);
    expect(response.json()).toMatchObject({ code: 'read-only' });
  });

  it('someone elsewhere', async () => {
    const { cookie } = await enter();
    expect((await write({ host: '127.0.0.1:3000', cookie }, '203.0.113.9')).statusCode).toBe(403);
    expect((await write({ host: '127.0.0.1:3000', ...key }, '203.0.113.9')).statusCode).toBe(401);
  });

  it('nobody without it', async () => {
    expect((await write({ host: '127.0.0.1:3000' })).json()).toMatchObject({ status: 403, code: 'read-only' });
  });
});

describe('a writer from elsewhere', () => {
  it('writes with a token', async () => {
    const headers = { host: 'localhost', authorization: `Bearer ${reviewer.token}` };
    expect((await write(headers, '203.0.113.9')).statusCode).toBe(415);
  });

  it('is refused with a wrong one, on this machine too', async () => {
    const response = await write({ host: '127.0.0.1:3000', authorization: 'Bearer wrong' });
    expect(response.statusCode).toBe(401);
    expect(response.json()).toMatchObject({ code: 'unknown-token' });
  });
});

describe('a token', () => {
  const people = [
    { name: '甲', token: 'first-token-0123456789' },
    { name: '乙', token: 'second-token-0123456789' },
  ];
  it.each([
    ['first-token-0123456789', '甲'],
    ['second-token-0123456789', '乙'],
    ['first-token-012345678', null],
    ['first-token-01234567890', null],
    ['', null],
  ])('%s belongs to %s', (token, name) => {
    expect(writerByToken(people, token)).toBe(name);
  });
});

it('may stand in the configuration as its SHA-256', () => {
  const people = [{ name: '甲', token: `sha256=${tokenHash('first-token-0123456789')}` }];
  expect(writerByToken(people, 'first-token-0123456789')).toBe('甲');
  expect(writerByToken(people, people[0]?.token ?? '')).toBeNull();
});

describe('a token of the library', () => {
  const as = (token: string) => write({ host: 'localhost', authorization: `Bearer ${token}` }, '203.0.113.9');
  const at = '2026-11-27T10:00:00.000Z';

  it('is kept as its SHA-256 only, and ends when it is revoked, while the server runs', async () => {
    const { tokens } = server.knowledgeBase.library;
    const token = tokens.add('李强', 'ingest', at);
    expect(JSON.stringify(tokens.all())).not.toContain(token);
    expect((await as(token)).statusCode).toBe(415);
    expect(() => tokens.add('李强', 'read', at)).toThrow(/revoke it first/);
    expect(tokens.revoke('李强', at)).toBe(true);
    expect((await as(token)).json()).toMatchObject({ status: 401, code: 'unknown-token' });
    expect(tokens.revoke('李强', at)).toBe(false);
  });

  it('permits what its role says', async () => {
    const { tokens } = server.knowledgeBase.library;
    const review = tokens.add('赵敏', 'review', at);
    const read = tokens.add('钱进', 'read', at);
    expect((await as(review)).json()).toMatchObject({ status: 403, code: 'role-too-low' });
    const decide = (token: string) =>
      server.app.inject({
        method: 'POST',
        url: '/api/reviews',
        payload: {},
        headers: { authorization: `Bearer ${token}` },
      });
    expect((await decide(review)).statusCode).toBe(400);
    expect((await decide(read)).json()).toMatchObject({ status: 403, code: 'role-too-low' });
  });
});
