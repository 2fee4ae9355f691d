import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import fp from 'fastify-plugin';
import type { Library } from '../../ingest/library/library.ts';
import { pageExists } from '../views/page-existence.ts';
import { Problem } from './problems.ts';

const wantsPage = (accept: string | undefined): boolean => accept?.includes('text/html') ?? false;

export interface WebPagesOptions {
  folder: string;
  /** Path below which the site is opened, see `pathPrefix`. */
  prefix: string;
  library: Library;
}

/**
 * The built web UI. Its pages are all the same file (the URL is their state), so that every GET of a page outside the
 * API answers with it, and with 404 where the page names nothing that there is; what does not exist below /api is a
 * problem. Hashed assets never change and are kept for ever. Everything in a page is relative to its `<base>`, which is
 * the prefix.
 */
export const webPages = fp(
  async (app: FastifyInstance, { folder, prefix, library }: WebPagesOptions) => {
    const page = readPage(folder, prefix);
    if (page !== null) {
      await app.register(fastifyStatic, {
        root: folder,
        index: false,
        cacheControl: false,
        setHeaders: (reply, path) => {
          const hashed = path.startsWith(join(folder, 'assets'));
          reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
        },
      });
    }
    if (page !== null) {
      app.get('/', { schema: { hide: true } }, (_request, reply) => sendPage(reply, page, 200));
    }
    app.setNotFoundHandler((request, reply) => {
      const { pathname: path, searchParams } = new URL(request.url, 'http://site');
      const isPage =
        (request.method === 'GET' || request.method === 'HEAD') && !/^\/(?:api|health|assets)(?:\/|$)/.test(path);
      if (isPage && wantsPage(request.headers.accept)) {
        if (page === null) {
          throw new Problem(503, 'web-not-built', '网页尚未构建：请运行 npm run build:web，或用 npm start 启动。');
        }
        const version = searchParams.get('version');
        const status = pageExists(library, path, version === null ? null : Number(version)) ? 200 : 404;
        return sendPage(reply, page, status);
      }
      throw new Problem(404, 'no-such-resource', `没有这个地址：${path}。接口说明见 /api/。`);
    });
  },
  { name: 'web-pages', dependencies: ['security'] },
);

const sendPage = (reply: FastifyReply, page: string, status: number): FastifyReply =>
  reply.code(status).type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page);

/** The one page, with the base that all its addresses are relative to; null where it is not built. */
function readPage(folder: string, prefix: string): string | null {
  const file = join(folder, 'index.html');
  if (!existsSync(file)) return null;
  return readFileSync(file, 'utf8').replace('<base href="/"', `<base href="${prefix}/"`);
}
