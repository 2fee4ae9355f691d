import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import SqliteDatabase from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { KnowledgeBase, libraryFile } from '../../ingest/knowledge-base.ts';
import { Library } from '../../ingest/library/library.ts';
import { ownIndex, testMeilisearch } from '../harness/meilisearch.ts';
import { temporaryFolder } from './builders.ts';

const child = fileURLToPath(new URL('./ingest-in-child.ts', import.meta.url));
const levels = { a: 'provincial', b: 'municipal', c: 'municipal', d: 'provincial', e: 'municipal' };
const clauses = 60;

/** A knowledge base and its folder of files on disk, to be ingested by other processes. */
function place() {
  const dataDir = join(temporaryFolder(), 'data');
  const folder = temporaryFolder();
  mkdirSync(dataDir);
  return { dataDir, folder, index: ownIndex('crash') };
}

/** Writes five documents; `warehouse` is what all their clauses are about. */
function writeTexts(folder: string, warehouse = '海外仓'): void {
  for (const [name, level] of Object.entries(levels)) {
    const lines = Array.from(
      { length: clauses },
      (_, index) => `${index + 1}. 支持第${index}批企业建设${warehouse}${name}。`,
    );
    writeFileSync(join(folder, `${name}.txt`), `关于支持贸易发展的意见${name}\n\n${lines.join('\n\n')}\n`);
    const region = level === 'provincial' ? '浙江省' : '杭州市';
    const facts = [`level: { value: ${level}, source: 正文 }`, `region: { value: ${region}, source: 正文 }`];
    writeFileSync(join(folder, `${name}.yaml`), `${facts.join('\n')}\n`);
  }
}

/**
 * Ingests in a process of its own.
 *
 * @param killAt the process is killed hard when it prints a line that begins so; null lets it finish
 * @param limit size in 512-byte blocks beyond which no file may grow
 * @returns the lines that it printed
 */
