import { storageProblem } from '../ingest/library/storage-problem.ts';
import { KnownProblem } from '../ingest/policy/known-problem.ts';

/** What to print on the command line for an error: a sentence, or for a fault of ours where it happened. */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const known = error instanceof KnownProblem ? error : storageProblem(error);
  if (known === null) return error.stack ?? error.message;
  return known.remedy === null ? known.message : `${known.message}\n${known.remedy}`;
}
