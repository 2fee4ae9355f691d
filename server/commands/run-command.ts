import { parseArgs } from 'node:util';
import { ConfigurationProblem, readConfiguration } from '../configuration.ts';
import { sentenceOf } from '../sentence-of.ts';
import { backup, restore } from './backup.ts';
import { type Command, type ExitCode, type Terminal, WrongUse } from './command.ts';
import { doctor } from './doctor.ts';
import { documents } from './documents.ts';
import { check, ingest } from './ingest.ts';
import { jobs } from './jobs.ts';
import { pairs } from './pairs.ts';
import { parse } from './parse.ts';
import { reindex } from './reindex.ts';
import { remove } from './remove.ts';
import { review } from './review.ts';
import { search } from './search.ts';
import { serve } from './serve.ts';
import { trace } from './trace.ts';
import { writers } from './writers.ts';

/** Every command, in the order in which help lists them. */
export const commands: readonly Command[] = [
  ...[serve, parse, check, ingest, documents, search, trace, pairs, review, remove, reindex, jobs],
  ...[backup, restore, writers, doctor],
];

const program = 'npm run --silent cli --';

/**
 * Runs one command line.
 *
 * @param argv words after the program's name
 * @param terminal where it writes
 * @param environment the configuration (see configuration.ts)
 */
export async function runCommand(
  argv: readonly string[],
  terminal: Terminal,
  environment: NodeJS.ProcessEnv,
): Promise<ExitCode> {
  const [name, ...rest] = argv;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const topic = commands.find((command) => command.name === rest[0]);
    const text = topic === undefined ? overview() : helpOf(topic);
    if (name === undefined) terminal.err(text);
    else terminal.out(text);
    return name === undefined ? 2 : 0;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) {
    terminal.err(`There is no command \`${name}\`.\n\n${overview()}`);
    return 2;
  }
  try {
    const { values, positionals } = parseWords(command, rest);
    if (values.help === true) {
      terminal.out(helpOf(command));
      return 0;
    }
    return await command.run({ values, positionals, terminal, configuration: readConfiguration(environment) });
  } catch (problem) {
    terminal.progress(null);
    if (problem instanceof WrongUse) {
      terminal.err(`${problem.message}\n\n${helpOf(command)}`);
      return 2;
    }
    terminal.err(`${sentenceOf(problem)}\n`);
    return problem instanceof ConfigurationProblem ? 2 : 1;
  }
}

function parseWords({ options }: Command, words: string[]) {
  try {
    return parseArgs({
      args: words,
      options: { ...options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
      strict: true,
    });
  } catch (error) {
    if (error instanceof TypeError && 'code' in error) throw new WrongUse(error.message);
    throw error;
  }
}

function overview(): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  return [
    `Usage: ${program} COMMAND …`,
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    `${program} COMMAND --help says more. Exit code: 0 done, 1 problems in the input, 2 wrong use.`,
    '',
  ].join('\n');
}

function helpOf({ name, usage, summary, help }: Command): string {
  return [
    `Usage: ${[program, name, usage].filter(Boolean).join(' ')}`,
    '',
    summary,
    ...help.map((line) => `  ${line}`),
    '',
  ].join('\n');
}