async function ingestElsewhere(
  { dataDir, folder, index }: ReturnType<typeof place>,
  killAt: string | null,
  limit = 'unlimited',
): Promise<string[]> {
  const { host, apiKey } = testMeilisearch();
  const command = `ulimit -f ${limit}; exec "$0" --import tsx "$@"`;
  const process_ = spawn('sh', ['-c', command, process.execPath, child, dataDir, folder, host, apiKey, index], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(process_, 'exit');
  const lines: string[] = [];
  for await (const line of createInterface({ input: process_.stdout })) {
    lines.push(line);
    if (killAt !== null && line.startsWith(killAt)) process_.kill('SIGKILL');
  }
  await exit;
  return lines;
}

/** The library as SQLite sees it: sound, and every version with the clauses that make up its text. */
function expectSound(dataDir: string): void {
  const database = new SqliteDatabase(libraryFile(dataDir));
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(database.pragma('foreign_key_check')).toEqual([]);
  database.close();
  const library = Library.open(libraryFile(dataDir));
  const unspaced = (text: string) => text.replace(/\s+/gu, '');
  for (const { document } of library.documents()) {
    for (const { version } of library.versions(document.id)) {
      const texts = library.clauses(document.id, version).map(({ text }) => text);
      expect(unspaced(texts.join(''))).toBe(unspaced(library.sources.text(document.id, version) ?? ''));
    }
  }
  library.close();
}

async function reopen({ dataDir, index }: ReturnType<typeof place>) {
  const { host: url, apiKey } = testMeilisearch();
  return await KnowledgeBase.open({ dataDir, index, meilisearch: { url, apiKey } });
}

async function total(knowledgeBase: KnowledgeBase, query: string): Promise<number> {
  const request = { query, filters: {}, sort: 'relevance' as const, offset: 0, limit: 0, undo: [] };
  return (await knowledgeBase.search.search(request)).total;
}

describe('a process killed in the middle of an ingest', () => {
  it.each([
    ['read 2', 'while it reads files'],
    ['trace', 'while it traces'],
    ['index', 'while it indexes'],
  ])('at `%s`, %s, leaves a sound library and a job that the next open completes', async (line) => {
    const where = place();
    writeTexts(where.folder);
    const lines = await ingestElsewhere(where, line);
    expect(lines.at(-1)).not.toMatch(/^done/);
    expectSound(where.dataDir);

    const knowledgeBase = await reopen(where);
    expect(knowledgeBase.library.documents()).toHaveLength(5);
    expect(knowledgeBase.jobs.latest(1)[0]).toMatchObject({ kind: 'ingest', state: 'done' });
    expect(await total(knowledgeBase, '')).toBe(
      knowledgeBase.library.documents().reduce((sum, { version }) => sum + version.searchable, 0),
    );
    const report = await knowledgeBase.ingest([where.folder]);
    expect(report.outcomes).toMatchObject({ new: 0, unchanged: 5, refused: 0 });
    expect(knowledgeBase.library.links({}).length).toBeGreaterThan(0);
    await knowledgeBase.close();
  });

  it('that replaces versions keeps each document in its old or its new state', async () => {
    const where = place();
    writeTexts(where.folder);
    await ingestElsewhere(where, null);
    writeTexts(where.folder, '前置仓');
    await ingestElsewhere(where, 'read 3');
    expectSound(where.dataDir);

    const knowledgeBase = await reopen(where);
    const states = knowledgeBase.library.documents().map(({ document, version }) => {
      const words = knowledgeBase.library
        .clauses(document.id)
        .map(({ text }) => text)
        .join('');
      return { version: version.version, old: words.includes('海外仓'), fresh: words.includes('前置仓') };
    });
    for (const { version, old, fresh } of states)
      expect({ old, fresh }).toEqual({ old: version === 1, fresh: version > 1 });
    expect(states.filter(({ version }) => version === 2).length).toBeGreaterThanOrEqual(3);
    await knowledgeBase.close();
  });
});

describe('two processes that ingest into the same library at once', () => {
  it('both finish, and links and index hold the documents of both', async () => {
    const one = place();
    const other = { ...one, folder: temporaryFolder() };
    writeTexts(one.folder);
    writeFileSync(join(other.folder, 'f.txt'), '关于加强人才培养的意见\n\n一、建立实训基地。\n');
    const lines = await Promise.all([ingestElsewhere(one, null), ingestElsewhere(other, null)]);
    for (const printed of lines) expect(printed.at(-1)).toContain('"refused":0,"problems":[]');
    const steps: string[] = [];
    const { host: url, apiKey } = testMeilisearch();
    const configuration = { dataDir: one.dataDir, index: one.index, meilisearch: { url, apiKey } };
    const knowledgeBase = await KnowledgeBase.open(configuration, ({ stage }) => void steps.push(stage));
    expect(steps).toEqual([]);
    expect(knowledgeBase.library.documents()).toHaveLength(6);
    expect(await total(knowledgeBase, '实训基地')).toBe(1);
    await knowledgeBase.close();
  });
});

describe('a disk that is full', () => {
  it('refuses what does not fit with a sentence and keeps what was there', async () => {
    const where = place();
    writeTexts(where.folder);
    const outcome = (lines: string[]) => JSON.parse(lines.at(-1)?.slice('done '.length) ?? '');
    const first = outcome(await ingestElsewhere(where, null, '1000'));
    expect(first.refused).toBeGreaterThan(0);
    expect(new Set(first.problems)).toEqual(new Set(['disk-full']));
    expectSound(where.dataDir);
    const library = Library.open(libraryFile(where.dataDir));
    expect(library.documents()).toHaveLength(first.new);
    library.close();
    expect(first.new).toBeGreaterThan(0);
    const second = outcome(await ingestElsewhere(where, null));
    // What the full disk cut short is a job that the next open goes on with; the ingest finds what is left of it.
    expect(second).toMatchObject({ refused: 0, problems: [] });
    expect(second.new + second.unchanged).toBe(first.refused + first.new);
  });
});
