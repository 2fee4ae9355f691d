import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { dayInChina } from '../../ingest/policy/validity.ts';
import { Ref } from '../contract/basic-schemas.ts';
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
import { problemResponses } from '../plugins/problems.ts';
import { compareDocuments } from '../views/comparison.ts';
import { gapsOf } from '../views/gaps.ts';
import { clauseMatrix, documentMatrix } from '../views/matrix.ts';
import { fullNamesOf } from '../views/unit-view.ts';
import { requireDocument, requireSide } from './places.ts';
import type { RouteOptions } from './route-options.ts';

const tags = ['tracing'];

/** The views of cross-references over whole documents: comparison, matrix, gaps. */
export const tracingRoutes: FastifyPluginAsyncTypebox<RouteOptions> = async (app, { knowledgeBase: { library } }) => {
  app.get(
    '/api/compare',
    {
      schema: {
        operationId: 'compareDocuments',
        tags,
        summary: '两份文件对照：市级与省级条款对齐成行',
        querystring: CompareQuerySchema,
        response: { 200: Ref(ComparisonSchema), ...problemResponses(400, 404) },
      },
    },
    async ({ query }): Promise<ComparisonView> => {
      const lower = requireSide(requireDocument(library, query.lower), 'lower');
      const upper = requireSide(requireDocument(library, query.upper), 'upper');
      return compareDocuments(library, lower, upper, dayInChina(new Date()));
    },
  );

  app.get(
    '/api/matrix',
    {
      schema: {
        operationId: 'getMatrix',
        tags,
        summary: '矩阵：省级条款 × 市级文件，或一对文件的条款 × 条款',
        querystring: MatrixQuerySchema,
        response: { 200: Ref(MatrixSchema), ...problemResponses(400, 404) },
      },
    },
    async ({ query }): Promise<MatrixView> => {
      const upper = requireSide(requireDocument(library, query.upper), 'upper');
      if (query.lower === undefined) return documentMatrix(library, upper);
      return clauseMatrix(library, upper, requireSide(requireDocument(library, query.lower), 'lower'));
    },
  );

  app.get(
    '/api/gaps',
    {
      schema: {
        operationId: 'getGaps',
        tags,
        summary: '缺口：尚无市级条款落实的省级条款，没有省级依据的市级条款',
        querystring: GapQuerySchema,
        response: { 200: Ref(GapsSchema), ...problemResponses(300, 400, 404) },
      },
    },
    async ({ query }): Promise<GapsView> => {
      for (const id of query.document ?? []) requireDocument(library, id);
      return gapsOf(library, {
        documents: query.document ?? null,
        units: query.unit === undefined ? null : fullNamesOf(library, query.unit),
      });
    },
  );
};
