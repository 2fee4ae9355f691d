import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writerByToken } from '../../server/plugins/writers.ts';
import { reviewer, SeededApp } from './seeded-app.ts';

let server: SeededApp;
beforeAll(async () => {
  server = await SeededApp.open([]);
});
afterAll(() => server.close());

/** A write that fails for want of a file, and only then: who may not write is refused before. */
const write = (headers: Record<string, string>, remoteAddress = '127.0.0.1') =>
  server.app.inject({ method: 'POST', url: '/api/check', headers, remoteAddress });

describe('who may write', () => {
  it.each([
    ['a program on this machine', { host: '127.0.0.1:3000' }],
    [
      'our own page on this machine',
      { host: 'localhost:3000', origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' },
    ],
    ['over IPv6', { host: '[::1]:3000' }],
  ])('%s may', async (_, headers) => {
    expect((await write(headers)).statusCode).not.toBe(403);
  });

  it.each([
    ['a page of another site in a browser on this machine', { host: '127.0.0.1:3000', origin: 'https://evil.example' }],
    ['a page without an origin of its own', { host: '127.0.0.1:3000', origin: 'null' }],
    ['a form of another site', { host: '127.0.0.1:3000', 'sec-fetch-site': 'cross-site' }],
    ['another page of this machine', { host: '127.0.0.1:3000', origin: 'http://127.0.0.1:8080' }],
    ['a foreign name that points to this machine', { host: 'rebound.evil.example:3000' }],
    ['the same with an origin to match', { host: 'evil.example', origin: 'http://evil.example' }],
    ['someone behind a proxy on this machine', { host: '127.0.0.1:3000', 'x-forwarded-for': '203.0.113.9' }],
    ['the same with the standard header', { host: '127.0.0.1:3000', forwarded: 'for=203.0.113.9' }],
  ])('%s may not', async (_, headers) => {
    const response = await write(headers);
    expect(response.statusCode).toBe(403);
    expect(response.json()).toMatchObject({ code: 'read-only' });
  });

  it('someone elsewhere may not', async () => {
    expect((await write({ host: '127.0.0.1:3000' }, '203.0.113.9')).statusCode).toBe(403);
  });

  it('someone elsewhere with a token may', async () => {
    const response = await write(
      { host: 'policy.example.cn', authorization: `Bearer ${reviewer.token}` },
      '203.0.113.9',
    );
    expect([401, 403]).not.toContain(response.statusCode);
  });

  it('a wrong token is refused, on this machine too', async () => {
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
