import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import * as administration from '../contract/administration.ts';
import * as common from '../contract/basic-schemas.ts';
import * as citation from '../contract/citation.ts';
import * as clause from '../contract/clause.ts';
import * as clauseStanding from '../contract/clause-standing.ts';
import * as crossReference from '../contract/cross-reference.ts';
import * as document from '../contract/document.ts';
import * as documentPair from '../contract/document-pair.ts';
import * as health from '../contract/health.ts';
import * as problem from '../contract/problem.ts';
import * as report from '../contract/report.ts';
import * as review from '../contract/review.ts';
import * as search from '../contract/search.ts';
import * as tracing from '../contract/tracing.ts';
import * as unit from '../contract/unit.ts';

const contracts = [
  administration,
  citation,
  clause,
  clauseStanding,
  common,
  crossReference,
  document,
  documentPair,
  health,
  problem,
  report,
  review,
  search,
  tracing,
  unit,
];

/** Every schema of the contract that has a name: routes refer to them, OpenAPI lists each once. */
export const sharedSchemas = fp(
  async (app: FastifyInstance) => {
    for (const contract of contracts) {
      for (const schema of Object.values(contract)) {
        if (typeof schema === 'object' && '$id' in schema) app.addSchema(schema);
      }
    }
  },
  { name: 'shared-schemas' },
);
