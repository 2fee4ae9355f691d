import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { dayInChina } from '../../ingest/policy/validity.ts';
import { Ref } from '../contract/basic-schemas.ts';
import { DocumentParamsSchema } from '../contract/document.ts';
import { DocumentPairsSchema, type DocumentPairsView, PairDecisionSchema } from '../contract/document-pair.ts';
import {
  CompareQuerySchema,
  ComparisonSchema,
  type ComparisonView,
  GapQuerySchema,
  GapsSchema,
  type GapsView,
  MatrixQuerySchema,
  MatrixSchema,
  type MatrixView,
} from '../contract/tracing.ts';
import { Problem, problemResponses } from '../plugins/problems.ts';
import { compareDocuments } from '../views/comparison.ts';
import { gapsOf } from '../views/gaps.ts';
import { clauseMatrix, documentMatrix } from '../views/matrix.ts';
import { pairsOf } from '../views/paired-documents.ts';
import { fullNamesOf } from '../views/unit-view.ts';
import { requireDocument } from './places.ts';
import type { RouteOptions } from './route-options.ts';

const tags = ['tracing'];

/** The views of cross-references over whole documents: comparison, matrix, gaps. */
export const tracingRoutes: FastifyPluginAsyncTypebox<RouteOptions> = async (app, { knowledgeBase }) => {
  const { library } = knowledgeBase;
  app.get(
    '/api/compare',
    {
      schema: {
        operationId: 'compareDocuments',
        tags,
        summary: '两份文件对照：条款对齐成行；不是上下位文件的，只列相似之处',
        querystring: CompareQuerySchema,
        response: { 200: Ref(ComparisonSchema), ...problemResponses(400, 404) },
      },
    },
    async ({ query }): Promise<ComparisonView> => {
      const lower = requireDocument(library, query.lower);
      const upper = requireDocument(library, query.upper);
      return await compareDocuments(knowledgeBase, lower, upper, dayInChina(new Date()));
    },
  );

  app.get(
    '/api/documents/:id/pairs',
    {
      schema: {
        operationId: 'getDocumentPairs',
        tags,
        summary: '上位文件与下位文件，及其理由',
        params: DocumentParamsSchema,
        response: { 200: Ref(DocumentPairsSchema), ...problemResponses(404) },
      },
    },
    async ({ params: { id } }): Promise<DocumentPairsView> => {
      requireDocument(library, id);
      return pairsOf(library, id, dayInChina(new Date()));
    },
  );

  app.post(
    '/api/pairs',
    {
      onRequest: app.requireWriter,
      schema: {
        operationId: 'decidePair',
        tags,
        security: [{ token: [] }],
        summary: '指定一份文件为另一份的上位文件，或取消',
        body: Ref(PairDecisionSchema),
        response: { 200: Ref(DocumentPairsSchema), ...problemResponses(400, 401, 403, 404) },
      },
    },
    async (request): Promise<DocumentPairsView> => {
      const { lower, upper, decision } = request.body;
      for (const id of [lower, upper]) requireDocument(library, id);
      if (lower === upper) throw new Problem(400, 'same-document', '上位文件不能是它自己，请另选一份文件。');
      const at = new Date().toISOString();
      await knowledgeBase.decidePair({ lower, upper, decision, by: request.writer, at });
      return pairsOf(library, lower, dayInChina(new Date()));
    },
  );

  app.get(
    '/api/matrix',
    {
      schema: {
        operationId: 'getMatrix',
        tags,
        summary: '矩阵：上位文件条款 × 下位文件，或一对文件的条款 × 条款',
        querystring: MatrixQuerySchema,
        response: { 200: Ref(MatrixSchema), ...problemResponses(400, 404) },
      },
    },
    async ({ query }): Promise<MatrixView> => {
      const upper = requireDocument(library, query.upper);
      if (query.lower === undefined) return documentMatrix(library, upper);
      return clauseMatrix(library, upper, requireDocument(library, query.lower));
    },
  );

  app.get(
    '/api/gaps',
    {
      schema: {
        operationId: 'getGaps',
        tags,
        summary: '缺口：尚无下位条款落实的上位条款，没有上位依据的下位条款',
        querystring: GapQuerySchema,
        response: { 200: Ref(GapsSchema), ...problemResponses(300, 400, 404) },
      },
    },
    async ({ query }): Promise<GapsView> => {
      for (const id of query.document ?? []) requireDocument(library, id);
      return gapsOf(library, {
        documents: query.document ?? null,
        units: query.unit === undefined ? null : fullNamesOf(library, query.unit),
        allRoles: query.roles === 'all',
      });
    },
  );
};
