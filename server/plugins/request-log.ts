import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';

/** Id of a request: in the log, in the header x-request-id and in the sentence of a fault of ours. */
export const newRequestId = (): string => randomBytes(6).toString('hex');

/** The path of a request for the log: neither what was asked for (the query string) nor a key. */
export const loggedPath = ({ originalUrl }: Pick<FastifyRequest, 'originalUrl'>, queries: boolean): string =>
  (queries ? originalUrl : (originalUrl.split('?')[0] ?? '')).replace(/^\/local\/[^/?]*/, '/local/…');

/** One line for each answered request. What people look for is no business of a log, unless the administrator asks for it. */
export const requestLog = fp(
  async (app: FastifyInstance, { queries }: { queries: boolean }) => {
    app.addHook('onRequest', async (request, reply) => {
      reply.header('x-request-id', request.id);
    });
    app.addHook('onResponse', async (request, reply) => {
      const level = reply.statusCode >= 500 ? 'warn' : /^\/(?:health|metrics)/.test(request.url) ? 'debug' : 'info';
      request.log[level](
        {
          ...{ method: request.method, path: loggedPath(request, queries), status: reply.statusCode },
          ...{ milliseconds: Math.round(reply.elapsedTime), from: request.ip },
          ...(request.writer ? { writer: request.writer } : {}),
        },
        'answered',
      );
    });
  },
  { name: 'request-log' },
);
