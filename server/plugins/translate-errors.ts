import { MeilisearchProblem } from '../../ingest/search/meilisearch-problem.ts';
import { Problem } from './problems.ts';

/** Errors of the layers below, in the words of the API; null for one that is nobody's fault but ours. */
export function translateError(error: Error): Problem | null {
  if (error instanceof MeilisearchProblem) {
    return new Problem(503, 'index-unavailable', `检索暂不可用：${error.chinese}文件和条款仍可阅读。`);
  }
  return null;
}
