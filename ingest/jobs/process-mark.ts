import { readFileSync } from 'node:fs';

/**
 * What tells this process from any other that had or will have its number: the number with the moment of its start, as
 * Linux counts it since the machine was switched on. Elsewhere the number alone.
 */
export function processMark(pid: number = process.pid): string {
  return `${pid} ${startOf(pid) ?? ''}`.trim();
}

/** True while the process of a mark lives. */
export function isAlive(mark: string): boolean {
  const pid = Number.parseInt(mark, 10);
  try {
    process.kill(pid, 0);
  } catch (error) {
    // It lives, but belongs to another user.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return processMark(pid) === mark;
}

/** Field 22 of /proc/PID/stat; the name in parentheses before it may hold anything. */
function startOf(pid: number): string | null {
  try {
    return (
      readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')[19] ?? null
    );
  } catch {
    return null;
  }
}
