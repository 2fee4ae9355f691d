import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Ref } from '../contract/basic-schemas.ts';
import {
  CitationsSchema,
  type CitationsView,
  ClauseCitationSchema,
  type ClauseCitationView,
} from '../contract/citation.ts';
import { ClauseStandingSchema, type ClauseStandingView } from '../contract/clause-standing.ts';
import { CrossReferencesSchema, type CrossReferencesView } from '../contract/cross-reference.ts';
import {
  ClauseParamsSchema,
  ClauseVersionListSchema,
  type ClauseVersionsView,
  VersionQuerySchema,
} from '../contract/document.ts';
import { problemResponses } from '../plugins/problems.ts';
import { citationForms } from '../views/citation-forms.ts';
import { citationsOf } from '../views/citation-view.ts';
import { clauseHistoryView } from '../views/clause-history.ts';
import { clauseSince, formerClauses, lastChange } from '../views/clause-standing.ts';
import { clauseView, counterpartsOf } from '../views/clause-view.ts';
import { crossReferencesOf } from '../views/cross-reference-view.ts';
import { publicBaseOf } from './permalinks.ts';
import { clauseToShow, requireClause } from './places.ts';
import type { RouteOptions } from './route-options.ts';

const base = { tags: ['documents'], params: ClauseParamsSchema };

/** One clause, with its cross-references and citations. */
export const clauseRoutes: FastifyPluginAsyncTypebox<RouteOptions> = async (app, { knowledgeBase }) => {
  const { library } = knowledgeBase;
  app.get(
    '/api/documents/:id/clauses/:address',
    {
      schema: {
        ...base,
        operationId: 'getClause',
        summary: '一条条款',
        description:
          '条款地址中的斜杠原样写入网址，如 /api/documents/hz-2024-52/clauses/2/2/7。不带 version 时为现行文字；现行版本已没有这一条的，答以最后有它的版本，并指明去向。',
        querystring: VersionQuerySchema,
        response: { 200: Ref(ClauseStandingSchema), ...problemResponses(400, 404) },
      },
    },
    async ({ params: { id, address }, query }): Promise<ClauseStandingView> => {
      const { clause, version, current } = clauseToShow(library, id, address, query.version);
      return {
        ...clauseView(clause, current ? counterpartsOf(library, clause) : 0),
        version,
        current,
        since: current ? null : clauseSince(library, clause, version),
        changedIn: current ? lastChange(library, clause, version) : null,
        formerHere: current ? formerClauses(library, clause) : [],
      };
    },
  );

  app.get(
    '/api/documents/:id/clauses/:address/crossrefs',
    {
      schema: {
        ...base,
        tags: ['tracing'],
        operationId: 'getCrossReferences',
        summary: '条款对应：落实的上级条款，及落实本条的下级条款',
        response: { 200: Ref(CrossReferencesSchema), ...problemResponses(400, 404) },
      },
    },
    async ({ params: { id, address } }): Promise<CrossReferencesView> =>
      crossReferencesOf(knowledgeBase, requireClause(library, id, address)),
  );

  app.get(
    '/api/documents/:id/clauses/:address/citations',
    {
      schema: {
        ...base,
        operationId: 'getCitations',
        summary: '引文：本条引用的，及引用本条的',
        description: '引用本条的，只列现行文字所引。',
        querystring: VersionQuerySchema,
        response: { 200: Ref(CitationsSchema), ...problemResponses(400, 404) },
      },
    },
    async ({ params: { id, address }, query }): Promise<CitationsView> => {
      const { clause, version, current } = clauseToShow(library, id, address, query.version);
      return citationsOf(library, clause, current ? undefined : version);
    },
  );

  app.get(
    '/api/documents/:id/clauses/:address/versions',
    {
      schema: {
        ...base,
        operationId: 'listClauseVersions',
        summary: '本条在各版本中的文字与变动，新的在前；按文字追踪，不按序号',
        querystring: VersionQuerySchema,
        response: { 200: Ref(ClauseVersionListSchema), ...problemResponses(400, 404) },
      },
    },
    async ({ params: { id, address }, query }): Promise<ClauseVersionsView> => {
      const { clause, version } = clauseToShow(library, id, address, query.version);
      return clauseHistoryView(library, clause, version);
    },
  );

  app.get(
    '/api/documents/:id/clauses/:address/citation-forms',
    {
      schema: {
        ...base,
        operationId: 'getCitationForms',
        summary: '本条的现成引注',
        querystring: VersionQuerySchema,
        response: { 200: Ref(ClauseCitationSchema), ...problemResponses(400, 404) },
      },
    },
    async (request): Promise<ClauseCitationView> => {
      const { id, address } = request.params;
      const { clause, version } = clauseToShow(library, id, address, request.query.version);
      return citationForms(library, clause, version, publicBaseOf(request), new Date());
    },
  );
};
