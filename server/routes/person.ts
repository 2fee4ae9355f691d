import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Ref } from '../contract/basic-schemas.ts';
import { PersonSchema, type PersonView } from '../contract/person.ts';
import { problemResponses } from '../plugins/problems.ts';

/** Who sends the request. */
export const personRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/api/person',
    {
      schema: {
        operationId: 'getPerson',
        tags: ['reviews'],
        summary: '当前用户：姓名、能否复核、能否修改',
        response: { 200: Ref(PersonSchema), ...problemResponses() },
      },
    },
    async (request): Promise<PersonView> => {
      const may = (role: 'review' | 'ingest') => typeof app.writerOf(request, role) === 'string';
      const person = app.personOf(request);
      return {
        name: person?.name ?? null,
        mayReview: may('review'),
        mayWrite: may('ingest'),
        mayChooseName: person?.local ?? false,
      };
    },
  );
};
