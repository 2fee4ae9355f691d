import { existsSync, mkdirSync } from 'node:fs';
import type { Progress } from '../../ingest/intake/files.ts';
import { Pace } from '../../ingest/jobs/pace.ts';
import { KnowledgeBase, libraryFile } from '../../ingest/knowledge-base.ts';
import { Library } from '../../ingest/library/library.ts';
import type { CommandInput, Terminal } from './command.ts';
import { progressSentence } from './progress-sentence.ts';

/** Runs work on library, links and search index, then closes them. */
export async function withKnowledgeBase<Result>(
  { configuration, terminal }: CommandInput,
  work: (knowledgeBase: KnowledgeBase) => Promise<Result>,
): Promise<Result> {
  const log = (sentence: string) => terminal.err(`${sentence}\n`);
  const knowledgeBase = await KnowledgeBase.open({ ...configuration, log }, showProgress(terminal));
  try {
    return await work(knowledgeBase);
  } finally {
    terminal.progress(null);
    await knowledgeBase.close();
  }
}

/** Runs work on the library alone, without a search engine, then closes it. */
export async function withLibrary<Result>(
  { configuration, terminal }: CommandInput,
  work: (library: Library) => Promise<Result> | Result,
): Promise<Result> {
  const file = libraryFile(configuration.dataDir);
  // Looking does not make a library where there is none.
  const library = Library.open(existsSync(file) ? file : ':memory:');
  try {
    return await work(library);
  } finally {
    terminal.progress(null);
    library.close();
  }
}

/** Runs work that changes the library alone; makes it where there is none. */
export async function withLibraryFile<Result>(
  { configuration }: CommandInput,
  work: (library: Library) => Promise<Result> | Result,
): Promise<Result> {
  mkdirSync(configuration.dataDir, { recursive: true });
  const library = Library.open(libraryFile(configuration.dataDir));
  try {
    return await work(library);
  } finally {
    library.close();
  }
}

/** Shows progress in one line of the terminal. */
export function showProgress(terminal: Terminal): (progress: Progress) => void {
  const pace = new Pace();
  return (progress) => terminal.progress(progressSentence(progress, pace.remainingSeconds(progress)));
}
