import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiDescription, malformedRequests } from '../harness/malformed-requests.ts';
import { localKey, SeededApp } from './seeded-app.ts';

let server: SeededApp;
let port: number;
beforeAll(async () => {
  server = await SeededApp.open();
  await server.app.listen({ host: '127.0.0.1', port: 0 });
  const bound = server.app.server.address();
  port = typeof bound === 'object' && bound ? bound.port : 0;
});
afterAll(() => server.close());

const authorization = `Bearer ${localKey}`;

it('400 malformed requests made from the description of the API are all answered, none with 500', async () => {
  const description = await server.read<ApiDescription>('/api/openapi.json');
  const requests = malformedRequests(description, 20_261_127);
  const faults: string[] = [];
  for (let count = 0; count < 400; count += 1) {
    const request = requests.next().value;
    const response = await server.app.inject({ ...request, headers: { ...request.headers, authorization } });
    const isProblem = String(response.headers['content-type']).startsWith('application/problem+json');
    const body = isProblem && request.method !== 'HEAD' ? response.json() : {};
    const isTold = response.statusCode < 400 || request.method === 'HEAD' || (isProblem && body.code && body.detail);
    if (response.statusCode === 500 || !isTold) {
      faults.push(
        `${response.statusCode} ${request.method} ${String(request.url).slice(0, 300)} ${response.body.slice(0, 200)}`,
      );
    }
  }
  expect(faults).toEqual([]);
});

describe('numbers are bounded however they are written', () => {
  it.each(['1e400', '1e3', '0x1000', '201', '-1', '1.5', 'Infinity', '', ' '])('limit=%s', async (limit) => {
    const response = await server.get(`/api/search?q=跨境电商&limit=${encodeURIComponent(limit)}`);
    expect(response.json()).toMatchObject({ status: 400, code: 'bad-request' });
  });

  it.each(['offset', 'limit'])('%s of the reviews', async (name) => {
    expect((await server.get(`/api/reviews?${name}=1e400`)).statusCode).toBe(400);
  });
});

describe('a broken form is the sender’s fault', () => {
  const start = '--b\r\nContent-Disposition: form-data; name="files"; filename="x.csv"\r\n\r\n';
  it.each([
    ['cut off in a file', `${start}甲,乙`],
    ['cut off in a header', '--b\r\nContent-Dispo'],
    ['no part at all', ''],
    ['only the end', '--b--\r\n'],
    ['another boundary', start.replaceAll('--b', '--c')],
    ['a header that is none', '--b\r\nnothing\r\n\r\nx\r\n--b--\r\n'],
  ])('%s', async (_, payload) => {
    for (const url of ['/api/reviews/import', '/api/ingest', '/api/check']) {
      const headers = { authorization, 'content-type': 'multipart/form-data; boundary=b' };
      const response = await server.app.inject({ method: 'POST', url, headers, payload });
      expect(response.json(), url).toMatchObject({ status: 400 });
    }
  });
});

describe('what is no request of HTTP', () => {
  /** Sends bytes as they are and gives what comes back until the connection closes. */
  const send = (bytes: string): Promise<string> =>
    new Promise((resolve, reject) => {
      let answer = '';
      const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
      socket.setEncoding('utf8').on('data', (text: string) => {
        answer += text;
      });
      socket.on('error', reject).on('end', () => resolve(answer));
    });

  it.each([
    ['words', 'hello\r\n\r\n', 400],
    ['a method that nobody knows', 'FETCH / HTTP/1.1\r\nHost: localhost\r\n\r\n', 400],
    [
      'a method of other programs',
      'PROPFIND /api/documents HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
      404,
    ],
    [
      'two lengths',
      'POST /api/reviews HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
      400,
    ],
    ['no host', 'GET / HTTP/1.1\r\n\r\n', 400],
    ['a header without end', `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(300_000)}\r\n\r\n`, 431],
    ['half an escape', 'GET /api/documents/%E4%BD HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n', 400],
    ['an expectation', 'GET /api/nothing HTTP/1.1\r\nHost: localhost\r\nExpect: tea\r\nConnection: close\r\n\r\n', 404],
  ])('%s is a problem in our form', async (_, bytes, status) => {
    const answer = await send(bytes);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(answer).toContain('application/problem+json');
  });
});
