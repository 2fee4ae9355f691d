import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import yazl from 'yazl';
import { parseSidecar, parseSource, SidecarProblem } from '../../ingest/parse.ts';
import { LIMITS } from '../../ingest/readers/limits.ts';
import { readSource } from '../../ingest/readers/read.ts';
import { UnreadableSource } from '../../ingest/readers/unreadable-source.ts';
import { parseFile } from '../../ingest/reading-process/parse-file.ts';
import { ReadingProcess } from '../../ingest/reading-process/reading-process.ts';
import { isAlive } from '../../ingest/search/meilisearch/folder.ts';
import { commandLine, processTree } from '../harness/process-tree.ts';

const seeds = new URL('../../seeds/', import.meta.url);
const seed = readFileSync(new URL('hz-2024-52.txt', seeds));
const sidecar = readFileSync(new URL('hz-2024-52.yaml', seeds), 'utf8');

/** More rows of a table than any document has: seconds of work and more memory than one file may take. */
const endlessTable = Buffer.from(`|甲|乙|\n|-|-|\n${'|甲|乙|\n'.repeat(700_000)}`);

const jobOf = (bytes: Uint8Array, name: string) => ({ bytes, name, id: 'a', encoding: null, sidecar: null });
const refusal = (error: unknown) => {
  if (!(error instanceof UnreadableSource)) throw error;
  return { code: error.code, chinese: error.chinese };
};

/** Reading processes that run below a process. */
function readingProcesses(pid: number) {
  return processTree(pid).filter((known) => /reading-process\/main\.mjs/.test(commandLine(known.pid)));
}

test('a file is read in the process as it is read here', async () => {
  const here = parseSource(await readSource(seed, { name: 'a.txt' }), { id: 'a', sidecar: parseSidecar(sidecar) });
  expect(await parseFile(seed, { name: 'a.txt', id: 'a', sidecar })).toEqual(here);
});

test('a chosen encoding and a faulty yaml are told as here', async () => {
  await expect(parseFile(seed, { name: 'a.txt', id: 'a', encoding: 'nonsense' })).rejects.toThrow(UnreadableSource);
  await expect(parseFile(seed, { name: 'a.txt', id: 'a', sidecar: 'nonsense: 1' })).rejects.toThrow(SidecarProblem);
});

describe('a hostile file ends in a sentence, and the next one is read', { timeout: 300_000 }, () => {
  test.each([
    ['a table of a million rows', endlessTable, 'a.md', 'too-much-memory'],
    ['a list of half a million items', Buffer.from('（一）甲\n'.repeat(500_000)), 'a.txt', 'too-many-clauses'],
    ['a million list markers in a line', Buffer.from('- '.repeat(1_000_000)), 'a.md', 'too-much-memory'],
    ['a hundred thousand open elements', Buffer.from(`<html><body>${'<b>'.repeat(100_000)}文`), 'a.html', 'too-deep'],
  ])('%s', async (_, bytes, name, code) => {
    const told = await parseFile(bytes, { name, id: 'a' }).then(() => null, refusal);
    expect(told).toEqual({ code, chinese: expect.stringMatching(/请.*。$/) });
    expect((await parseFile(seed, { name: 'a.txt', id: 'a' })).clauses.length).toBeGreaterThan(50);
  });

  test('a .docx whose table has a million cells', async () => {
    const rows = `<w:tr>${'<w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc>'.repeat(1000)}</w:tr>`.repeat(600);
    const document = `<w:document><w:body><w:tbl>${rows}</w:tbl></w:body></w:document>`;
    const archive = new yazl.ZipFile();
    archive.addBuffer(Buffer.from(document), 'word/document.xml');
    archive.end();
    const written: Buffer[] = [];
    for await (const part of archive.outputStream) written.push(Buffer.from(part));
    const told = await parseFile(Buffer.concat(written), { name: 'a.docx', id: 'a' }).then(() => null, refusal);
    expect(told?.chinese).toMatch(/请.*。$/);
  });
});

test('brackets, signs and blanks without end are read in the time of any other text', {
  timeout: 300_000,
}, async () => {
  for (const sign of ['〔', '（', '《', '令', '1', '\t', '第一', '一、']) {
    const parsed = await parseFile(Buffer.from(`一、总则\n${sign.repeat(100_000)}`), { name: 'a.txt', id: 'a' });
    expect(parsed.clauses.length).toBeGreaterThan(0);
  }
});

test('a file that takes too long is given up, and the process is started anew for the next one', async () => {
  const reading = new ReadingProcess();
  const told = await reading.read(jobOf(endlessTable, 'a.md'), 1).then(() => null, refusal);
  expect(told?.code).toBe('too-slow');
  expect((await reading.read(jobOf(seed, 'a.txt'), LIMITS.readingMilliseconds)).clauses.length).toBeGreaterThan(50);
});

test('a stop ends a reading at once with its process; what waits behind it is not begun', async () => {
  const reading = new ReadingProcess();
  const before = readingProcesses(process.pid).map(({ pid }) => pid);
  const stopping = new AbortController();
  const answers = ['a.md', 'b.md'].map((name) =>
    reading.read(jobOf(endlessTable, name), LIMITS.readingMilliseconds, stopping.signal).catch(String),
  );
  await new Promise((resolve) => setImmediate(resolve));
  const started = readingProcesses(process.pid).filter(({ pid }) => !before.includes(pid));
  expect(started).toHaveLength(1);
  stopping.abort('stopped');
  expect(await Promise.all(answers)).toEqual(['stopped', 'stopped']);
  await expect.poll(() => started.some(isAlive)).toBe(false);
});

test('nothing is left behind when our process is killed hard while it reads', { timeout: 60_000 }, async () => {
  const program = fileURLToPath(new URL('./read-without-end.ts', import.meta.url));
  const parent = spawn(process.execPath, ['--import', 'tsx', program], { stdio: 'ignore' });
  const pid = parent.pid ?? 0;
  await expect.poll(() => readingProcesses(pid).length, { timeout: 30_000 }).toBe(1);
  const [child] = readingProcesses(pid);
  parent.kill('SIGKILL');
  await expect.poll(() => child !== undefined && isAlive(child), { timeout: 10_000 }).toBe(false);
});
