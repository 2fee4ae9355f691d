import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { createServer } from 'node:net';
import { endsWithParent } from '../../bounded-process.ts';
import type { MeilisearchBinary } from './binary.ts';
import { type MeilisearchAddress, MeilisearchClient } from './client.ts';
import type { MeilisearchFolder } from './folder.ts';
import { MeilisearchProblem } from './problem.ts';

const startTimeout = 30_000;

/** A started engine that answers and accepts the folder's key. */
export interface SpawnedMeilisearch {
  child: ChildProcess;
  host: string;
}

/**
 * Starts the binary on the folder's database, on loopback, and waits until it answers.
 *
 * @param preferredPort tried first, so that a restarted engine keeps its address
 * @throws MeilisearchProblem `start-failed` with the reason that the engine gave
 */
export async function spawnMeilisearch(
  binary: MeilisearchBinary,
  folder: MeilisearchFolder,
  preferredPort: number | null,
): Promise<SpawnedMeilisearch> {
  folder.shortenLog();
  for (let attempt = 0; ; attempt += 1) {
    const port = attempt === 0 && preferredPort !== null ? preferredPort : await freePort();
    const host = `http://127.0.0.1:${port}`;
    const child = spawnChild(binary, folder, port);
    try {
      await answers(child, { host, apiKey: folder.key() }, folder);
      return { child, host };
    } catch (problem) {
      child.kill('SIGKILL');
      // Between finding a free port and using it another program may have taken it.
      if (attempt < 3 && folder.lastWords().includes('Address already in use')) continue;
      throw problem;
    }
  }
}

function spawnChild(binary: MeilisearchBinary, folder: MeilisearchFolder, port: number): ChildProcess {
  const flags = [
    ['--env', 'production'],
    ['--http-addr', `127.0.0.1:${port}`],
    ['--db-path', folder.database],
    ['--dump-dir', `${folder.path}/dumps`],
    ['--snapshot-dir', `${folder.path}/snapshots`],
    ['--no-analytics'],
    ['--log-level', 'WARN'],
    // Measured on two cores, 270 clauses: 1.8 GB and 2.6 s without these two, 390 MB with two threads, 270 MB and
    // .6 s so; 30,000 clauses take 6 s with one thread and 7.6 s with two.
    ['--max-indexing-memory', '128MiB'],
    ['--max-indexing-threads', '1'],
  ].flat();
  const [command, ...rest] = [...endsWithParent('TERM'), binary.path, ...flags] as [string, ...string[]];
  const log = openSync(folder.log, 'a', 0o600);
  try {
    return spawn(command, rest, {
      cwd: folder.path,
      // Its own process group: Ctrl-C reaches our server alone, which then stops the engine in order.
      detached: true,
      stdio: ['ignore', log, log],
      // Nothing of the user's MEILI_* settings; the key not on the command line, where `ps` shows it.
      env: { PATH: process.env.PATH, MEILI_MASTER_KEY: folder.key(), RUST_BACKTRACE: '0' },
    });
  } finally {
    closeSync(log);
  }
}

async function answers(child: ChildProcess, address: MeilisearchAddress, folder: MeilisearchFolder): Promise<void> {
  let spawnError: Error | null = null;
  child.once('error', (error) => {
    spawnError = error;
  });
  const engine = new MeilisearchClient(address, { timeout: 1000 });
  const deadline = Date.now() + startTimeout;
  try {
    while (Date.now() < deadline) {
      if (spawnError || child.exitCode !== null || child.signalCode !== null) throw failed(folder, spawnError);
      try {
        await engine.ask((client) => client.getVersion());
        return;
      } catch (problem) {
        // Another engine on this port refuses our key; ours then ends by itself, which the next round sees.
        if (problem instanceof MeilisearchProblem && problem.code === 'rejected') throw problem;
      }
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
  } finally {
    engine.close();
  }
  throw failed(folder, new Error(`no answer within ${startTimeout / 1000} s`));
}

/** Reasons that lie outside of the engine's own folder: its database is not at fault. */
const surroundings: [RegExp, string, string][] = [
  [/Address already in use/, 'its port is in use', '端口已被占用'],
  [/No space left on device|os error 28/, 'the disk is full', '磁盘已满'],
  [/Permission denied|os error 13/, 'it may not write its folder', '没有写入目录的权限'],
  [/GLIBC|not found \(required by/, 'this machine lacks a library that it needs', '本机缺少其所需的系统库'],
];
const otherVersion: [RegExp, string, string] = [
  /incompatible|version mismatch/i,
  'its database is of another version',
  '数据库版本不符',
];

function failed(folder: MeilisearchFolder, cause: Error | null): MeilisearchProblem {
  const words = folder.lastWords();
  const outside = surroundings.find(([pattern]) => pattern.test(words));
  const known = outside ?? (otherVersion[0].test(words) ? otherVersion : undefined);
  const lastLine = words.trim().split('\n').at(-1) ?? '';
  const reason = known?.[1] ?? cause?.message ?? lastLine;
  return new MeilisearchProblem(
    'start-failed',
    {
      english: `Meilisearch did not start: ${reason || 'it ended at once'}. Its log: ${folder.log}. Its folder ${folder.path} holds only the derived index and may be deleted; the library is kept elsewhere.`,
      chinese: `检索引擎未能启动：${known?.[2] ?? (reason || '启动后立即退出')}。日志见 ${folder.log}。`,
    },
    { cause, ...(outside === undefined ? {} : { engineCode: 'environment' }) },
  );
}

/** A TCP port on loopback that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
