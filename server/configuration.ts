import { resolve } from 'node:path';
import Type from 'typebox';
import { Default, Errors, Parse } from 'typebox/value';
import type { Writer } from './plugins/writers.ts';

const port = String.raw`^(\d{1,4}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d{2}|655[0-2]\d|6553[0-5])$`;

/** What the environment may say; README has the same table for people. */
const EnvironmentSchema = Type.Object({
  HOST: Type.String({ minLength: 1, default: '127.0.0.1' }),
  PORT: Type.String({ pattern: port, default: '3000' }),
  DATA_DIR: Type.String({ minLength: 1, default: 'data' }),
  MEILI_URL: Type.Optional(Type.String({ pattern: '^https?://[^/]+' })),
  MEILI_KEY: Type.Optional(Type.String()),
  MEILI_BIN: Type.Optional(Type.String()),
  FAILED_QUERY_LOG: Type.Optional(Type.String()),
  PUBLIC_URL: Type.Optional(Type.String({ pattern: '^https?://[^/?#@\\s]+(/[A-Za-z0-9._~-]+)*/?$' })),
  WRITERS: Type.Optional(Type.String({ pattern: '^[^:,]+:[^:,]{16,}(,[^:,]+:[^:,]{16,})*$' })),
});

/** What a variable should be, for those that can be wrong in form. */
const expectations: Record<string, string> = {
  PORT: 'a number from 0 (any free one) to 65535',
  MEILI_URL: 'an address such as http://127.0.0.1:7700',
  PUBLIC_URL:
    'the address under which readers open the site, such as https://clauses.example.org or https://www.example.org/policy/',
  WRITERS: '`name:token` pairs with commas between them, each token of 16 characters or more',
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
  /** Address under which readers open the site, without a slash at its end; null where the request says it. */
  publicUrl: string | null;
  /** Name under which someone at this machine writes; null when the server is reachable from elsewhere. */
  localUser: string | null;
}

/** The environment says something that cannot be followed; the message has one sentence for each variable. */
export class ConfigurationProblem extends Error {
  override readonly name = 'ConfigurationProblem';
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
    publicUrl: parsed.PUBLIC_URL?.replace(/\/$/, '') ?? null,
    localUser: isLoopback(parsed.HOST) ? '本机用户' : null,
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

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}
