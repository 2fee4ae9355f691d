import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { isAlive, type KnownProcess } from '../../ingest/search/meilisearch/folder.ts';
import { commandLine, processTree } from '../harness/process-tree.ts';
import { root } from '../rules/source-files.ts';

interface Started {
  child: ChildProcessByStdio<null, Readable, Readable>;
  output: () => string;
  errors: () => string;
}

const soon = { timeout: 100_000, interval: 20 };
let dataDir: string;
let remaining: KnownProcess[] = [];

beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'clauses-start-'));
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
afterEach(() => {
  for (const left of remaining.splice(0).filter(isAlive)) process.kill(left.pid, 'SIGKILL');
});

/** Runs `npm start` as a person does, in a process group of its own like that of a terminal. */
function npmStart(environment: Record<string, string> = {}): Started {
  const child = spawn('npm', ['start'], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PORT: '0', DATA_DIR: dataDir, ...environment },
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (text) => {
    output += String(text);
  });
  child.stderr.on('data', (text) => {
    errors += String(text);
  });
  return { child, output: () => output, errors: () => errors };
}

function pidOf({ child }: Started): number {
  if (child.pid === undefined) throw new Error('Expected a started process, not one without an id');
  return child.pid;
}

async function listening(started: Started): Promise<void> {
  await vi.waitFor(() => {
    if (started.child.exitCode !== null) throw new Error(`ended: ${started.errors()}`);
    expect(started.output()).toMatch(/http:\S+/);
  }, soon);
}

/** Waits for the printed address, and until search finds the documents; from then on the whole process tree is known. */
async function ready(started: Started): Promise<{ address: string; tree: KnownProcess[] }> {
  await listening(started);
  const printed = /http:\S+/.exec(started.output())?.[0] ?? '';
  await vi.waitFor(async () => {
    const response = await fetch(`${printed}/api/search?q=${encodeURIComponent('跨境电商')}`);
    expect(((await response.json()) as { total?: number }).total).toBeGreaterThan(10);
  }, soon);
  const tree = processTree(pidOf(started));
  remaining = tree;
  return { address: /http:\S+/.exec(started.output())?.[0] ?? '', tree };
}

async function nothingLeft(tree: KnownProcess[]): Promise<void> {
  await vi.waitFor(() => expect(tree.filter(isAlive).map(({ pid }) => commandLine(pid))).toEqual([]), soon);
}

/** The printed lines without those of npm itself. */
function said(text: string): string[] {
  return text.split('\n').filter((line) => line !== '' && !/^(>|npm )/.test(line));
}

describe('npm start', () => {
  test('serves the five documents and stops with everything at SIGTERM', async () => {
    const started = npmStart();
    const { address, tree } = await ready(started);
    const answer = (await (await fetch(`${address}/api/documents`)).json()) as { documents: { id: string }[] };
    expect(answer.documents.map(({ id }) => id).sort()).toEqual([
      'hz-2023-155',
      'hz-2024-25',
      'hz-2024-52',
      'zj-digital-trade',
      'zj-new-trade-plan',
    ]);
    expect(tree.some(({ pid }) => commandLine(pid).includes('meilisearch'))).toBe(true);
    process.kill(pidOf(started), 'SIGTERM');
    await nothingLeft(tree);
  });

  test('a second start changes nothing; Ctrl-C stops everything', async () => {
    const started = npmStart();
    const { tree } = await ready(started);
    expect(said(started.output()).filter((line) => /added|built|behind/.test(line))).toEqual([]);
    process.kill(-pidOf(started), 'SIGINT');
    await nothingLeft(tree);
    expect(said(started.errors())).toEqual([]);
  });

  test('the hard kill of the server leaves no engine behind', async () => {
    const started = npmStart();
    const { tree } = await ready(started);
    const server = tree.find(({ pid }) => commandLine(pid).endsWith('server/main.ts'));
    process.kill(server?.pid ?? 0, 'SIGKILL');
    await nothingLeft(tree);
  });

  test('search answers again after the engine was killed', async () => {
    const started = npmStart();
    const { address, tree } = await ready(started);
    const engine = JSON.parse(readFileSync(join(dataDir, 'meilisearch', 'running.json'), 'utf8'))
      .engine as KnownProcess;
    process.kill(engine.pid, 'SIGKILL');
    await vi.waitFor(async () => {
      expect(isAlive(engine)).toBe(false);
      const response = await fetch(`${address}/api/search?q=${encodeURIComponent('跨境电商')}`);
      expect(response.status).toBe(200);
      expect(((await response.json()) as { total: number }).total).toBeGreaterThan(10);
    }, soon);
    process.kill(pidOf(started), 'SIGTERM');
    await nothingLeft([...tree, ...processTree(pidOf(started))]);
  });

  test('SIGTERM while it is still starting leaves nothing', async () => {
    const started = npmStart({ DATA_DIR: join(dataDir, 'interrupted') });
    await vi.waitFor(() => {
      remaining = processTree(pidOf(started));
      expect(remaining.some(({ pid }) => commandLine(pid).includes('--http-addr'))).toBe(true);
    }, soon);
    process.kill(pidOf(started), 'SIGTERM');
    await nothingLeft(remaining);
  });
});

describe('what cannot start says why in one sentence', () => {
  async function refused(environment: Record<string, string>): Promise<{ code: number; sentences: string[] }> {
    const started = npmStart(environment);
    const [code] = (await once(started.child, 'close')) as [number];
    return { code, sentences: said(started.errors()) };
  }

  test('a port in use', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    expect(await refused({ PORT: String(port) })).toEqual({
      code: 1,
      sentences: [
        `Port ${port} on 127.0.0.1 is in use: stop the program that uses it, or choose another, e.g. \`PORT=${port + 1} npm start\`.`,
      ],
    });
    other.close();
  });

  test('no engine: everything but search can be read', async () => {
    const started = npmStart({ MEILI_BIN: '/nowhere/meilisearch' });
    await listening(started);
    await vi.waitFor(() => {
      const printed = `${started.output()}${started.errors()}`;
      expect(printed).toContain('MEILI_BIN is set to /nowhere/meilisearch, which is not an executable file.');
    }, soon);
    const address = /http:\S+/.exec(started.output())?.[0] ?? '';
    expect((await fetch(`${address}/api/documents/hz-2024-52`)).status).toBe(200);
    const tree = processTree(pidOf(started));
    process.kill(pidOf(started), 'SIGTERM');
    await nothingLeft(tree);
  });

  test('a configuration that cannot be followed', async () => {
    expect(await refused({ PORT: 'eighty' })).toEqual({
      code: 2,
      sentences: ['PORT should be a number from 0 (any free one) to 65535, but is `eighty`.'],
    });
  });

  test('an address that is not this machine’s', async () => {
    const { code, sentences } = await refused({ HOST: '203.0.113.7' });
    expect(code).toBe(1);
    expect(sentences).toEqual(['HOST is `203.0.113.7`, which is not an address of this machine.']);
  });
});
