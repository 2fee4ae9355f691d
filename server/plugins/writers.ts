import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { tokenHash } from '../../ingest/library/tokens.ts';
import { chosenName } from '../access/chosen-name.ts';
import { newLocalKey } from '../access/local-key.ts';
import { isLocalRequest } from '../access/local-request.ts';
import { mayDo, type Role } from '../contract/role.ts';
import { Problem } from './problems.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Hook for routes that change documents: names the writer on the request, or refuses. */
    requireWriter: (request: FastifyRequest) => Promise<void>;
    /** Hook for routes that decide about links. */
    requireReviewer: (request: FastifyRequest) => Promise<void>;
    /** Who would be writing with this request, or why nobody may. */
    writerOf: (request: FastifyRequest, role?: Role) => string | Problem;
    /** Who sends the request by token or key, whatever they may do; null for somebody unknown. */
    personOf: (request: FastifyRequest) => Person | null;
  }
  interface FastifyRequest {
    /** Name of the person who writes; empty on routes that only read. */
    writer: string;
  }
}

/** Somebody known by a token. */
export interface Person {
  name: string;
  role: Role;
  /** True for the user of this machine, who gave the key of this start. */
  local: boolean;
}

/** A person named in the configuration; `token` as given to them, or `sha256=` with its SHA-256 in hexadecimal. */
export interface Writer {
  name: string;
  token: string;
}

export interface WriterOptions {
  people: readonly Writer[];
  /** Name under which the user of this machine writes; null where there is none. */
  localUser: string | null;
  /** Secret of this start that the user of this machine shows. */
  localKey?: string | undefined;
  /** The person of the library whose token has this SHA-256, now; null for an unknown or revoked one. */
  personByHash?: (hash: string) => { name: string; role: Role } | null;
}

const same = (one: string, other: string): boolean => {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
};

const hashOf = ({ token }: Writer): string =>
  /^sha256=([0-9a-f]{64})$/i.exec(token)?.[1]?.toLowerCase() ?? tokenHash(token);

/** The writer whose token it is; every token is compared in full and in constant time, whatever its length. */
export function writerByToken(writers: readonly Writer[], token: string): string | null {
  const given = tokenHash(token);
  let found: string | null = null;
  for (const writer of writers) {
    if (same(given, hashOf(writer))) found = writer.name;
  }
  return found;
}

const readOnly = '只能阅读：在本机修改，请打开启动时终端里显示的修改地址；从别处修改，请使用管理员发给您的令牌。';

/**
 * Who may change the library: people with a token of theirs, and the user of this machine, who shows the secret of this
 * start in a cookie (set by the address that the start prints) or as a token. Where a proxy may stand in between,
 * nobody is local: a person at the other end of it looks the same.
 */
export const writers = fp(
  async (app: FastifyInstance, options: WriterOptions) => {
    const { people, localUser, personByHash = () => null } = options;
    const localKey = options.localKey ?? newLocalKey();
    // Named after the start: two servers of one machine do not take each other's cookie away.
    const cookie = `policy-clauses-${tokenHash(localKey).slice(0, 8)}`;

    const bearer = (request: FastifyRequest) => /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1]?.trim();
    const local = (request: FastifyRequest, given: string | undefined): Person | null =>
      localUser !== null && given !== undefined && same(given, localKey) && isLocalRequest(request)
        ? { name: chosenName(request) ?? localUser, role: 'ingest', local: true }
        : null;
    const byToken = (token: string): Person | null => {
      const named = writerByToken(people, token);
      if (named !== null) return { name: named, role: 'ingest', local: false };
      const person = personByHash(tokenHash(token));
      return person === null ? null : { ...person, local: false };
    };
    const personOf = (request: FastifyRequest): Person | null => {
      const token = bearer(request);
      if (token !== undefined) return local(request, token) ?? byToken(token);
      return local(request, cookies(request).get(cookie));
    };

    app.decorateRequest('writer', '');
    app.decorate('personOf', personOf);
    app.decorate('writerOf', (request: FastifyRequest, role: Role = 'ingest') => {
      const person = personOf(request);
      if (person === null && bearer(request) !== undefined) {
        return new Problem(401, 'unknown-token', '令牌无效或已被收回，请向管理员核对后重试。');
      }
      if (person === null) return new Problem(403, 'read-only', readOnly);
      if (mayDo(person.role, role)) return person.name;
      return new Problem(403, 'role-too-low', `“${person.name}”的令牌没有这项权限，请向管理员申请。`);
    });
    const require = (role: Role) => async (request: FastifyRequest) => {
      const writer = app.writerOf(request, role);
      if (writer instanceof Problem) throw writer;
      request.writer = writer;
    };
    app.decorate('requireWriter', require('ingest'));
    app.decorate('requireReviewer', require('review'));

    /** The address that the start prints: gives the cookie and leads on to the page behind it. */
    const enter = async (request: FastifyRequest, reply: FastifyReply) => {
      const { key = '', '*': page = '' } = request.params as { key?: string; '*'?: string };
      if (!same(key, localKey) || localUser === null) {
        throw new Problem(403, 'old-key', '这个修改地址已失效：每次启动都会换新，请打开最近一次启动时显示的地址。');
      }
      const query = /\?.*$/s.exec(request.originalUrl)?.[0] ?? '';
      return reply
        .header('set-cookie', `${cookie}=${localKey}; Path=/; HttpOnly; SameSite=Strict`)
        .header('referrer-policy', 'no-referrer')
        .redirect(`${encodeURI(`/${page.replace(/^\/+/, '')}`)}${query}`, 303);
    };
    app.get('/local/:key', { schema: { hide: true } }, enter);
    app.get('/local/:key/*', { schema: { hide: true } }, enter);
  },
  { name: 'writers', dependencies: ['problems'] },
);

/** Cookies of a request by name. */
export function cookies(request: FastifyRequest): Map<string, string> {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  return new Map(pairs.map(([name = '', ...value]) => [name, value.join('=')]));
}
