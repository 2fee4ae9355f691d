import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { Ref } from '../contract/basic-schemas.ts';
import {
  ReportListSchema,
  type ReportListView,
  ReportPageQuerySchema,
  ReportParamsSchema,
  StoredReportSchema,
  type StoredReportView,
} from '../contract/report.ts';
import { Problem, problemResponses } from '../plugins/problems.ts';
import { storedReportView } from '../views/report-view.ts';
import type { RouteOptions } from './route-options.ts';

const tags = ['ingest'];

/** The reports of what was taken in: which there are, and one of them a page of files at a time. */
export const reportRoutes: FastifyPluginAsyncTypebox<RouteOptions> = async (app, { knowledgeBase: { library } }) => {
  app.get(
    '/api/reports',
    {
      schema: {
        ...{ operationId: 'listReports', tags, summary: '收录报告，新的在前' },
        querystring: Type.Object({ limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, default: 20 })) }),
        response: { 200: Ref(ReportListSchema), ...problemResponses(400) },
      },
    },
    async ({ query: { limit = 20 } }): Promise<ReportListView> => ({ reports: library.reports.summaries(limit) }),
  );

  app.get(
    '/api/reports/:report',
    {
      schema: {
        ...{ operationId: 'getReport', tags, summary: '一份收录报告，文件分页' },
        params: ReportParamsSchema,
        querystring: ReportPageQuerySchema,
        response: { 200: Ref(StoredReportSchema), ...problemResponses(400, 404) },
      },
    },
    async ({ params: { report: id }, query: { offset = 0, limit = 50 } }): Promise<StoredReportView> => {
      const stored = library.reports.one(id);
      if (stored === null) throw new Problem(404, 'report-not-found', `没有第 ${id} 号报告；只保留最近的报告。`);
      return storedReportView(stored, offset, limit);
    },
  );
};
