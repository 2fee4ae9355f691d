import { ingestFiles } from '../../ingest/intake/files.ts';
import type { IngestReport } from '../../ingest/library/ingest-report.ts';
import { commandEntry } from './audit-entry.ts';
import { type Command, type CommandInput, type ExitCode, print, textOf, WrongUse } from './command.ts';
import { showProgress, withKnowledgeBase, withLibrary } from './open.ts';
import { reportText } from './report-text.ts';

const options = { encoding: { type: 'string' }, json: { type: 'boolean' } } as const;
const encodingHelp =
  '--encoding NAME  read all files in this encoding (utf-8, gb18030, big5, utf-16le …) instead of detecting it';
const jsonHelp = '--json           the whole report as JSON (IngestReport of the API)';

export const ingest: Command = {
  name: 'ingest',
  usage: 'PATH…',
  summary: 'Read files, folders, globs or zip archives into the library and index them',
  help: [encodingHelp, '--check          report only, store nothing (the same as `check`)', jsonHelp],
  options: { ...options, check: { type: 'boolean' } },
  run: (input) => (input.values.check === true ? report(input, checkPaths) : report(input, ingestPaths)),
};

export const check: Command = {
  name: 'check',
  usage: 'PATH…',
  summary: 'The report of an ingest without storing anything',
  help: [encodingHelp, jsonHelp],
  options,
  run: (input) => report(input, checkPaths),
};

async function report(input: CommandInput, work: (input: CommandInput) => Promise<IngestReport>): Promise<ExitCode> {
  if (input.positionals.length === 0) throw new WrongUse('PATH is missing: name at least one file or folder.');
  const result = await work(input);
  print(input, result, () => reportText(result));
  if (result.files.length === 0) input.terminal.err('There is no file to read at this path.\n');
  return result.files.length === 0 || result.outcomes.refused > 0 || result.problem !== null ? 1 : 0;
}

function ingestPaths(input: CommandInput): Promise<IngestReport> {
  return withKnowledgeBase(input, (knowledgeBase) => {
    const entry = commandEntry('ingest', input.positionals.join('、'));
    knowledgeBase.library.audit.add(entry);
    return knowledgeBase.ingest(input.positionals, choices(input), entry.by);
  });
}

function checkPaths(input: CommandInput): Promise<IngestReport> {
  return withLibrary(input, (library) => ingestFiles(library, input.positionals, { ...choices(input), check: true }));
}

function choices(input: CommandInput) {
  const encoding = textOf(input, 'encoding');
  return { onProgress: showProgress(input.terminal), ...(encoding === undefined ? {} : { encoding }) };
}
