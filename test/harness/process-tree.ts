import { readdirSync, readFileSync } from 'node:fs';
import { type KnownProcess, knownProcess } from '../../ingest/search/meilisearch/folder.ts';

/** A process and everything that it has started, directly or not, as long as its starters live. */
export function processTree(pid: number): KnownProcess[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // Ended since the folder was listed.
    }
  }
  const tree = new Set([pid]);
  for (let size = 0; size !== tree.size; ) {
    size = tree.size;
    for (const [child, parent] of parents) if (tree.has(parent)) tree.add(child);
  }
  return [...tree].map(knownProcess);
}

/** Name of a process's program and its arguments. */
export function commandLine(pid: number): string {
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
}
