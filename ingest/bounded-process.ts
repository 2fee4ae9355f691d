import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What Linux sends a child when its parent is killed hard, asked for once; empty where that is not to be had. */
const knownPrefixes = new Map<string, string[]>();

/**
 * Command prefix by which Linux ends a child when our process is killed hard; empty where it is not to be had.
 *
 * @param signal what the child is sent then: `TERM` for one that has to put its files in order, else `KILL`
 */
export function endsWithParent(signal: 'TERM' | 'KILL'): string[] {
  const known = knownPrefixes.get(signal);
  if (known !== undefined) return known;
  const flags = ['--pdeathsig', signal, '--'];
  const works = spawnSync('setpriv', [...flags, 'true'], { stdio: 'ignore' }).status === 0;
  const prefix = works ? ['setpriv', ...flags] : [];
  knownPrefixes.set(signal, prefix);
  return prefix;
}

/**
 * Bounds what this process may write to from now on, and each process that it starts: heap, buffers outside it, stacks.
 * The kernel counts (RLIMIT_DATA), so that an allocation beyond the bound fails at once and nobody has to look at the
 * process in time. What V8 keeps in reserve differs by a gigabyte between its versions; hence the bound is on what is
 * added. Where the kernel does not count, only the heap of V8 stays bounded.
 *
 * @param megabytes what may be added to what is in use now
 */
export function boundMemory(megabytes: number): void {
  const kilobytes = writableKilobytes();
  if (kilobytes === null) return;
  const bytes = (kilobytes + megabytes * 1024) * 1024;
  spawnSync('prlimit', ['--pid', String(process.pid), `--data=${bytes}`], { stdio: 'ignore' });
}

function writableKilobytes(): number | null {
  try {
    const found = /^VmData:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'));
    return found === null ? null : Number(found[1]);
  } catch {
    // Not Linux.
    return null;
  }
}
