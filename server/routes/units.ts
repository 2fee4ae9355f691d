import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { dayInChina } from '../../ingest/policy/validity.ts';
import { Ref } from '../contract/basic-schemas.ts';
import { UnitListSchema, UnitParamsSchema, UnitSchema, type UnitSummaryView, type UnitView } from '../contract/unit.ts';
import { problemResponses } from '../plugins/problems.ts';
import { requireUnit } from '../views/unit-view.ts';
import type { RouteOptions } from './route-options.ts';

/** Responsible units with their clauses across documents. */
export const unitRoutes: FastifyPluginAsyncTypebox<RouteOptions> = async (app, { knowledgeBase: { library } }) => {
  app.get(
    '/api/units',
    {
      schema: {
        operationId: 'listUnits',
        tags: ['units'],
        summary: '全部责任单位，条款多的在前',
        response: { 200: Ref(UnitListSchema), ...problemResponses() },
      },
    },
    async (): Promise<{ units: UnitSummaryView[] }> => ({ units: library.units() }),
  );

  app.get(
    '/api/units/:name',
    {
      schema: {
        operationId: 'getUnit',
        tags: ['units'],
        summary: '一个责任单位：各文件中的条款、牵头与否、时限与数字',
        params: UnitParamsSchema,
        response: { 200: Ref(UnitSchema), ...problemResponses(300, 400, 404) },
      },
    },
    async ({ params: { name } }): Promise<UnitView> => requireUnit(library, name, dayInChina(new Date())),
  );
};
