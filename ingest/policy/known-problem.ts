/** What a problem says to people. */
export interface ProblemSentences {
  /** For the command line and logs. */
  english: string;
  /** For the pages, the API and exports. */
  chinese: string;
  /** Where it is: a file, line, clause or setting. */
  place?: string | null;
  /** What to do about it, in Chinese, where the sentences do not say it already. */
  remedy?: string | null;
}

/**
 * The base of everything that goes wrong outside of this program: in a file, a setting, the disk, the engine, a request.
 * It has a stable code and a sentence, and is shown without a stack. Whatever is no KnownProblem is a fault of ours.
 */
export class KnownProblem<Code extends string = string> extends Error {
  readonly code: Code;
  readonly chinese: string;
  readonly place: string | null;
  readonly remedy: string | null;

  constructor(code: Code, sentences: ProblemSentences, cause?: unknown) {
    super(sentences.english, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
    this.code = code;
    this.chinese = sentences.chinese;
    this.place = sentences.place ?? null;
    this.remedy = sentences.remedy ?? null;
  }
}
