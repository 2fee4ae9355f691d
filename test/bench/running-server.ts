import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../rules/source-files.ts';

/** The product in processes of its own, as `npm start` runs it. */
export interface BenchServer {
  address: string;
  pid: number;
  engine: { pid: number; host: string; apiKey: string };
  stop(): Promise<void>;
}

/**
 * Starts the server on a free port with this data folder and waits until it has caught up.
 *
 * @param onAnswering told when it answers first, still behind or not
 */
export async function startServer(dataDir: string, onAnswering: () => void = () => {}): Promise<BenchServer> {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: { start: string } };
  const child = spawn('sh', ['-c', scripts.start], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, PORT: '0', DATA_DIR: dataDir },
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let said = '';
  child.stdout.on('data', (text) => {
    said += String(text);
  });
  const caughtUp = (output: NodeJS.ReadableStream) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!said.includes('in step with the library')) return;
        output.off('data', look);
        resolve();
      };
      output.on('data', look);
      look();
    });
  const address = await new Promise<string>((resolve, reject) => {
    let printed = '';
    child.stdout.on('data', (text) => {
      printed += String(text);
      const found = /http:\S+/.exec(printed);
      if (found) resolve(found[0]);
    });
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}.`)));
  });
  onAnswering();
  await caughtUp(child.stdout);
  const folder = join(dataDir, 'meilisearch');
  const running = JSON.parse(readFileSync(join(folder, 'running.json'), 'utf8')) as {
    engine: { pid: number };
    host: string;
  };
  return {
    address,
    pid: child.pid ?? 0,
    engine: {
      pid: running.engine.pid,
      host: running.host,
      apiKey: readFileSync(join(folder, 'key'), 'utf8').trim(),
    },
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Resident memory of a process, now and at its largest, in bytes. */
export function memoryOf(pid: number): { now: number; peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const field = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) * 1024;
  return { now: field('VmRSS'), peak: field('VmHWM') };
}
