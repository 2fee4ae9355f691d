import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ingestFiles, type Progress } from '../../ingest/intake/files.ts';
import { KnowledgeBase, libraryFile } from '../../ingest/knowledge-base.ts';
import type { Library } from '../../ingest/library/library.ts';
import { fold } from '../../ingest/search/words/folded-text.ts';
import { segment } from '../../ingest/search/words/segmentation.ts';
import { startServer } from './running-server.ts';
import { megabytes, milliseconds, percentile, printTable } from './table.ts';

const addedClauses = 6;
const addedAtStart = 5;
const freshQueries = 300;

/** How a library of the texts of a folder grows: first ingest, one document more, start, search, pages. */
export async function benchLibrary(folder: string): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'clauses-bench-'));
  try {
    const rows = [...(await benchGrowth(folder, dataDir)), ...(await benchServed(dataDir))];
    printTable(`A library of ${folder}`, ['what', 'measured'], rows);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function benchGrowth(folder: string, dataDir: string): Promise<string[][]> {
  const base = await KnowledgeBase.open({ dataDir, meilisearch: { binary: process.env.MEILI_BIN } });
  const { library } = base;
  const begin = performance.now();
  const stages = new Map<string, number>();
  const report = await base.ingest([folder], { onProgress: (progress) => tell(progress, begin, stages) });
  const seconds = (performance.now() - begin) / 1000;
  const clauses = library.documents().reduce((sum, { version }) => sum + version.searchable, 0);
  const text = library.documents().reduce((sum, { document }) => sum + textBytes(library, document.id), 0);

  const added = performance.now();
  await base.ingest([addedFile('added')]);
  const found = await base.search.search(request('鑫淼炬试点补助'));
  const adding = performance.now() - added;
  if (found.total < addedClauses)
    throw new Error(`Expected the added document to be found, not \`${found.total}\` hits`);
  await ingestFiles(
    library,
    Array.from({ length: addedAtStart }, (_, at) => addedFile(`later-${at}`)),
    {},
  );
  await base.close();
  const bytes = sizeOf(libraryFile(dataDir));
  return [
    ['documents, clauses', `${report.outcomes.new}, ${clauses}`],
    ['library file', `${megabytes(bytes)}, ${(bytes / text).toFixed(1)} × the text`],
    ['first ingest', `${seconds.toFixed(1)} s, ${Math.round(clauses / seconds)} clauses a second`],
    ...[...stages].map(([stage, at]) => [`  ${stage} from`, `${at.toFixed(1)} s`]),
    [`one document of ${addedClauses} clauses, until it is found`, milliseconds(adding)],
  ];
}

async function benchServed(dataDir: string): Promise<string[][]> {
  const begin = performance.now();
  let answering = 0;
  const server = await startServer(dataDir, () => {
    answering = performance.now() - begin;
  });
  const ready = performance.now() - begin;
  const get = async (path: string) => {
    const asked = performance.now();
    await (await fetch(server.address + path)).arrayBuffer();
    return performance.now() - asked;
  };
  try {
    const search = (query: string) => get(`/api/search?q=${encodeURIComponent(query)}`);
    const first = await search('生活垃圾分类');
    const times: number[] = [];
    for (const query of await queriesOf(server.address)) times.push(await search(query));
    const pages: string[][] = [];
    for (const path of ['/api/gaps', '/api/reviews', '/api/matrix', '/api/units', '/api/documents']) {
      pages.push([path, milliseconds(await get(path))]);
    }
    return [
      [
        `start that added ${addedAtStart} documents: answers, in step`,
        `${milliseconds(answering)}, ${milliseconds(ready)}`,
      ],
      ['first search after it', milliseconds(first)],
      [
        `${times.length} fresh queries, p50, p99`,
        `${milliseconds(percentile(times, 0.5))}, ${milliseconds(percentile(times, 0.99))}`,
      ],
      ...pages,
    ];
  } finally {
    await server.stop();
  }
}

/** Two words that stand in one clause, of clauses all over the library. */
async function queriesOf(address: string): Promise<string[]> {
  const read = async (path: string) => (await fetch(address + path)).json();
  const { documents } = (await read('/api/documents')) as { documents: { id: string }[] };
  const queries: string[] = [];
  for (const { id } of documents.filter((_, at) => at % Math.ceil(documents.length / 60) === 0)) {
    const { clauses } = (await read(`/api/documents/${encodeURIComponent(id)}/clauses`)) as {
      clauses: { text: string }[];
    };
    for (const { text } of clauses.filter((_, at) => at % Math.ceil(clauses.length / 5) === 0)) {
      const words = segment(fold(text)).filter((word) => word.text.length > 1 && /^\p{Script=Han}+$/u.test(word.text));
      const [one, other] = [words.at(Math.floor(words.length / 3)), words.at(Math.floor((2 * words.length) / 3))];
      if (one !== undefined && other !== undefined) queries.push(`${one.text} ${other.text}`);
    }
  }
  return queries.slice(0, freshQueries);
}

function tell({ stage, done, total, file }: Progress, begin: number, stages: Map<string, number>): void {
  const seconds = (performance.now() - begin) / 1000;
  if (!stages.has(stage)) stages.set(stage, seconds);
  if (!process.stderr.isTTY) return;
  process.stderr.write(
    `\r${seconds.toFixed(0)} s  ${stage} ${done}${total === null ? '' : ` of ${total}`} ${file ?? ''}\u001b[K`,
  );
}

function addedFile(name: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'clauses-bench-')), `${name}.txt`);
  const lines = Array.from({ length: addedClauses }, (_, at) => `${at + 1}. 对第${at}批鑫淼炬试点给予补助。`);
  writeFileSync(file, `关于${name}试点的意见\n\n${lines.join('\n\n')}\n`);
  return file;
}

function textBytes(library: Library, id: string): number {
  return Buffer.byteLength(library.sources.text(id) ?? '');
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function request(query: string) {
  return { query, filters: {}, sort: 'relevance' as const, offset: 0, limit: 20, undo: [] };
}
