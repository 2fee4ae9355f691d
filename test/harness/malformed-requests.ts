import type { InjectOptions } from 'fastify';

/** What of an OpenAPI description the generator reads. */
export interface ApiDescription {
  paths: Record<string, Record<string, ApiOperation>>;
}
interface ApiOperation {
  parameters?: { name: string; in: string; schema?: { type?: string; enum?: unknown[] } }[];
  requestBody?: { content: Record<string, unknown> };
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const values = [
  ...[
    '',
    ' ',
    '0',
    '-1',
    '1',
    '1e400',
    '-1e400',
    '1e3',
    '1.5',
    'NaN',
    'Infinity',
    '0x10',
    '９',
    '99999999999999999999',
  ],
  ...['null', 'undefined', 'true', 'false', '[]', '{}', '[object Object]', '../../etc/passwd', 'a/b/c', '.', '..', '/'],
  ...[
    'hz-2024-52',
    'zj-digital-trade/3/12',
    'hz-2024-52/2/2/7',
    '2/2/7',
    '跨境电商',
    '“',
    '"',
    "'",
    '`',
    '$',
    '%',
    '%00',
  ],
  ...[
    '一、'.repeat(50),
    '（'.repeat(200),
    '-"',
    '-',
    'NOT',
    '\u0000',
    '\uFFFE',
    '\uD800',
    '👩‍👩‍👧‍👦',
    '\u202E',
    '\r\n',
    '\t',
    ' '.repeat(500),
  ],
  ...[
    'x'.repeat(201),
    'x'.repeat(501),
    'x'.repeat(19_000),
    '__proto__',
    'constructor',
    'toString',
    "' OR 1=1 --",
    '<script>',
  ],
];
const rawEscapes = [
  '%',
  '%E4%BD',
  '%zz',
  '%00',
  '%2F',
  '%5C',
  '%c0%ae',
  '%ff',
  '+',
  '%25',
  '?',
  '#',
  '&',
  '=',
  ';',
  '[',
  '\\',
];
const types = [
  ...[
    'application/json',
    'application/json; charset=gbk',
    'text/plain',
    'multipart/form-data',
    'application/x-www-form-urlencoded',
  ],
  ...[
    'multipart/form-data; boundary=b',
    'multipart/form-data; boundary=',
    'multipart/mixed; boundary=b',
    'x',
    '',
    'application/xml',
  ],
];
const bodies = [
  ...[
    '',
    '{',
    '{}',
    '[]',
    'null',
    '1e400',
    '"text"',
    '{"__proto__":{"a":1}}',
    '{"action":"confirm"}',
    '\u0000',
    '\uFEFF{}',
  ],
  ...[
    '--b',
    '--b--',
    '--b--\r\n',
    '--b\r\n\r\n',
    '--b\r\nContent-Disposition: form-data; name="files"; filename="x.txt"\r\n\r\n一、',
  ],
  '--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n',
  '--b\r\nContent-Disposition: form-data; name="files"; filename=""\r\n\r\n\r\n--b--\r\n',
  '--b\r\nContent-Disposition: form-data; name="__proto__"\r\n\r\nx\r\n--b--\r\n',
  '--b\r\nContent-Disposition: form-data; name="files"; filename="x.csv"\r\nContent-Transfer-Encoding: x\r\n\r\n"\r\n--b--\r\n',
  '--b\r\nno header at all\r\n\r\nx\r\n--b--\r\n',
  JSON.stringify({ action: 'confirm', note: 'x'.repeat(3000) }),
  `${'['.repeat(5000)}${']'.repeat(5000)}`,
];

/**
 * Requests that nobody should send, made of the operations of the API: wrong values for every parameter, unknown and
 * repeated ones, broken escapes, bodies and content types that do not fit.
 */
export function* malformedRequests(description: ApiDescription, seed: number): Generator<InjectOptions> {
  const random = randomNumbers(seed);
  const pick = <Entry>(list: readonly Entry[]): Entry => list[Math.floor(random() * list.length)] as Entry;
  const operations = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const written = (value: string) => (random() < 0.15 ? pick(rawEscapes) : escaped(value));
  for (;;) {
    const { path, method, operation } = pick(operations);
    const filled = path.replace(/\{[^}]+\}/g, () => written(pick(values)));
    const query = (operation.parameters ?? [])
      .filter((parameter) => parameter.in === 'query')
      .filter(() => random() < 0.6)
      .flatMap(({ name, schema }) => {
        const fitting = schema?.enum?.map(String) ?? [];
        const given = () => written(random() < 0.2 && fitting.length > 0 ? pick(fitting) : pick(values));
        return Array.from({ length: random() < 0.1 ? 120 : random() < 0.2 ? 2 : 1 }, () => `${name}=${given()}`);
      });
    if (random() < 0.15)
      query.push(`${pick(['__proto__', 'q[]', 'constructor', 'unknown', ''])}=${written(pick(values))}`);
    const used =
      random() < 0.1 ? pick(['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD']) : method.toUpperCase();
    const request = { method: used as 'GET', url: `${filled}${query.length > 0 ? `?${query.join('&')}` : ''}` };
    const carries = used === 'POST' || used === 'PUT' || used === 'PATCH' || random() < 0.05;
    yield carries ? { ...request, payload: pick(bodies), headers: { 'content-type': pick(types) } } : request;
  }
}

/** The value in UTF-8 percent-encoding; half a character becomes what a broken program would send. */
function escaped(value: string): string {
  return /^\P{Surrogate}*$/u.test(value) ? encodeURIComponent(value) : '%ED%A0%80';
}
