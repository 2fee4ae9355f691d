import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { Ref } from '../contract/basic-schemas.ts';
import { JobListSchema, type JobListView, JobParamsSchema, JobSchema, type JobView } from '../contract/job.ts';
import { Problem, problemResponses } from '../plugins/problems.ts';
import { auditEntry } from './audit-entry.ts';
import type { RouteOptions } from './route-options.ts';

const tags = ['ingest'];

/** Long work on the library: what waits, runs and has ended; and its end before its time. */
export const jobRoutes: FastifyPluginAsyncTypebox<RouteOptions> = async (app, { knowledgeBase: { jobs, library } }) => {
  const required = (id: number): JobView => {
    const job = jobs.one(id);
    if (job === null) throw new Problem(404, 'job-not-found', `没有任务 ${id}；只保留最近的任务。`);
    return job;
  };

  app.get(
    '/api/jobs',
    {
      schema: {
        ...{ operationId: 'listJobs', tags, summary: '收录、移除、重建的任务，新的在前' },
        querystring: Type.Object({ limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 20 })) }),
        response: { 200: Ref(JobListSchema), ...problemResponses(400) },
      },
    },
    async ({ query: { limit = 20 } }): Promise<JobListView> => ({ jobs: jobs.latest(limit) }),
  );

  app.get(
    '/api/jobs/:id',
    {
      schema: {
        ...{ operationId: 'getJob', tags, summary: '一项任务及其进度' },
        params: JobParamsSchema,
        response: { 200: Ref(JobSchema), ...problemResponses(400, 404) },
      },
    },
    async ({ params: { id } }): Promise<JobView> => required(id),
  );

  app.delete(
    '/api/jobs/:id',
    {
      onRequest: app.requireWriter,
      schema: {
        ...{ operationId: 'stopJob', tags, security: [{ token: [] }], summary: '停止一项任务' },
        description: '已读入的文件保留在文库中，其余不再读入。正在处理的一步做完后才停止；已结束的任务不变。',
        params: JobParamsSchema,
        response: { 200: Ref(JobSchema), ...problemResponses(400, 401, 403, 404) },
      },
    },
    async (request): Promise<JobView> => {
      const { id, kind, subject } = required(request.params.id);
      if (jobs.stop(id)) library.audit.add(auditEntry(request, 'stop', `${kind} ${subject}`));
      return required(id);
    },
  );
};
