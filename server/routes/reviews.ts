import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import type { Library } from '../../ingest/library/library.ts';
import type { LinkPlaces } from '../../ingest/library/review.ts';
import { parseReviews, reviewsAsCsv, reviewsAsJson } from '../../ingest/library/review-exchange.ts';
import { isHigher } from '../../ingest/policy/levels.ts';
import { dayInChina } from '../../ingest/policy/validity.ts';
import { Ref } from '../contract/basic-schemas.ts';
import { ReviewExportParamsSchema } from '../contract/export.ts';
import {
  HistoryQuerySchema,
  ImportResultSchema,
  type ImportResultView,
  ReviewedLinkSchema,
  type ReviewedLinkView,
  ReviewListSchema,
  type ReviewListView,
  ReviewQuerySchema,
  ReviewRequestSchema,
} from '../contract/review.ts';
import { Problem, problemResponses } from '../plugins/problems.ts';
import { reviewedLinkView, reviewList } from '../views/review-view.ts';
import { auditEntry } from './audit-entry.ts';
import { requireClause, requireDocument } from './places.ts';
import type { RouteOptions } from './route-options.ts';
import { uploadedFiles } from './uploads.ts';

const tags = ['reviews'];
const security = [{ token: [] }];

/** Decisions of people about links: what is open, deciding, undoing, history, exchange. */
export const reviewRoutes: FastifyPluginAsyncTypebox<RouteOptions> = async (app, { knowledgeBase }) => {
  const { library } = knowledgeBase;
  app.get(
    '/api/reviews',
    {
      schema: {
        operationId: 'listReviews',
        tags,
        summary: '条款对应及其复核状态、进度',
        querystring: ReviewQuerySchema,
        response: { 200: Ref(ReviewListSchema), ...problemResponses(400, 404) },
      },
    },
    async (request): Promise<ReviewListView> => {
      const { query } = request;
      for (const id of [...(query.lower ?? []), ...(query.upper ?? [])]) requireDocument(library, id);
      const writer = app.writerOf(request, 'review');
      return { ...reviewList(knowledgeBase, query), writer: typeof writer === 'string' ? writer : null };
    },
  );

  app.post(
    '/api/reviews',
    {
      onRequest: app.requireReviewer,
      schema: {
        operationId: 'review',
        tags,
        security,
        summary: '确认、否定、修改类型、新增、撤销',
        body: Ref(ReviewRequestSchema),
        response: { 200: Ref(ReviewedLinkSchema), ...problemResponses(400, 401, 403, 404, 409) },
      },
    },
    async (request): Promise<ReviewedLinkView> => {
      const { lower, upper, action, type = null, note = null, seen = null } = request.body;
      for (const place of [lower, upper]) requireClause(library, place.document, place.address);
      requireSides(library, lower.document, upper.document);
      const places = { lower, upper };
      const at = new Date().toISOString();
      const subject = `${action} ${lower.document}/${lower.address} → ${upper.document}/${upper.address}`;
      library.audited(auditEntry(request, 'review', subject), () =>
        library.review({ ...places, action, type, note, seen, by: request.writer, at }),
      );
      return reviewedLinkView(library, places);
    },
  );

  app.get(
    '/api/reviews/history',
    {
      schema: {
        operationId: 'getReviewHistory',
        tags,
        summary: '一组条款对应的复核历史',
        querystring: HistoryQuerySchema,
        response: { 200: Ref(ReviewedLinkSchema), ...problemResponses(400, 404) },
      },
    },
    async ({ query }): Promise<ReviewedLinkView> => {
      const places: LinkPlaces = { lower: placeOf(query.lower), upper: placeOf(query.upper) };
      for (const { document, address } of Object.values(places)) requireClause(library, document, address);
      return reviewedLinkView(library, places);
    },
  );

  app.get(
    '/api/export/reviews.:format',
    {
      schema: {
        operationId: 'exportReviews',
        tags,
        summary: '全部复核记录，可再导入',
        params: ReviewExportParamsSchema,
        response: {
          200: { description: 'The file', content: { 'application/octet-stream': { schema: { type: 'string' } } } },
          ...problemResponses(400),
        },
      },
    },
    async ({ params: { format } }, reply) => {
      const links = library.reviewedLinks();
      const name = `复核记录-${dayInChina(new Date())}.${format}`;
      return reply
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
        .type(format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8')
        .send(format === 'csv' ? reviewsAsCsv(links) : reviewsAsJson(links));
    },
  );

  app.post(
    '/api/reviews/import',
    {
      onRequest: app.requireReviewer,
      schema: {
        operationId: 'importReviews',
        tags,
        security,
        consumes: ['multipart/form-data'],
        summary: '导入复核记录（导出的 CSV 或 JSON，字段名 files）',
        response: { 200: Ref(ImportResultSchema), ...problemResponses(400, 401, 403, 413, 415) },
      },
    },
    async (request: FastifyRequest): Promise<ImportResultView> => {
      const { files } = await uploadedFiles(request);
      const links = files.flatMap(({ bytes }) => parseReviews(new TextDecoder().decode(bytes)));
      const subject = files.map(({ name }) => name).join('、');
      return library.audited(auditEntry(request, 'import-reviews', subject), () =>
        library.importReviews(links, request.writer),
      );
    },
  );
};

function placeOf(text: string): { document: string; address: string } {
  const [, document, address] = /^([^/]+)\/(.+)$/.exec(text) ?? [];
  if (document === undefined || address === undefined) {
    throw new Problem(400, 'bad-place', `“${text}”不是条款位置，应为“文件编号/条款地址”，如 hz-2024-52/2/2/7。`);
  }
  return { document, address };
}

/** @throws Problem 400 where the document that is said to be implemented is the lower one */
function requireSides(library: Library, lower: string, upper: string): void {
  const levelOf = (id: string) => library.document(id)?.document.level?.value ?? null;
  const [below, above] = [levelOf(lower), levelOf(upper)];
  if (lower !== upper && (below === null || above === null || !isHigher(below, above))) return;
  throw new Problem(
    400,
    'wrong-level',
    '上位文件的级别不能低于下位文件，也不能是同一份文件；请把两边对调，或另选文件。',
  );
}
