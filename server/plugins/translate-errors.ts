import { ReviewConflict } from '../../ingest/library/review-conflict.ts';
import { storageProblem } from '../../ingest/library/storage-problem.ts';
import { KnownProblem } from '../../ingest/policy/known-problem.ts';
import { MeilisearchProblem } from '../../ingest/search/meilisearch/problem.ts';
import { Problem } from './problems.ts';

/** Statuses of the codes of the layers below; any other known problem is the caller's: 400. */
const statuses: Readonly<Record<string, number>> = {
  'unknown-clause': 404,
  'nothing-to-undo': 409,
  'disk-full': 507,
  'library-damaged': 503,
  'library-busy': 503,
  'no-access': 503,
  'unusable-library': 503,
};

/** Errors of the layers below, in the words of the API; null for one that is nobody's fault but ours. */
export function translateError(error: Error): Problem | null {
  if (error instanceof Problem) return error;
  if (error instanceof MeilisearchProblem) {
    return new Problem(503, 'index-unavailable', `检索暂不可用：${error.chinese}文件和条款仍可阅读。`);
  }
  if (error instanceof ReviewConflict) {
    const { action, by, at } = error.last ?? {};
    const decided = action && by && at ? { decided: { action, by, at } } : {};
    return new Problem(409, error.code, error.chinese, decided);
  }
  const known = error instanceof KnownProblem ? error : storageProblem(error);
  if (known === null) return null;
  return new Problem(statuses[known.code] ?? 400, known.code, `${known.chinese}${known.remedy ?? ''}`);
}
