import { fileURLToPath } from 'node:url';
import fastifyMultipart from '@fastify/multipart';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify';
import type { KnowledgeBase } from '../ingest/knowledge-base.ts';
import type { Configuration } from './configuration.ts';
import { escapeClauseAddress } from './plugins/clause-urls.ts';
import { withCurrentNames } from './plugins/former-names.ts';
import { openapi } from './plugins/openapi.ts';
import { pathPrefix, withoutPrefix } from './plugins/path-prefix.ts';
import { answerFrameworkError, problems } from './plugins/problems.ts';
import { security } from './plugins/security.ts';
import { sharedSchemas } from './plugins/shared-schemas.ts';
import { translateError } from './plugins/translate-errors.ts';
import { webPages } from './plugins/web-pages.ts';
import { writers } from './plugins/writers.ts';
import { clauseRoutes } from './routes/clauses.ts';
import { documentRoutes } from './routes/documents.ts';
import { exportRoutes } from './routes/exports.ts';
import { healthRoutes } from './routes/health.ts';
import { ingestRoutes } from './routes/ingest.ts';
import { reviewRoutes } from './routes/reviews.ts';
import { searchRoutes } from './routes/search.ts';
import { tracingRoutes } from './routes/tracing.ts';
import { unitRoutes } from './routes/units.ts';
import { uploadLimits } from './routes/uploads.ts';

const builtWeb = fileURLToPath(new URL('../web/dist', import.meta.url));

declare module 'fastify' {
  interface FastifyInstance {
    /** Address under which readers open the site; null where the request says it. */
    publicUrl: string | null;
  }
}

export interface AppOptions {
  knowledgeBase: KnowledgeBase;
  configuration: Pick<Configuration, 'writers' | 'localUser'> & Partial<Pick<Configuration, 'publicUrl'>>;
  /** Folder of the built web UI. */
  webFolder?: string;
  logger?: FastifyServerOptions['logger'];
}

/** The whole server, not yet listening: `inject` works, `listen` is the caller's. */
export async function buildApp({ knowledgeBase, configuration, webFolder = builtWeb, logger = false }: AppOptions) {
  const publicUrl = configuration.publicUrl ?? null;
  const prefix = pathPrefix(publicUrl);
  const app: FastifyInstance = Fastify({
    logger,
    frameworkErrors: answerFrameworkError,
    // Behind a proxy on this machine: who asks, and under which name, is what the proxy says.
    trustProxy: 'loopback',
    rewriteUrl: ({ url = '/' }) => escapeClauseAddress(withCurrentNames(withoutPrefix(url, prefix))),
    routerOptions: { maxParamLength: 600 },
    // A field that nobody knows is a mistake to be told, not to be dropped.
    ajv: { customOptions: { removeAdditional: false } },
    // A search is a URL that can be shared: a pasted page of 20,000 characters takes nine bytes for each.
    http: { maxHeaderSize: 256 * 1024 },
    bodyLimit: 4 * 1024 * 1024,
    requestTimeout: 120_000,
  }).withTypeProvider<TypeBoxTypeProvider>();

  // What speaks for all routes comes first, then the description that collects them, then the routes.
  app.decorate('publicUrl', publicUrl);
  await app.register(problems, { translate: translateError });
  await app.register(security);
  await app.register(writers, { people: configuration.writers, localUser: configuration.localUser });
  await app.register(sharedSchemas);
  await app.register(fastifyMultipart, { limits: uploadLimits });
  await app.register(openapi);
  await app.register(healthRoutes, { knowledgeBase });
  await app.register(documentRoutes, { knowledgeBase });
  await app.register(clauseRoutes, { knowledgeBase });
  await app.register(unitRoutes, { knowledgeBase });
  await app.register(tracingRoutes, { knowledgeBase });
  await app.register(searchRoutes, { knowledgeBase });
  await app.register(reviewRoutes, { knowledgeBase });
  await app.register(ingestRoutes, { knowledgeBase });
  await app.register(exportRoutes, { knowledgeBase });
  await app.register(webPages, { folder: webFolder, prefix, library: knowledgeBase.library });
  await app.ready();
  return app;
}
