import { KnownProblem } from '../policy/known-problem.ts';

/** Why a file was refused. Stable: API problems and reports carry it. */
export type UnreadableCode =
  | 'not-found'
  | 'empty'
  | 'too-large'
  | 'not-text'
  | 'unknown-encoding'
  | 'unsupported-format'
  | 'scanned'
  | 'encrypted'
  | 'damaged'
  | 'too-deep'
  | 'too-many-pages'
  | 'too-many-clauses'
  | 'too-much-memory'
  | 'too-slow'
  | 'zip-bomb'
  | 'unsafe-path';

/**
 * A file that no reader can turn into text. The message is one English sentence for the command line; `chinese` is
 * the same sentence for the UI and the API. Both say what was found and what to do.
 */
export class UnreadableSource extends KnownProblem<UnreadableCode> {}
