import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { Problem } from './problems.ts';

const wantsPage = (accept: string | undefined): boolean => accept?.includes('text/html') ?? false;

/**
 * The built web UI. Its pages are all the same file (the URL is their state), so that every GET of a page outside the
 * API answers with it; what does not exist below /api is a problem. Hashed assets never change and are kept for ever.
 */
export const webPages = fp(
  async (app: FastifyInstance, { folder }: { folder: string }) => {
    const built = existsSync(join(folder, 'index.html'));
    if (built) {
      await app.register(fastifyStatic, {
        root: folder,
        cacheControl: false,
        setHeaders: (reply, path) => {
          const hashed = path.startsWith(join(folder, 'assets'));
          reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
        },
      });
    }
    app.setNotFoundHandler((request, reply) => {
      const path = request.originalUrl.split('?')[0] ?? '';
      const page =
        (request.method === 'GET' || request.method === 'HEAD') && !/^\/(?:api|health|assets)(?:\/|$)/.test(path);
      if (page && wantsPage(request.headers.accept)) {
        if (built) return void reply.sendFile('index.html');
        throw new Problem(503, 'web-not-built', '网页尚未构建：请运行 npm run build:web，或用 npm start 启动。');
      }
      throw new Problem(404, 'no-such-resource', `没有这个地址：${path}。接口说明见 /api/。`);
    });
  },
  { name: 'web-pages', dependencies: ['security'] },
);
