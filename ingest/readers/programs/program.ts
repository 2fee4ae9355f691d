import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { endsWithParent } from '../../bounded-process.ts';

/** Characters of what a program says that are kept. */
const KEPT = 4000;

/** How a program ended. `code` is null where it was killed: by us after its time, or by the system. */
export interface ProgramEnd {
  code: number | null;
  said: string;
}

/** Path of a program on the PATH; null where the machine does not have it. */
export function findProgram(name: string): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name)).find(isExecutable) ?? null;
}

export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Runs a program of the machine to its end. It stays in the process group of the reading process and inherits its bound
 * of memory, so that it ends with it.
 *
 * @param milliseconds by the clock, after which it is killed
 */
export function runProgram(path: string, args: readonly string[], milliseconds: number): Promise<ProgramEnd> {
  const [command = '', ...flags] = [...endsWithParent('KILL'), path, ...args];
  return new Promise((resolve) => {
    const child = spawn(command, flags, {
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: milliseconds,
      killSignal: 'SIGKILL',
      // Two cores are shared with the server: no program takes more than one.
      env: { ...process.env, OMP_THREAD_LIMIT: '1', NODE_OPTIONS: '' },
    });
    let said = '';
    const listen = (text: string): void => {
      said = (said + text).slice(-KEPT);
    };
    child.stdout.setEncoding('utf8').on('data', listen);
    child.stderr.setEncoding('utf8').on('data', listen);
    child.once('error', (error) => resolve({ code: null, said: error.message }));
    child.once('close', (code) => resolve({ code, said: said.trim() }));
  });
}
