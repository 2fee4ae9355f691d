import type { ParseArgsConfig } from 'node:util';
import { KnownProblem } from '../../ingest/policy/known-problem.ts';
import type { Configuration } from '../configuration.ts';

/** Where a command writes: results to `out`, everything else to `err`, so that results can be piped. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** Shows how far long work has come, on a terminal only; the next call replaces it, null takes it away. */
  progress(sentence: string | null): void;
}

/** What the user typed after the name of a command. */
export interface CommandInput {
  positionals: string[];
  /** Options by name: a text, true for a flag, a list for an option that may be repeated. */
  values: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;
  configuration: Configuration;
  terminal: Terminal;
}

/** 0 done, 1 problems in the input, 2 wrong use. */
export type ExitCode = 0 | 1 | 2;

/** One command of the command line. */
export interface Command {
  name: string;
  /** What follows the name, e.g. `FILE` or `PATH…`. */
  usage: string;
  /** One line for the list of commands. */
  summary: string;
  /** Further lines of its help: each option with what it does. */
  help: readonly string[];
  options: NonNullable<ParseArgsConfig['options']>;
  run(input: CommandInput): Promise<ExitCode>;
}

/** The command was used wrongly; the message says how. */
export class WrongUse extends KnownProblem<'wrong-use'> {
  constructor(english: string) {
    super('wrong-use', { english, chinese: `命令的用法有误：${english}` });
  }
}

/** The one argument of a command that takes exactly one. @throws WrongUse */
export function onlyArgument({ positionals }: CommandInput, what: string): string {
  const [only, ...others] = positionals;
  if (only === undefined) throw new WrongUse(`${what} is missing.`);
  if (others.length > 0) throw new WrongUse(`Expected one ${what}, not ${positionals.length}.`);
  return only;
}

/** A result for people or, with `--json`, for programs. */
export function print({ values, terminal }: CommandInput, result: unknown, asText: () => string): void {
  terminal.out(values.json === true ? `${JSON.stringify(result, null, 2)}\n` : asText());
}

/** Values of an option that may be repeated. */
export function listOf({ values }: CommandInput, name: string): string[] {
  const given = values[name];
  return Array.isArray(given) ? given.filter((value) => typeof value === 'string') : [];
}

/** Value of an option with a text; undefined where it is not given. */
export function textOf({ values }: CommandInput, name: string): string | undefined {
  const given = values[name];
  return typeof given === 'string' ? given : undefined;
}

/** Value of an option with a whole number. @throws WrongUse */
export function numberOf(input: CommandInput, name: string, fallback: number): number {
  const given = textOf(input, name);
  if (given === undefined) return fallback;
  if (!/^\d{1,6}$/u.test(given)) throw new WrongUse(`Expected a whole number for --${name}, not \`${given}\`.`);
  return Number(given);
}

/** Value of an option with a fixed list of words. @throws WrongUse */
export function choiceOf<Word extends string>(value: string, words: readonly Word[], what: string): Word {
  const word = words.find((candidate) => candidate === value);
  if (word === undefined) throw new WrongUse(`Expected ${what} to be one of ${words.join(', ')}, not \`${value}\`.`);
  return word;
}
