import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { isHealthy } from '../../ingest/search/meilisearch/process.ts';
import { Ref } from '../contract/basic-schemas.ts';
import { HealthSchema, type HealthView, LivenessSchema, type LivenessView } from '../contract/health.ts';
import type { DiskSpace } from '../disk-space.ts';
import { Problem, problemResponses } from '../plugins/problems.ts';
import type { RouteOptions } from './route-options.ts';

export interface HealthOptions extends RouteOptions {
  /** Space where the library is kept. */
  space: () => DiskSpace;
}

const tags = ['server'];

/**
 * Whether the process lives (`/health/live`: restart it if not) and whether it can do its work (`/health/ready`, and
 * `/health`, which gives the same with numbers): 503 says what is missing.
 */
export const healthRoutes: FastifyPluginAsyncTypebox<HealthOptions> = async (app, { knowledgeBase, space }) => {
  app.get(
    '/health/live',
    {
      schema: {
        ...{ operationId: 'getLiveness', tags, summary: '进程是否在运行' },
        response: { 200: Ref(LivenessSchema), ...problemResponses() },
      },
    },
    async (): Promise<LivenessView> => ({ status: 'ok', uptime: Math.round(process.uptime()) }),
  );

  const answers = { 200: Ref(HealthSchema), ...problemResponses(503) };
  app.get('/health', { schema: { operationId: 'getHealth', tags, summary: '运行状态', response: answers } }, ready);
  app.get(
    '/health/ready',
    { schema: { operationId: 'getReadiness', tags, summary: '能否正常服务', response: answers } },
    ready,
  );

  async function ready(): Promise<HealthView> {
    const { freeBytes, writable } = space();
    if (!writable) {
      throw new Problem(503, 'disk-full', '磁盘已满或无法写入，暂不能收录和复核；请清理磁盘，文件和条款仍可阅读。');
    }
    if (!(await isHealthy(knowledgeBase.engine))) {
      throw new Problem(503, 'index-unavailable', '检索引擎没有应答，检索暂不可用；文件和条款仍可阅读。');
    }
    const documents = knowledgeBase.library.documents();
    const clauses = documents.reduce((sum, { version }) => sum + version.searchable, 0);
    const indexed = await knowledgeBase.indexedRecords();
    if (indexed === null || (indexed === 0 && clauses > 0)) {
      throw new Problem(
        503,
        'index-missing',
        '检索索引缺失，检索暂不可用；请在管理页或用 cli reindex 重建，文件和条款仍可阅读。',
      );
    }
    return {
      ...{ status: 'ok', documents: documents.length, clauses, uptime: Math.round(process.uptime()) },
      ...{ indexed, freeBytes },
    };
  }
};
