import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Ref } from '../contract/basic-schemas.ts';
import {
  FacetListSchema,
  type FacetListView,
  FacetParamsSchema,
  FacetQuerySchema,
  SearchQuerySchema,
  SearchResultSchema,
  type SearchResultView,
  SuggestionListSchema,
  SuggestionQuerySchema,
  type SuggestionView,
  WhyQuerySchema,
  WhySchema,
  type WhyView,
} from '../contract/search.ts';
import { problemResponses } from '../plugins/problems.ts';
import { searchResultView } from '../views/search-view.ts';
import { requireClause } from './places.ts';
import type { RouteOptions } from './route-options.ts';
import { searchRequest } from './search-request.ts';

const tags = ['search'];

/** Search, the reasons of its answers, facets and suggestions. */
export const searchRoutes: FastifyPluginAsyncTypebox<RouteOptions> = async (app, { knowledgeBase }) => {
  const { library } = knowledgeBase;

  app.get(
    '/api/search',
    {
      schema: {
        operationId: 'search',
        tags,
        summary: '检索条款',
        description: '同一分面可重复给出，如 ?unit=市商务局&unit=钱江海关，表示任一；不同分面同时满足。',
        querystring: SearchQuerySchema,
        response: { 200: Ref(SearchResultSchema), ...problemResponses(400, 503) },
      },
    },
    async ({ query }): Promise<SearchResultView> =>
      searchResultView(await knowledgeBase.search.search(searchRequest(query)), library),
  );

  app.get(
    '/api/search/why',
    {
      schema: {
        operationId: 'explainClause',
        tags,
        summary: '为什么有（没有）这一条',
        querystring: WhyQuerySchema,
        response: { 200: Ref(WhySchema), ...problemResponses(400, 404, 503) },
      },
    },
    async ({ query }): Promise<WhyView> => {
      const { document, address, inDocument, ...rest } = query;
      requireClause(library, document, address);
      const request = searchRequest({ ...rest, ...(inDocument === undefined ? {} : { document: inDocument }) });
      const { rank, reasons, found, missing, parts } = await knowledgeBase.search.whyMissing(request, {
        document,
        address,
      });
      return {
        document,
        address,
        found: rank !== null,
        rank,
        reason: reasons.join(''),
        contained: found,
        missing,
        parts,
      };
    },
  );

  app.get(
    '/api/facets/:name',
    {
      schema: {
        operationId: 'searchFacet',
        tags,
        summary: '分面取值，按名称中任意部分、拼音或首字母查找',
        params: FacetParamsSchema,
        querystring: FacetQuerySchema,
        response: { 200: Ref(FacetListSchema), ...problemResponses(400, 503) },
      },
    },
    async ({ params: { name }, query: { q = '', query = '', limit = 50, ...filters } }): Promise<FacetListView> => {
      const request = searchRequest({ ...filters, q: query });
      const values = await knowledgeBase.search.facetValues(request, name, q);
      return { values: values.slice(0, limit) };
    },
  );

  app.get(
    '/api/suggestions',
    {
      schema: {
        operationId: 'suggest',
        tags,
        summary: '输入时的建议',
        querystring: SuggestionQuerySchema,
        response: { 200: Ref(SuggestionListSchema), ...problemResponses(400, 503) },
      },
    },
    async ({ query: { q, limit = 10 } }): Promise<{ suggestions: SuggestionView[] }> => ({
      suggestions: knowledgeBase.search.suggest(q, limit),
    }),
  );
};
