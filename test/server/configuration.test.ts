import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { ConfigurationProblem, readConfiguration } from '../../server/configuration.ts';

test('without any setting the server listens on loopback, port 3000, and keeps its files in data/', () => {
  expect(readConfiguration({})).toEqual({
    host: '127.0.0.1',
    port: 3000,
    dataDir: resolve('data'),
    meilisearch: { url: undefined, apiKey: undefined, binary: undefined },
    failedQueryLog: null,
    writers: [],
    localUser: '本机用户',
    publicUrl: null,
    hosts: ['127.0.0.1'],
    trustedProxies: [],
    requestsPerMinute: 1200,
    log: { file: resolve('data/logs/server.log'), level: 'info', queries: false },
    metrics: false,
    backups: null,
  });
});

test('every setting is read', () => {
  const configuration = readConfiguration({
    HOST: '0.0.0.0',
    PORT: '8080',
    DATA_DIR: '/srv/clauses',
    MEILI_URL: 'https://search.example.org',
    MEILI_KEY: 'key',
    WRITERS: '王芳:0123456789abcdef,李强:fedcba9876543210',
    PUBLIC_URL: 'https://clauses.example.org/',
    HOSTS: 'clauses, clauses.example.cn',
    TRUSTED_PROXIES: 'loopback,10.0.0.0/8',
    BACKUP_DIR: '/srv/backups',
  });
  expect(configuration).toMatchObject({
    host: '0.0.0.0',
    port: 8080,
    dataDir: '/srv/clauses',
    meilisearch: { url: 'https://search.example.org', apiKey: 'key' },
    publicUrl: 'https://clauses.example.org',
    hosts: ['clauses', 'clauses.example.cn', 'clauses.example.org'],
    trustedProxies: ['loopback', '10.0.0.0/8'],
    backups: { folder: '/srv/backups', keep: 14 },
    writers: [
      { name: '王芳', token: '0123456789abcdef' },
      { name: '李强', token: 'fedcba9876543210' },
    ],
  });
});

test('nobody is the local user of a server that others can reach', () => {
  expect(readConfiguration({ HOST: '0.0.0.0' }).localUser).toBeNull();
});

test('an empty variable counts as not set', () => {
  expect(readConfiguration({ PORT: '', MEILI_URL: '' })).toEqual(readConfiguration({}));
});

test.each([
  [{ PORT: 'http' }, 'PORT should be a number from 0 (any free one) to 65535, but is `http`.'],
  [{ PORT: '70000' }, 'PORT should be a number from 0 (any free one) to 65535, but is `70000`.'],
  [{ PORT: '80.5' }, 'PORT should be a number from 0 (any free one) to 65535, but is `80.5`.'],
  [
    { MEILI_URL: 'localhost:7700' },
    'MEILI_URL should be an address such as http://127.0.0.1:7700, but is `localhost:7700`.',
  ],
])('%o is refused with a sentence', (environment, sentence) => {
  expect(() => readConfiguration(environment)).toThrow(new ConfigurationProblem(sentence));
});

test('a short token is refused, and no token is printed', () => {
  const read = () => readConfiguration({ WRITERS: '王芳:geheim' });
  expect(read).toThrow(/each token of 16 characters or more/);
  expect(read).not.toThrow(/geheim/);
});

test('all faults are named at once', () => {
  expect(() => readConfiguration({ PORT: '-1', MEILI_URL: 'x' })).toThrow(/PORT .*\nMEILI_URL /);
});
