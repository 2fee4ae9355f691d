import { KnownProblem, type ProblemSentences } from '../../policy/known-problem.ts';

/**
 * What can be wrong with the search engine itself:
 * `no-binary` none found, `wrong-binary` found but not to be run, `start-failed` does not start,
 * `unreachable` does not answer, `refused` wrong key, `rejected` a request or task that the engine turned down.
 */
export type MeilisearchProblemCode =
  | 'no-binary'
  | 'wrong-binary'
  | 'start-failed'
  | 'unreachable'
  | 'refused'
  | 'rejected';

/** A fault of the search engine or its surroundings: `message` for the command line, `chinese` for UI and API. */
export class MeilisearchProblem extends KnownProblem<MeilisearchProblemCode> {
  /** The engine's own error code (`index_not_found`, …) where it gave one. */
  readonly engineCode: string | null;

  constructor(
    code: MeilisearchProblemCode,
    sentences: ProblemSentences,
    options: { cause?: unknown; engineCode?: string } = {},
  ) {
    super(code, sentences, options.cause);
    this.engineCode = options.engineCode ?? null;
  }
}
