import { fileURLToPath } from 'node:url';
import fastifyMultipart from '@fastify/multipart';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify, { type FastifyInstance, type FastifyServerOptions, LogController } from 'fastify';
import type { KnowledgeBase } from '../ingest/knowledge-base.ts';
import type { Configuration } from './configuration.ts';
import { diskSpaceOf } from './disk-space.ts';
import { acceptedHosts } from './plugins/accepted-hosts.ts';
import { escapeClauseAddress } from './plugins/clause-urls.ts';
import { withCurrentNames } from './plugins/former-names.ts';
import { metrics } from './plugins/metrics.ts';
import { openapi } from './plugins/openapi.ts';
import { answerParserError } from './plugins/parser-problems.ts';
import { pathPrefix, withoutPrefix } from './plugins/path-prefix.ts';
import { answerFrameworkError, problems } from './plugins/problems.ts';
import { requestBudget } from './plugins/request-budget.ts';
import { newRequestId, requestLog } from './plugins/request-log.ts';
import { security } from './plugins/security.ts';
import { sharedSchemas } from './plugins/shared-schemas.ts';
import { translateError } from './plugins/translate-errors.ts';
import { webPages } from './plugins/web-pages.ts';
import { writers } from './plugins/writers.ts';
import { administrationRoutes } from './routes/administration.ts';
import { clauseRoutes } from './routes/clauses.ts';
import { documentRoutes } from './routes/documents.ts';
import { exportRoutes } from './routes/exports.ts';
import { healthRoutes } from './routes/health.ts';
import { ingestRoutes } from './routes/ingest.ts';
import { jobRoutes } from './routes/jobs.ts';
import { personRoutes } from './routes/person.ts';
import { reportRoutes } from './routes/reports.ts';
import { reviewRoutes } from './routes/reviews.ts';
import { searchRoutes } from './routes/search.ts';
import { tracingRoutes } from './routes/tracing.ts';
import { unitRoutes } from './routes/units.ts';
import { uploadLimits } from './routes/uploads.ts';

const builtWeb = fileURLToPath(new URL('../web/dist', import.meta.url));

/** What of the configuration the answers depend on; what is left out is as without any setting. */
export type AppConfiguration = Pick<Configuration, 'writers' | 'localUser'> &
  Partial<
    Pick<
      Configuration,
      | 'publicUrl'
      | 'hosts'
      | 'trustedProxies'
      | 'requestsPerMinute'
      | 'log'
      | 'host'
      | 'port'
      | 'meilisearch'
      | 'backups'
      | 'metrics'
    >
  >;

declare module 'fastify' {
  interface FastifyInstance {
    /** Address under which readers open the server; null where the request says it. */
    publicUrl: string | null;
  }
}

export interface AppOptions {
  knowledgeBase: KnowledgeBase;
  configuration: AppConfiguration;
  /** Folder of the built web UI. */
  webFolder?: string;
  /** Secret of this start, with which the user of this machine writes; nobody has it where it is left out. */
  localKey?: string;
  logger?: FastifyServerOptions['logger'];
}

/** The whole server, not yet listening: `inject` works, `listen` is the caller's. */
export async function buildApp({
  knowledgeBase,
  configuration,
  webFolder = builtWeb,
  localKey,
  logger = false,
}: AppOptions) {
  const publicUrl = configuration.publicUrl ?? null;
  const prefix = pathPrefix(publicUrl);
  const app: FastifyInstance = Fastify({
    logger,
    genReqId: newRequestId,
    logController: new LogController({ disableRequestLogging: true }),
    clientErrorHandler: answerParserError,
    frameworkErrors: answerFrameworkError,
    // Who asks, and under which name, is what the connection says, and what a proxy says only where one is trusted.
    trustProxy: (configuration.trustedProxies ?? []).length > 0 ? [...(configuration.trustedProxies ?? [])] : false,
    rewriteUrl: ({ url = '/' }) => escapeClauseAddress(withCurrentNames(withoutPrefix(url, prefix))),
    routerOptions: { maxParamLength: 600 },
    // A field that nobody knows is a mistake to be told, not to be dropped.
    // By default ajv compares only finite numbers with a maximum, and 1e400 is Infinity.
    ajv: { customOptions: { removeAdditional: false, strictNumbers: false } },
    // A search is a URL that can be shared: a pasted page of 20,000 characters takes nine bytes for each.
    http: { maxHeaderSize: 256 * 1024, requireHostHeader: false },
    bodyLimit: 4 * 1024 * 1024,
    requestTimeout: 120_000,
  }).withTypeProvider<TypeBoxTypeProvider>();

  // An Expect that nobody can meet is ignored, as the standard allows, rather than answered without a body.
  app.server.on('checkExpectation', (request, response) => app.server.emit('request', request, response));

  // What speaks for all routes comes first, then the description that collects them, then the routes.
  await app.register(problems, { translate: translateError });
  app.decorate('publicUrl', publicUrl);
  const space = diskSpaceOf(knowledgeBase.dataDir);
  if (configuration.metrics) await app.register(metrics, { knowledgeBase, space });
  await app.register(requestLog, { queries: configuration.log?.queries ?? false });
  await app.register(security);
  await app.register(acceptedHosts, { hosts: configuration.hosts ?? [] });
  await app.register(writers, {
    ...{ people: configuration.writers, localUser: configuration.localUser, localKey },
    personByHash: (hash) => knowledgeBase.library.tokens.byHash(hash),
  });
  await app.register(requestBudget, { requestsPerMinute: configuration.requestsPerMinute ?? 0 });
  await app.register(sharedSchemas);
  await app.register(fastifyMultipart, { limits: uploadLimits });
  await app.register(openapi);
  await app.register(healthRoutes, { knowledgeBase, space });
  await app.register(documentRoutes, { knowledgeBase });
  await app.register(clauseRoutes, { knowledgeBase });
  await app.register(unitRoutes, { knowledgeBase });
  await app.register(tracingRoutes, { knowledgeBase });
  await app.register(searchRoutes, { knowledgeBase });
  await app.register(personRoutes);
  await app.register(reviewRoutes, { knowledgeBase });
  await app.register(ingestRoutes, { knowledgeBase });
  await app.register(jobRoutes, { knowledgeBase });
  await app.register(reportRoutes, { knowledgeBase });
  await app.register(exportRoutes, { knowledgeBase });
  const { host, port, meilisearch, backups } = configuration;
  const dataDir = knowledgeBase.dataDir;
  const examined =
    host === undefined || port === undefined || meilisearch === undefined
      ? null
      : { host, port, dataDir, meilisearch, backups: backups ?? null };
  await app.register(administrationRoutes, { knowledgeBase, examined, logFile: configuration.log?.file ?? null });
  await app.register(webPages, { folder: webFolder, prefix, library: knowledgeBase.library });
  await app.ready();
  return app;
}
