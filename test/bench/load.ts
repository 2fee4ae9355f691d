import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memoryOf, startServer } from './running-server.ts';

/**
 * `npm run bench:load [-- SECONDS [PEOPLE [FOLDER]]]`: people who search and read at the same time on the five
 * documents (and those of FOLDER, taken in while they do). Prints errors, searches a second, latency and memory.
 */
const seconds = Number(process.argv[2] ?? 60);
const people = Number(process.argv[3] ?? 50);
const folder = process.argv[4];
const queries = [
  '跨境电商',
  '数字贸易',
  '人才',
  '海外仓',
  '市商务局 牵头',
  '2/2/7',
  '产业园区',
  '金融支持',
  '到2025年',
  '知识产权',
];

const dataDir = mkdtempSync(join(tmpdir(), 'load-'));
const server = await startServer(dataDir);
const times: number[] = [];
let errors = 0;
const before = memoryOf(server.pid).now;
const end = performance.now() + seconds * 1000;

await Promise.all([...Array.from({ length: people }, (_, person) => work(person)), takeIn()]);
times.sort((one, other) => one - other);
const at = (share: number) => Math.round(times[Math.floor(times.length * share)] ?? 0);
const megabytes = (bytes: number) => Math.round(bytes / 2 ** 20);
console.log(
  JSON.stringify({
    ...{ seconds, people, searches: times.length, errors, perSecond: Math.round(times.length / seconds) },
    ...{ p50: at(0.5), p95: at(0.95), p99: at(0.99) },
    memory: {
      before: megabytes(before),
      after: megabytes(memoryOf(server.pid).now),
      peak: megabytes(memoryOf(server.pid).peak),
    },
  }),
);
await server.stop();
rmSync(dataDir, { recursive: true, force: true });

async function work(person: number): Promise<void> {
  for (let turn = person; performance.now() < end; turn += 1) {
    const begin = performance.now();
    const query = encodeURIComponent(queries[turn % queries.length] ?? '');
    const answer = await fetch(`${server.address}/api/search?q=${query}&offset=${turn % 3}`).catch(() => null);
    await answer?.arrayBuffer();
    if (answer?.status === 200) times.push(performance.now() - begin);
    else errors += 1;
  }
}

async function takeIn(): Promise<void> {
  if (folder === undefined) return;
  const { spawn } = await import('node:child_process');
  const child = spawn('npm', ['run', '--silent', 'cli', '--', 'ingest', folder], {
    env: { ...process.env, DATA_DIR: dataDir },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await new Promise((resolve) => child.once('exit', resolve));
}
