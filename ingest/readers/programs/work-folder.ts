import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PREFIX = 'policy-clauses-';

/**
 * Makes a folder for the files of a program; it goes when this process ends. A process that is killed hard leaves its
 * folder behind, hence the name holds its id: the next one removes what belongs to no process.
 */
export function makeWorkFolder(): string {
  for (const name of readdirSync(tmpdir())) if (isLeftBehind(name)) removeFolder(join(tmpdir(), name));
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  process.once('exit', () => removeFolder(folder));
  return folder;
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

function isLeftBehind(name: string): boolean {
  const id = name.startsWith(PREFIX) ? /^\d+/.exec(name.slice(PREFIX.length))?.[0] : undefined;
  return id !== undefined && existsSync('/proc/self') && !existsSync(`/proc/${id}`);
}
