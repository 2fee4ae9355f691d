import fastifyCompress from '@fastify/compress';
import fastifyHelmet from '@fastify/helmet';
import fastifyRateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { isLoopbackAddress } from './writers.ts';

/**
 * Headers, limits and compression for every route.
 * Content security: nothing from another host; inline style attributes only, for the plots of the web UI. No HSTS and
 * no upgrade to https: the server itself speaks http, on loopback or behind a proxy that sets them.
 */
export const security = fp(
  async (app: FastifyInstance) => {
    await app.register(fastifyHelmet, {
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'"],
          styleSrcAttr: ["'unsafe-inline'"],
          imgSrc: ["'self'", 'data:'],
          fontSrc: ["'self'"],
          connectSrc: ["'self'"],
          objectSrc: ["'none'"],
          baseUri: ["'self'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
        },
      },
      strictTransportSecurity: false,
    });
    // Someone at this machine is not limited: bulk work with the API is what the command line and scripts do.
    await app.register(fastifyRateLimit, {
      max: 600,
      timeWindow: '1 minute',
      allowList: (request) =>
        isLoopbackAddress(request.socket.remoteAddress ?? '') && !request.headers['x-forwarded-for'],
      errorResponseBuilder: (_request, { ttl }) =>
        Object.assign(new Error(`请求过于频繁，请在 ${Math.ceil(ttl / 1000)} 秒后再试。`), { statusCode: 429 }),
    });
    await app.register(fastifyCompress, { encodings: ['br', 'gzip'], threshold: 2048 });
  },
  { name: 'security' },
);
