import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { isHealthy } from '../../ingest/search/meilisearch/process.ts';
import { Ref } from '../contract/basic-schemas.ts';
import { HealthSchema, type HealthView } from '../contract/health.ts';
import { Problem, problemResponses } from '../plugins/problems.ts';
import type { RouteOptions } from './route-options.ts';

/** Whether the server can do its work: 200 with numbers, or 503 when the search index does not answer. */
export const healthRoutes: FastifyPluginAsyncTypebox<RouteOptions> = async (app, { knowledgeBase }) => {
  app.get(
    '/health',
    {
      schema: {
        operationId: 'getHealth',
        tags: ['server'],
        summary: '运行状态',
        response: { 200: Ref(HealthSchema), ...problemResponses(503) },
      },
    },
    async (): Promise<HealthView> => {
      if (!(await isHealthy(knowledgeBase.engine))) {
        throw new Problem(503, 'index-unavailable', '检索引擎没有应答，检索暂不可用；文件和条款仍可阅读。');
      }
      const documents = knowledgeBase.library.documents();
      return {
        status: 'ok',
        documents: documents.length,
        clauses: documents.reduce((sum, { version }) => sum + version.searchable, 0),
        uptime: Math.round(process.uptime()),
      };
    },
  );
};
