import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { StoredDocument } from '../../ingest/library/documents.ts';
import { dayInChina } from '../../ingest/policy/validity.ts';
import {
  ComparisonExportQuerySchema,
  ExportParamsSchema,
  LedgerExportQuerySchema,
  UnitExportParamsSchema,
} from '../contract/export.ts';
import { SearchQuerySchema } from '../contract/search.ts';
import { GapQuerySchema } from '../contract/tracing.ts';
import { comparisonTable } from '../export/comparison-table.ts';
import { type ExportFormat, exportFile } from '../export/export-file.ts';
import { gapTable } from '../export/gap-table.ts';
import { ledgerTable } from '../export/ledger-table.ts';
import type { PrintedTable } from '../export/printed-table.ts';
import type { PrintingOccasion } from '../export/printing-occasion.ts';
import { searchTable } from '../export/search-table.ts';
import { unitTable } from '../export/unit-table.ts';
import { problemResponses } from '../plugins/problems.ts';
import { gapsOf } from '../views/gaps.ts';
import { fullNamesOf, requireUnit, requireUnitNamed, shownUnit } from '../views/unit-view.ts';
import { publicBaseOf } from './permalinks.ts';
import { requireDocument } from './places.ts';
import type { RouteOptions } from './route-options.ts';
import { searchRequest } from './search-request.ts';

const tags = ['exports'];
const file = {
  200: {
    description: 'The file',
    content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
  },
};
/** Hits in one file: more than anybody reads, fewer than a spreadsheet holds. */
const mostHits = 5000;

/** Tables as offices use them, in .xlsx, .docx, .csv and .json. */
export const exportRoutes: FastifyPluginAsyncTypebox<RouteOptions> = async (app, { knowledgeBase }) => {
  const { library } = knowledgeBase;
  const occasion = (request: FastifyRequest): PrintingOccasion => ({
    base: publicBaseOf(request),
    versions: new Map(library.documents().map(({ document, version }) => [document.id, version.version])),
    day: dayInChina(new Date()),
  });
  const ofSide = (side: 'lower' | 'upper', ids: string[] | undefined): StoredDocument[] =>
    (ids ?? library.pairs.documents(side)).map((id) => requireDocument(library, id));

  app.get(
    '/api/export/comparison.:format',
    {
      schema: {
        operationId: 'exportComparison',
        tags,
        summary: '对照表',
        params: ExportParamsSchema,
        querystring: ComparisonExportQuerySchema,
        response: { ...file, ...problemResponses(400, 404) },
      },
    },
    async (request, reply) => {
      const { lower, upper, roles } = request.query;
      const when = { ...occasion(request), allRoles: roles === 'all' };
      const table = comparisonTable(knowledgeBase, ofSide('lower', lower), ofSide('upper', upper), when);
      return await send(reply, table, request.params.format);
    },
  );

  app.get(
    '/api/export/ledger.:format',
    {
      schema: {
        operationId: 'exportLedger',
        tags,
        summary: '督办台账',
        params: ExportParamsSchema,
        querystring: LedgerExportQuerySchema,
        response: { ...file, ...problemResponses(300, 400, 404) },
      },
    },
    async (request, reply) => {
      const { unit } = request.query;
      const named =
        unit === undefined
          ? null
          : library.unitsNamed(unit).length > 0
            ? requireUnitNamed(library, unit)
            : { name: unit, fullName: unit };
      const scope = { lower: ofSide('lower', request.query.lower), unit: named };
      return await send(reply, ledgerTable(knowledgeBase, scope, occasion(request)), request.params.format);
    },
  );

  app.get(
    '/api/export/gaps.:format',
    {
      schema: {
        operationId: 'exportGaps',
        tags,
        summary: '缺口清单',
        params: ExportParamsSchema,
        querystring: GapQuerySchema,
        response: { ...file, ...problemResponses(300, 400, 404) },
      },
    },
    async (request, reply) => {
      const { document, unit, roles } = request.query;
      for (const id of document ?? []) requireDocument(library, id);
      const gaps = gapsOf(library, {
        documents: document ?? null,
        allRoles: roles === 'all',
        units: unit === undefined ? null : fullNamesOf(library, unit),
      });
      return await send(
        reply,
        gapTable(gaps, (unit) => shownUnit(library, unit), occasion(request)),
        request.params.format,
      );
    },
  );

  app.get(
    '/api/export/units/:name.:format',
    {
      schema: {
        operationId: 'exportUnit',
        tags,
        summary: '责任单位任务清单',
        params: UnitExportParamsSchema,
        response: { ...file, ...problemResponses(300, 400, 404) },
      },
    },
    async (request, reply) => {
      const when = occasion(request);
      const unit = requireUnit(library, request.params.name, when.day);
      return await send(reply, unitTable(unit, when), request.params.format);
    },
  );

  app.get(
    '/api/export/search.:format',
    {
      schema: {
        operationId: 'exportSearch',
        tags,
        summary: '检索结果',
        params: ExportParamsSchema,
        querystring: SearchQuerySchema,
        response: { ...file, ...problemResponses(400, 503) },
      },
    },
    async (request, reply) => {
      const asked = { ...searchRequest(request.query), offset: 0, limit: mostHits };
      const result = await knowledgeBase.search.search(asked);
      return await send(
        reply,
        searchTable(asked.query, result, (unit) => shownUnit(library, unit), occasion(request)),
        request.params.format,
      );
    },
  );
};

async function send(reply: FastifyReply, table: PrintedTable, format: ExportFormat): Promise<FastifyReply> {
  const { name, type, content } = await exportFile(table, format, dayInChina(new Date()));
  return reply
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .type(type)
    .send(content);
}
