import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { hasLibreOffice } from '../../ingest/readers/programs/libreoffice.ts';
import { readSource } from '../../ingest/readers/read.ts';
import { ReadingProcess } from '../../ingest/reading-process/reading-process.ts';
import { isAlive } from '../../ingest/search/meilisearch/folder.ts';
import { commandLine, processTree } from '../harness/process-tree.ts';
import { describeWith, withoutPrograms } from '../harness/programs.ts';
import { readingOf, refusalOf } from './block-lines.ts';

const bytesOf = (name: string) => readFileSync(new URL(`./doc/${name}`, import.meta.url));
const read = (name: string) => readSource(bytesOf(name), { name }).then(readingOf, refusalOf);

const table = ['指标 [1×2] | 目标 [2×1]', '2024年 | 2025年', '数字贸易进出口额 | 3500 | 4000'];

describeWith('LibreOffice', hasLibreOffice(), () => {
  test.each([
    ['plan.doc', 'doc', '# 数字贸易三年行动计划'],
    ['plan.wps', 'doc', '# 数字贸易三年行动计划'],
    ['plan.rtf', 'rtf', '数字贸易三年行动计划'],
  ])('%s is read with automatic numbers and table rows', { timeout: 120_000 }, async (name, format, title) => {
    const reading = await read(name);
    expect(reading).toMatchObject({ format, messages: [] });
    expect(reading).toMatchObject({
      blocks: expect.arrayContaining([title, '1.壮大主体。', '2.建设平台。', ...table]),
    });
  });

  test('a stop ends the converter with the reading process', { timeout: 120_000 }, async () => {
    const stopping = new AbortController();
    const job = { bytes: bytesOf('plan.doc'), name: 'plan.doc', id: 'a', encoding: null, sidecar: null };
    const answer = new ReadingProcess().read(job, 60_000, stopping.signal).catch(String);
    const converters = () => processTree(process.pid).filter(({ pid }) => /soffice/.test(commandLine(pid)));
    await expect.poll(() => converters().length, { timeout: 60_000, interval: 20 }).toBeGreaterThan(0);
    const started = converters();
    stopping.abort('stopped');
    expect(await answer).toBe('stopped');
    await expect.poll(() => started.some(isAlive), { timeout: 10_000 }).toBe(false);
  });
});

describe('without LibreOffice', () => {
  test.each(['plan.doc', 'plan.wps'])('%s is read as bare text, and a warning says what is lost', async (name) => {
    const source = await withoutPrograms(() => readSource(bytesOf(name), { name }));
    expect(readingOf(source)).toMatchObject({
      format: 'doc',
      blocks: expect.arrayContaining(['数字贸易三年行动计划', '壮大主体。', '数字贸易进出口额 3500 4000']),
    });
    expect(source.messages).toMatchObject([
      { severity: 'warning', rule: 'doc-read-in-part', reason: expect.stringContaining('apt-get install libreoffice') },
    ]);
  });

  test('an .rtf is refused with what to install', async () => {
    expect(await withoutPrograms(() => read('plan.rtf'))).toMatchObject({
      refused: 'unsupported-format',
      chinese: expect.stringContaining('apt-get install libreoffice-writer'),
    });
  });
});

test('a damaged .doc is refused with what to do', { timeout: 120_000 }, async () => {
  const cut = bytesOf('plan.doc').subarray(0, 3000);
  const refused = await withoutPrograms(() => readSource(cut, { name: 'a.doc' }).then(readingOf, refusalOf));
  expect(refused).toMatchObject({ chinese: expect.stringMatching(/请.*。$/) });
});
