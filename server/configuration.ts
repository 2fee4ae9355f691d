import { join, resolve } from 'node:path';
import Type from 'typebox';
import { Default, Errors, Parse } from 'typebox/value';
import { KnownProblem } from '../ingest/policy/known-problem.ts';
import type { Writer } from './plugins/writers.ts';

const port = String.raw`^(\d{1,4}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d{2}|655[0-2]\d|6553[0-5])$`;
/** `loopback`, or addresses and networks as `10.0.0.5` or `10.0.0.0/8`. */
const proxies = String.raw`^(loopback|[0-9a-fA-F.:]+(/\d{1,3})?)(\s*,\s*(loopback|[0-9a-fA-F.:]+(/\d{1,3})?))*$`;

/** What the environment may say; server/README.md has the same table for people. */
const EnvironmentSchema = Type.Object({
  HOST: Type.String({ minLength: 1, default: '127.0.0.1' }),
  PORT: Type.String({ pattern: port, default: '3000' }),
  DATA_DIR: Type.String({ minLength: 1, default: 'data' }),
  MEILI_URL: Type.Optional(Type.String({ pattern: '^https?://[^/]+' })),
  MEILI_KEY: Type.Optional(Type.String()),
  MEILI_BIN: Type.Optional(Type.String()),
  FAILED_QUERY_LOG: Type.Optional(Type.String()),
  PUBLIC_URL: Type.Optional(Type.String({ pattern: '^https?://[^/?#@\\s]+(/[A-Za-z0-9._~-]+)*/?$' })),
  HOSTS: Type.Optional(Type.String({ pattern: '^[^\\s,/:]+(\\s*,\\s*[^\\s,/:]+)*$' })),
  TRUSTED_PROXIES: Type.Optional(Type.String({ pattern: proxies })),
  REQUESTS_PER_MINUTE: Type.String({ pattern: '^\\d{1,6}$', default: '1200' }),
  LOG_FILE: Type.Optional(Type.String()),
  LOG_LEVEL: Type.String({ pattern: '^(error|warn|info|debug)$', default: 'info' }),
  LOG_QUERIES: Type.Optional(Type.String({ pattern: '^[01]$' })),
  METRICS: Type.Optional(Type.String({ pattern: '^[01]$' })),
  BACKUP_DIR: Type.Optional(Type.String()),
  BACKUP_KEEP: Type.String({ pattern: '^[1-9]\\d{0,2}$', default: '14' }),
  WRITERS: Type.Optional(Type.String({ pattern: '^[^:,]+:[^:,]{16,}(,[^:,]+:[^:,]{16,})*$' })),
});

/** What a variable should be, for those that can be wrong in form. */
const expectations: Record<string, string> = {
  PORT: 'a number from 0 (any free one) to 65535',
  MEILI_URL: 'an address such as http://127.0.0.1:7700',
  PUBLIC_URL:
    'the address under which readers open the server, such as https://clauses.example.org or https://www.example.org/policy',
  HOSTS: 'names with commas between them, without scheme and port, such as clauses.example.org',
  TRUSTED_PROXIES: '`loopback`, or addresses and networks with commas between them, such as 10.0.0.5,10.1.0.0/16',
  REQUESTS_PER_MINUTE: 'a whole number; 0 sets no limit',
  LOG_LEVEL: 'one of error, warn, info, debug',
  LOG_QUERIES: '1 or 0',
  METRICS: '1 or 0',
  BACKUP_KEEP: 'a whole number from 1 to 999',
  WRITERS:
    '`name:token` pairs with commas between them, each token of 16 characters or more (or `sha256=` and its SHA-256)',
};

