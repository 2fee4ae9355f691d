import type { IngestProblem } from '../library/ingest-report.ts';

/** Work that was stopped, or could not be done, in the process beside. */
export class DerivationProblem extends Error {
  override readonly name = 'DerivationProblem';
  readonly problem: IngestProblem;

  constructor(problem: IngestProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** What is told where deriving was ended before its end. */
export const stoppedProblem: IngestProblem = {
  code: 'stopped',
  message: 'The documents are stored; links and index were stopped and go on at the next ingest or start.',
  chinese: '文件已入库；条款对应和检索索引的更新被中止，下次收录或启动时继续。',
};
