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

/** What is told where work was ended because the process ends. */
export const interruptedProblem: IngestProblem = {
  code: 'interrupted',
  message: 'The program is ending. What is not done goes on at the next start.',
  chinese: '程序正在停止：已读入的文件已入库，其余的在下次启动后继续处理，不必重新收录。',
};

/** What is told where deriving was ended before its end. */
export const stoppedProblem: IngestProblem = {
  code: 'stopped',
  message:
    'The work was stopped. Documents that were read are stored; links and index go on at the next ingest or start.',
  chinese: '处理已中止：已读入的文件已入库，条款对应和检索索引在下次收录或启动时继续更新；未读入的文件请重新收录。',
};
