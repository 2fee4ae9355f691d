import type { KnowledgeBase } from '../../ingest/knowledge-base.ts';

/** What every file of routes is given. */
export interface RouteOptions {
  knowledgeBase: KnowledgeBase;
}
