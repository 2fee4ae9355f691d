import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { backUp } from '../ingest/library/backup.ts';
import { dayInChina } from '../ingest/policy/validity.ts';
import type { Configuration } from './configuration.ts';

const named = /^library-\d{4}-\d{2}-\d{2}\.sqlite$/;
const interval = 60 * 60 * 1000;

/** Backups of a folder by this program, the newest first. */
export function dailyBackups(folder: string): string[] {
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => named.test(name))
        .sort()
        .reverse()
    : [];
}

/** Makes the backup of a day unless there is one, then lets the oldest beyond `keep` go. @throws what `backUp` throws */
export async function backUpDay(
  library: string,
  { folder, keep }: NonNullable<Configuration['backups']>,
  day: string,
): Promise<void> {
  const file = join(folder, `library-${day}.sqlite`);
  if (existsSync(file)) return;
  await backUp(library, file);
  for (const old of dailyBackups(folder).slice(keep)) rmSync(join(folder, old));
}

/**
 * Makes a backup each day while the server runs.
 *
 * @param failed told what went wrong; it is tried again an hour later
 * @returns ends it
 */
export function keepDailyBackups(
  library: string,
  backups: NonNullable<Configuration['backups']>,
  failed: (problem: unknown) => void,
): () => Promise<void> {
  let working: Promise<void> = Promise.resolve();
  const work = () => {
    working = working.then(() => backUpDay(library, backups, dayInChina(new Date()))).catch(failed);
  };
  work();
  const timer = setInterval(work, interval).unref();
  return async () => {
    clearInterval(timer);
    await working;
  };
}
