import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { dayInChina } from '../../ingest/policy/validity.ts';
import { Ref } from '../contract/basic-schemas.ts';
import { CitationsSchema, type CitationsView } from '../contract/citation.ts';
import {
  ClauseListSchema,
  type ClauseListView,
  DifferenceQuerySchema,
  DocumentListSchema,
  DocumentParamsSchema,
  DocumentSchema,
  DocumentSummarySchema,
  type DocumentSummaryView,
  type DocumentView,
  TextConfirmationSchema,
  VersionDifferenceSchema,
  type VersionDifferenceView,
  VersionListSchema,
  VersionQuerySchema,
  type VersionView,
} from '../contract/document.ts';
import { Problem, problemResponses } from '../plugins/problems.ts';
import { citationViews } from '../views/citation-view.ts';
import { clauseViews } from '../views/clause-view.ts';
import { documentSummary, documentView, versionView } from '../views/document-view.ts';
import { versionDifference } from '../views/version-difference.ts';
import { requireDocument, unknownVersion } from './places.ts';
import type { RouteOptions } from './route-options.ts';

const security = [{ token: [] }];

/** Documents, their clauses in order, their versions. */
export const documentRoutes: FastifyPluginAsyncTypebox<RouteOptions> = async (app, { knowledgeBase: { library } }) => {
  app.get(
    '/api/documents',
    {
      schema: {
        operationId: 'listDocuments',
        tags: ['documents'],
        summary: '全部文件',
        response: { 200: Ref(DocumentListSchema), ...problemResponses() },
      },
    },
    async (): Promise<{ documents: DocumentSummaryView[] }> => {
      const day = dayInChina(new Date());
      return { documents: library.documents().map((stored) => documentSummary(stored, day)) };
    },
  );

  app.get(
    '/api/documents/:id',
    {
      schema: {
        operationId: 'getDocument',
        tags: ['documents'],
        summary: '一份文件：基本信息及其依据、目录、版本',
        params: DocumentParamsSchema,
        querystring: VersionQuerySchema,
        response: { 200: Ref(DocumentSchema), ...problemResponses(400, 404) },
      },
    },
    async ({ params: { id }, query: { version } }): Promise<DocumentView> => {
      const stored = requireDocument(library, id, version);
      return documentView(stored, library.clauses(id, version), library.versions(id), dayInChina(new Date()));
    },
  );

  app.post(
    '/api/documents/:id/text-confirmation',
    {
      onRequest: app.requireWriter,
      schema: {
        operationId: 'confirmText',
        tags: ['documents'],
        security,
        summary: '确认识别文字已与原件核对，可以逐字引用',
        params: DocumentParamsSchema,
        body: Ref(TextConfirmationSchema),
        response: { 200: Ref(DocumentSummarySchema), ...problemResponses(400, 401, 403, 404, 409) },
      },
    },
    async ({ params: { id }, body: { version }, writer }): Promise<DocumentSummaryView> => {
      requireDocument(library, id, version);
      if (!library.confirmText(id, version, writer, new Date().toISOString())) {
        throw new Problem(409, 'text-not-recognised', `文件“${id}”第 ${version} 版不是识别文字，无需确认。`);
      }
      return documentSummary(requireDocument(library, id, version), dayInChina(new Date()));
    },
  );

  app.get(
    '/api/documents/:id/clauses',
    {
      schema: {
        operationId: 'listClauses',
        tags: ['documents'],
        summary: '一份文件的全部条款，按原文顺序',
        description: '含标题行、版头、落款；各条文字依次相连即为原文。',
        params: DocumentParamsSchema,
        querystring: VersionQuerySchema,
        response: { 200: Ref(ClauseListSchema), ...problemResponses(400, 404) },
      },
    },
    async ({ params: { id }, query: { version } }): Promise<ClauseListView> => {
      const stored = requireDocument(library, id, version);
      return { clauses: clauseViews(library.clauses(id, version), library, stored) };
    },
  );

  app.get(
    '/api/documents/:id/citations',
    {
      schema: {
        operationId: 'listDocumentCitations',
        tags: ['documents'],
        summary: '一份文件引用的文件（依据、废止、提及），及引用它的文件',
        params: DocumentParamsSchema,
        response: { 200: Ref(CitationsSchema), ...problemResponses(400, 404) },
      },
    },
    async ({ params: { id } }): Promise<CitationsView> => {
      requireDocument(library, id);
      return {
        cites: citationViews(library, library.citationsFrom(id)),
        citedBy: citationViews(library, library.citationsTo(id)),
      };
    },
  );

  app.get(
    '/api/documents/:id/versions',
    {
      schema: {
        operationId: 'listVersions',
        tags: ['documents'],
        summary: '一份文件的版本，新的在前',
        params: DocumentParamsSchema,
        response: { 200: Ref(VersionListSchema), ...problemResponses(400, 404) },
      },
    },
    async ({ params: { id } }): Promise<{ versions: VersionView[] }> => {
      requireDocument(library, id);
      return { versions: library.versions(id).map(versionView) };
    },
  );

  app.get(
    '/api/documents/:id/versions/difference',
    {
      schema: {
        operationId: 'compareVersions',
        tags: ['documents'],
        summary: '两个版本逐条比较',
        params: DocumentParamsSchema,
        querystring: DifferenceQuerySchema,
        response: { 200: Ref(VersionDifferenceSchema), ...problemResponses(400, 404) },
      },
    },
    async ({ params: { id }, query }): Promise<VersionDifferenceView> => {
      const to = query.to ?? requireDocument(library, id).version.version;
      const from = query.from ?? Math.max(1, to - 1);
      for (const version of [from, to]) requireDocument(library, id, version);
      return versionDifference(library, id, from, to) ?? unknownVersion(id, to);
    },
  );
};
