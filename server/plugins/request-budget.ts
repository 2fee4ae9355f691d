import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { isLocalRequest, isLoopbackAddress } from '../access/local-request.ts';
import { Problem } from './problems.ts';
import { cookies } from './writers.ts';

export interface BudgetOptions {
  /** Ordinary requests a minute of one reader; 0 sets no limit. */
  requestsPerMinute: number;
}

/** Cost of a request in tenths of an ordinary one, by its path: the first that fits. */
const costs: readonly [RegExp, number][] = [
  [/^\/(?:assets\/|icon\.svg)/, 1],
  [/^\/api\/(?:static\/|person$)/, 1],
  [/^\/api\/(?:ingest|check|reviews\/import)/, 100],
  [/^\/api\/(?:export|matrix|gaps|compare)/, 50],
  [/^\/api\/search/, 20],
];
const ordinaryCost = 10;

/** How many readers one address may stand for: an office behind one gateway. */
const readersOfAddress = 20;
/** How many times a reader's budget a person with a token has: scripts work for people. */
const personFactor = 10;
/** The same for programs of this machine that show no key, and for readers behind a proxy that names nobody. */
const machineFactor = 100;

const sessionCookie = 'policy-clauses-session';

/**
 * Bounds what one reader costs everybody else. A reader is a person with a token, else a browser session (a signed
 * cookie that says nothing about the person), else an address; whoever throws the cookie away is counted by address.
 * An address has the budget of many readers, and never more. The user of this machine is not limited, nor is health.
 */
export const requestBudget = fp(
  async (app: FastifyInstance, { requestsPerMinute }: BudgetOptions) => {
    if (requestsPerMinute === 0) return;
    const points = requestsPerMinute * ordinaryCost;
    const limiter = (keyPrefix: string, factor: number) =>
      new RateLimiterMemory({ keyPrefix, points: points * factor, duration: 60 });
    const ofReader = limiter('reader', 1);
    const ofPerson = limiter('person', personFactor);
    const ofAddress = limiter('address', readersOfAddress);
    const ofMachine = limiter('machine', machineFactor);
    const secret = randomBytes(32);
    const sign = (id: string) => createHmac('sha256', secret).update(id).digest('base64url').slice(0, 22);

    const sessionOf = (request: FastifyRequest): string | null => {
      const [id = '', signature = ''] = (cookies(request).get(sessionCookie) ?? '').split('.');
      const expected = Buffer.from(sign(id));
      const given = Buffer.from(signature);
      return given.length === expected.length && timingSafeEqual(given, expected) ? id : null;
    };

    app.addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
      const path = request.url.split('?')[0] ?? '';
      if (/^\/health(?:\/|$)/.test(path)) return;
      const cost = costs.find(([pattern]) => pattern.test(path))?.[1] ?? ordinaryCost;
      const person = app.personOf(request);
      if (person?.local) return;
      if (person !== null) return await consume(ofPerson, person.name, cost, reply);
      const address = network(request.ip);
      const session = sessionOf(request);
      if (session === null && request.headers.accept?.includes('text/html')) {
        const id = randomBytes(12).toString('base64url');
        reply.header('set-cookie', `${sessionCookie}=${id}.${sign(id)}; Path=/; HttpOnly; SameSite=Lax`);
      }
      // A direct connection on loopback without a key: programs of this machine, or a proxy that names nobody.
      if (isLoopbackAddress(request.ip) && isLocalRequest(request) && request.raw.httpVersion !== '1.0') {
        return await consume(ofMachine, address, cost, reply);
      }
      await consume(ofAddress, address, cost, reply);
      await consume(ofReader, session ?? address, cost, reply);
    });
  },
  { name: 'request-budget', dependencies: ['writers'] },
);

async function consume(limiter: RateLimiterMemory, key: string, cost: number, reply: FastifyReply): Promise<void> {
  try {
    await limiter.consume(key, cost);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    const seconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
    reply.header('retry-after', String(seconds));
    throw new Problem(429, 'too-many-requests', `请求过于频繁，请在 ${seconds} 秒后再试。`);
  }
}

/** One customer of a network has a whole /64 of IPv6. */
function network(address: string): string {
  return address.includes(':') && !address.includes('.') ? address.split(':').slice(0, 4).join(':') : address;
}
