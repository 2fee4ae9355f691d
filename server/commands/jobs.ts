import type { Job } from '../../ingest/library/jobs.ts';
import { commandEntry } from './audit-entry.ts';
import { type Command, type ExitCode, print, WrongUse } from './command.ts';
import { withLibrary } from './open.ts';
import { progressSentence } from './progress-sentence.ts';

const shown = 20;

export const jobs: Command = {
  name: 'jobs',
  usage: '[stop ID]',
  summary: 'List ingests, removals and reindexings that wait, run or have ended, or stop one',
  help: [
    'stop ID          ask whichever process has the job to end it; files that were read stay in the library',
    '--json           as GET /api/jobs',
  ],
  options: { json: { type: 'boolean' } },
  run: (input) =>
    withLibrary<ExitCode>(input, (library) => {
      const [action, id, ...more] = input.positionals;
      if (action === undefined) {
        const list = library.jobs.latest(shown);
        print(input, { jobs: list }, () => list.map(lineOf).join(''));
        return 0;
      }
      if (action !== 'stop' || id === undefined || !/^\d{1,15}$/u.test(id) || more.length > 0) {
        throw new WrongUse('Expected `jobs` or `jobs stop ID`.');
      }
      const job = library.jobs.one(Number(id));
      if (job === null || !library.jobs.askToStop(job.id)) {
        input.terminal.err(job === null ? `There is no job ${id}.\n` : `Job ${id} has ended: ${job.state}.\n`);
        return 1;
      }
      library.audit.add(commandEntry('stop', `${job.kind} ${job.subject}`));
      input.terminal.err(`Job ${id} is asked to stop.\n`);
      return 0;
    }),
};

function lineOf({ id, kind, subject, by, state, queuedAt, progress, problem }: Job): string {
  const now =
    state === 'running' && progress !== null ? `: ${progressSentence(progress, progress.remainingSeconds)}` : '';
  const why = state === 'failed' && problem !== null ? `: ${problem.message}` : '';
  return `${id}  ${queuedAt}  ${kind} ${subject}  by ${by || '?'}  ${state}${now}${why}\n`;
}
