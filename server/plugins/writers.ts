import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { Problem } from './problems.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Hook for routes that change something: names the writer on the request, or refuses. */
    requireWriter: (request: FastifyRequest) => Promise<void>;
    /** Who would be writing with this request, or why nobody may. */
    writerOf: (request: FastifyRequest) => string | Problem;
  }
  interface FastifyRequest {
    /** Name of the person who writes; empty on routes that only read. */
    writer: string;
  }
}

/** A person who may write from elsewhere. */
export interface Writer {
  name: string;
  token: string;
}

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);

export const isLoopbackAddress = (address: string): boolean =>
  address === '::1' || /^(?:::ffff:)?127\.\d+\.\d+\.\d+$/.test(address);

const hostOf = (value: string): string | null => {
  try {
    return new URL(value).host;
  } catch {
    return null;
  }
};

/**
 * True when the request comes from this machine and from our own page or a program, not from a page of another site
 * that the browser on this machine happens to show: the connection is on loopback and not passed on by a proxy, the
 * Host is a loopback name (a name that an attacker points to 127.0.0.1 is not), and the Origin, if any, is that Host.
 */
export function isLocalRequest(request: FastifyRequest): boolean {
  const { host, origin, forwarded } = request.headers;
  if (!isLoopbackAddress(request.socket.remoteAddress ?? '')) return false;
  if (forwarded !== undefined || request.headers['x-forwarded-for'] !== undefined) return false;
  if (host === undefined || !loopbackNames.has(host.replace(/:\d+$/, '').toLowerCase())) return false;
  if (origin !== undefined && hostOf(origin) !== host) return false;
  const site = request.headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** The writer whose token it is; every token is compared in full and in constant time, whatever its length. */
export function writerByToken(writers: readonly Writer[], token: string): string | null {
  const given = digest(token);
  let found: string | null = null;
  for (const { name, token: expected } of writers) {
    if (timingSafeEqual(given, digest(expected))) found = name;
  }
  return found;
}

/**
 * Who may change the library: people named in the configuration, by `Authorization: Bearer <token>`; without a token
 * the user of this machine, when the server listens on loopback only. Everyone else reads.
 */
export const writers = fp(
  async (app: FastifyInstance, { people, localUser }: { people: readonly Writer[]; localUser: string | null }) => {
    app.decorateRequest('writer', '');
    app.decorate('writerOf', (request: FastifyRequest) => {
      const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
      if (token !== undefined) {
        return (
          writerByToken(people, token.trim()) ?? new Problem(401, 'unknown-token', '令牌无效，请向管理员核对后重试。')
        );
      }
      if (localUser !== null && isLocalRequest(request)) return localUser;
      return new Problem(403, 'read-only', '只能阅读：在本机打开，或使用管理员发给您的令牌，才能修改。');
    });
    app.decorate('requireWriter', async (request: FastifyRequest) => {
      const writer = app.writerOf(request);
      if (writer instanceof Problem) throw writer;
      request.writer = writer;
    });
  },
  { name: 'writers' },
);