/** How this server is set up. */
export interface Configuration {
  host: string;
  port: number;
  /** Absolute path. */
  dataDir: string;
  meilisearch: { url: string | undefined; apiKey: string | undefined; binary: string | undefined };
  /** File that collects queries without a good answer, one JSON line each; null (the default) collects none. */
  failedQueryLog: string | null;
  /** People who may change the library from elsewhere. */
  writers: Writer[];
  /** Name under which someone at this machine writes; null when the server is reachable from elsewhere. */
  localUser: string | null;
  /** Address under which readers open the server, without a slash at its end; null where the request says it. */
  publicUrl: string | null;
  /** Further names under which the server answers. */
  hosts: string[];
  /** Whose word is taken for whom a request comes from. */
  trustedProxies: string[];
  /** Ordinary requests a minute of one reader; 0 sets no limit. */
  requestsPerMinute: number;
  log: { file: string; level: LogLevel; queries: boolean };
  /** Whether /metrics answers. */
  metrics: boolean;
  /** Folder of daily backups and how many of them are kept; null where none are made. */
  backups: { folder: string; keep: number } | null;
}

export type LogLevel = 'error' | 'warn' | 'info' | 'debug';

/** The environment says something that cannot be followed; the message has one sentence for each variable. */
export class ConfigurationProblem extends KnownProblem<'configuration'> {
  constructor(english: string) {
    super('configuration', { english, chinese: `环境变量的设置有误：${english}` });
  }
}

/**
 * Reads the configuration; an empty variable counts as not set.
 *
 * @throws ConfigurationProblem
 */
export function readConfiguration(environment: NodeJS.ProcessEnv = process.env): Configuration {
  const known = Object.keys(EnvironmentSchema.properties);
  const set = Object.fromEntries(known.flatMap((name) => (environment[name] ? [[name, environment[name]]] : [])));
  const value = Default(EnvironmentSchema, set);
  const wrong = [...new Set(Errors(EnvironmentSchema, value).map(({ instancePath }) => instancePath.slice(1)))];
  if (wrong.length > 0) throw new ConfigurationProblem(wrong.map((name) => faultOf(name, environment)).join('\n'));
  const parsed = Parse(EnvironmentSchema, value);
  return {
    host: parsed.HOST,
    port: Number(parsed.PORT),
    dataDir: resolve(parsed.DATA_DIR),
    meilisearch: { url: parsed.MEILI_URL, apiKey: parsed.MEILI_KEY, binary: parsed.MEILI_BIN },
    failedQueryLog: parsed.FAILED_QUERY_LOG === undefined ? null : resolve(parsed.FAILED_QUERY_LOG),
    writers: (parsed.WRITERS ?? '').split(',').filter(Boolean).map(writerOf),
    localUser: isLoopback(parsed.HOST) ? '本机用户' : null,
    publicUrl: parsed.PUBLIC_URL?.replace(/\/$/, '') ?? null,
    hosts: [
      ...listed(parsed.HOSTS),
      ...(parsed.PUBLIC_URL === undefined ? [] : [new URL(parsed.PUBLIC_URL).hostname]),
      ...(['0.0.0.0', '::'].includes(parsed.HOST) ? [] : [shownHost(parsed.HOST)]),
    ],
    trustedProxies: listed(parsed.TRUSTED_PROXIES),
    requestsPerMinute: Number(parsed.REQUESTS_PER_MINUTE),
    log: {
      file: resolve(parsed.LOG_FILE ?? join(parsed.DATA_DIR, 'logs', 'server.log')),
      level: parsed.LOG_LEVEL as LogLevel,
      queries: parsed.LOG_QUERIES === '1',
    },
    metrics: parsed.METRICS === '1',
    backups:
      parsed.BACKUP_DIR === undefined ? null : { folder: resolve(parsed.BACKUP_DIR), keep: Number(parsed.BACKUP_KEEP) },
  };
}

function faultOf(name: string, environment: NodeJS.ProcessEnv): string {
  const shown = name === 'WRITERS' ? 'not of that form' : `\`${environment[name]}\``;
  return `${name} should be ${expectations[name]}, but is ${shown}.`;
}

function writerOf(pair: string): Writer {
  const [name = '', token = ''] = pair.split(':');
  return { name: name.trim(), token: token.trim() };
}

const listed = (list: string | undefined): string[] =>
  (list ?? '')
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean);

/** A host as it stands in a URL. */
export function shownHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}
