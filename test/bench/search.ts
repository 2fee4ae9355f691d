import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MeilisearchAdapter } from '../../ingest/search/meilisearch/adapter.ts';
import { root } from '../rules/source-files.ts';
import { addRecombined } from './add-recombined.ts';
import { type BenchServer, memoryOf, startServer } from './running-server.ts';
import { megabytes, milliseconds, percentile, printTable } from './table.ts';

const rounds = 3;

/** The queries of the judged set, each as a person typed it. */
function queries(): string[] {
  const judged = JSON.parse(readFileSync(join(root, 'test/eval/queries.dev.json'), 'utf8')) as { q: string }[];
  return judged.map(({ q }) => q);
}

/** Our API against the same queries sent straight to the engine, with the five documents; and memory after that. */
export async function benchSearch(): Promise<void> {
  await withServer([0], async (server) => {
    printTable('Search, five documents, one client', columns, [['all judged queries', ...row(await compare(server))]]);
    const [ours, theirs] = [memoryOf(server.pid), memoryOf(server.engine.pid)];
    printTable(
      'Memory after that',
      ['process', 'now', 'peak'],
      [
        ['server', megabytes(ours.now), megabytes(ours.peak)],
        ['Meilisearch', megabytes(theirs.now), megabytes(theirs.peak)],
      ],
    );
  });
}

/** The same as the library grows with recombined sentences. */
export async function benchScale(): Promise<void> {
  const rows: (string | number)[][] = [];
  await withServer([0, 30_000, 300_000], async (server, added) => {
    rows.push([
      added === 0 ? 'seeds (about 300)' : `+ ${added}`,
      ...row(await compare(server)),
      megabytes(memoryOf(server.pid).now),
      megabytes(memoryOf(server.engine.pid).now),
    ]);
  });
  printTable(
    'Search as the library grows (clauses made of recombined sentences of the seeds), one client',
    [...columns.with(0, 'clauses'), 'server', 'Meilisearch'],
    rows,
  );
}

const columns = ['queries', 'first p50', 'API p50', 'API p99', 'engine p50', 'engine p99', 'p50 API ÷ engine'];

/** Milliseconds of each request; `first` those of queries that were not asked before, whose numbers are not kept yet. */
interface Times {
  first: number[];
  api: number[];
  engine: number[];
}

function row({ first, api, engine }: Times): string[] {
  return [
    milliseconds(percentile(first, 0.5)),
    milliseconds(percentile(api, 0.5)),
    milliseconds(percentile(api, 0.99)),
    milliseconds(percentile(engine, 0.5)),
    milliseconds(percentile(engine, 0.99)),
    (percentile(api, 0.5) / percentile(engine, 0.5)).toFixed(2),
  ];
}

/**
 * Runs `measure` on a server whose library has been given so many recombined clauses, growing. With a folder named in
 * `BENCH_DATA_DIR` the libraries stay there and are not built again the next time: 300,000 clauses take some ten minutes.
 */
async function withServer(
  sizes: number[],
  measure: (server: BenchServer, added: number) => Promise<void>,
): Promise<void> {
  const kept = process.env.BENCH_DATA_DIR;
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'clauses-bench-'));
  try {
    for (const added of sizes) {
      const dataDir = join(folder, String(added));
      if (!existsSync(dataDir)) {
        await addRecombined(`${dataDir}-unfinished`, added);
        renameSync(`${dataDir}-unfinished`, dataDir);
      }
      const server = await startServer(dataDir);
      try {
        await measure(server, added);
      } finally {
        await server.stop();
      }
    }
  } finally {
    if (kept === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

/** Each query by turns through our API and straight to the engine. */
async function compare(server: BenchServer): Promise<Times> {
  const adapter = new MeilisearchAdapter(server.engine);
  const agent = new http.Agent({ keepAlive: true });
  const times: Times = { first: [], api: [], engine: [] };
  const timed = async (into: number[], work: () => Promise<unknown>) => {
    const start = performance.now();
    await work();
    into.push(performance.now() - start);
  };
  for (let round = 0; round <= rounds; round += 1) {
    for (const query of queries()) {
      const url = `${server.address}/api/search?q=${encodeURIComponent(query)}`;
      await timed(round === 0 ? times.first : times.api, () => get(url, agent));
      // The first round warms the engine up and is not counted.
      await timed(round === 0 ? [] : times.engine, () => adapter.search({ q: query, limit: 20 }));
    }
  }
  adapter.close();
  agent.destroy();
  return times;
}

function get(url: string, agent: http.Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    http
      .get(url, { agent, headers: { 'accept-encoding': 'identity' } }, (response) => {
        response.resume();
        response.once('end', () => {
          if (response.statusCode === 200) resolve();
          else reject(new Error(`${url} answered ${response.statusCode}`));
        });
      })
      .once('error', reject);
  });
}
