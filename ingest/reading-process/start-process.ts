import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { endsWithParent } from '../bounded-process.ts';
import { LIMITS } from '../readers/limits.ts';

/** Characters of what a process says when it fails that are kept for the message. */
const LAST_WORDS = 2000;

/** A started reading process. */
export interface StartedProcess {
  child: ChildProcess;
  /** Whether it has said that it is ready. */
  hasStarted(): boolean;
  /** The end of what it wrote to its standard error. */
  lastWords(): string;
}

/**
 * Starts a reading process. It is a process and not a thread, because no limit of a thread covers the buffers outside
 * the heap of V8, and because only the end of a process gives all memory back.
 */
export function startProcess(): StartedProcess {
  const node = [
    ...[process.execPath, `--max-old-space-size=${LIMITS.readingHeapMegabytes}`],
    fileURLToPath(new URL('./main.mjs', import.meta.url)),
  ];
  const [command = '', ...flags] = [...endsWithParent('KILL'), ...node];
  const child = spawn(command, flags, {
    // A group of its own: what the process itself starts (converters) ends with it.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    serialization: 'advanced',
    // The allocator keeps one pool, not one a thread, so that the bound is used by the file.
    env: { ...process.env, NODE_OPTIONS: '', MALLOC_ARENA_MAX: '2' },
  });
  let lastWords = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    lastWords = (lastWords + text).slice(-LAST_WORDS);
  });
  let hasStarted = false;
  child.once('message', () => {
    hasStarted = true;
  });
  return { child, hasStarted: () => hasStarted, lastWords: () => lastWords.trim() };
}

/** Ends a reading process with everything that it started, at once. */
export function endProcess({ child }: StartedProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended already.
    child.kill('SIGKILL');
  }
}
