import { UnreadableReviews } from '../../ingest/library/review-exchange.ts';
import { ReviewProblem } from '../../ingest/library/reviews.ts';
import { MeilisearchProblem } from '../../ingest/search/meilisearch/problem.ts';
import { Problem } from './problems.ts';

/** Errors of the layers below, in the words of the API; null for one that is nobody's fault but ours. */
export function translateError(error: Error): Problem | null {
  if (error instanceof MeilisearchProblem) {
    return new Problem(503, 'index-unavailable', `检索暂不可用：${error.chinese}文件和条款仍可阅读。`);
  }
  if (error instanceof ReviewProblem) {
    return new Problem(
      error.code === 'unknown-clause' ? 404 : error.code === 'nothing-to-undo' ? 409 : 400,
      error.code,
      error.chinese,
    );
  }
  if (error instanceof UnreadableReviews) return new Problem(400, 'unreadable-reviews', error.chinese);
  return null;
}
