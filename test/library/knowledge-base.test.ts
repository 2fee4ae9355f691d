import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { KnowledgeBase } from '../../ingest/knowledge-base.ts';
import { MeilisearchAdapter } from '../../ingest/search/meilisearch/adapter.ts';
import { findMeilisearch } from '../../ingest/search/meilisearch/binary.ts';
import { startMeilisearch } from '../../ingest/search/meilisearch/process.ts';
import { ownIndex, testMeilisearch } from '../harness/meilisearch.ts';
import { temporaryFolder } from './builders.ts';

const seeds = fileURLToPath(new URL('../../seeds', import.meta.url));

/** Opens a knowledge base on the engine of the test run; opened again with the same place it is the same one. */
async function openKnowledgeBase(place = { dataDir: temporaryFolder(), index: ownIndex('kb') }) {
  const { host: url, apiKey } = testMeilisearch();
  const knowledgeBase = await KnowledgeBase.open({ ...place, meilisearch: { url, apiKey } });
  let open = true;
  const close = async () => {
    if (open) await knowledgeBase.close();
    open = false;
  };
  onTestFinished(close);
  return { knowledgeBase, place, close };
}

/** Writes files into a folder of their own. */
function folderOf(files: Record<string, string | Uint8Array>): string {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

async function found(knowledgeBase: KnowledgeBase, query: string): Promise<string[]> {
  const request = { query, filters: {}, sort: 'relevance' as const, offset: 0, limit: 10, undo: [] };
  return (await knowledgeBase.search.search(request)).hits.map(({ document, address }) => `${document}/${address}`);
}

const plan = '关于支持贸易发展的意见\n\n一、支持建设海外仓。\n\n二、推动平台升级。\n';
const notice = '关于加强队伍建设的通知\n\n一、建立实训基地。\n';

describe('the documents of seeds/', () => {
  it('fill a new library once: traced, indexed, and not looked at afterwards', async () => {
    const { knowledgeBase, place, close } = await openKnowledgeBase();
    const first = await knowledgeBase.fillOnce(seeds);
    expect(first?.outcomes).toMatchObject({ new: 5, refused: 0 });
    expect(first?.problem).toBeNull();
    expect(await found(knowledgeBase, '公共海外仓')).not.toEqual([]);
    expect(knowledgeBase.library.links({}).length).toBeGreaterThan(0);
    await close();

    const again = await openKnowledgeBase(place);
    expect(await again.knowledgeBase.fillOnce(seeds)).toBeNull();
    expect(again.knowledgeBase.library.reports.summaries(10)).toHaveLength(1);
  });

  const bundled = () => folderOf({ 'plan.txt': plan, 'notice.txt': notice });

  it('stay as people changed them, and stay away when people removed them', async () => {
    const { knowledgeBase, place, close } = await openKnowledgeBase();
    await knowledgeBase.fillOnce(bundled());
    await knowledgeBase.ingest([folderOf({ 'plan.txt': plan.replace('升级', '提质') })]);
    await knowledgeBase.remove('notice');
    await close();
    const { knowledgeBase: again } = await openKnowledgeBase(place);
    await again.fillOnce(bundled());
    expect(again.library.documents().map(({ document }) => document.id)).toEqual(['plan']);
    expect(again.library.clause('plan', '2')?.text).toBe('二、推动平台提质。');
    expect(again.newerBundled(bundled())).toEqual([]);
  });

  it('are offered in a newer text, which does not replace the one that is there', async () => {
    const { knowledgeBase } = await openKnowledgeBase();
    await knowledgeBase.fillOnce(bundled());
    const newer = folderOf({ 'plan.txt': plan.replace('升级', '提质'), 'notice.txt': notice });
    expect(await knowledgeBase.fillOnce(newer)).toBeNull();
    expect(knowledgeBase.newerBundled(newer)).toEqual([{ document: 'plan', file: join(newer, 'plan.txt') }]);
    expect(knowledgeBase.library.clause('plan', '2')?.text).toBe('二、推动平台升级。');
    await knowledgeBase.ingest([join(newer, 'plan.txt')]);
    expect(knowledgeBase.newerBundled(newer)).toEqual([]);
  });

  it('do not come into a library that held documents before', async () => {
    const { knowledgeBase } = await openKnowledgeBase();
    await knowledgeBase.ingest([folderOf({ 'own.txt': plan })]);
    expect(await knowledgeBase.fillOnce(bundled())).toBeNull();
    expect(knowledgeBase.library.documents()).toHaveLength(1);
  });
});

describe('ingesting', () => {
  const oldWord = Buffer.from('d0cf11e0a1b11ae1'.padEnd(2048, '0'), 'hex');
  const noise = Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * index * 7 + index * 131) % 256));

  it('goes on past a bad file and says what was wrong with it', async () => {
    const { knowledgeBase } = await openKnowledgeBase();
    const folder = folderOf({
      'a.txt': plan,
      'b.txt': '',
      'c.txt': notice,
      'd.doc': oldWord,
      'e.yaml': '',
      'f.txt': noise,
    });
    const report = await knowledgeBase.ingest([folder, join(folder, 'missing.txt')]);
    expect(report.files.map(({ file, outcome, problem }) => [file.split('/').at(-1), outcome, problem?.code])).toEqual([
      ['a.txt', 'new', undefined],
      ['b.txt', 'refused', 'empty'],
      ['c.txt', 'new', undefined],
      ['d.doc', 'refused', 'unsupported-format'],
      ['f.txt', 'refused', 'not-text'],
      ['missing.txt', 'refused', 'not-found'],
    ]);
    expect(report.outcomes).toMatchObject({ new: 2, refused: 4 });
    expect(await found(knowledgeBase, '海外仓')).toEqual(['a/1']);
  });

  it('makes a version of a changed file, and finds the new words instead of the old', async () => {
    const { knowledgeBase } = await openKnowledgeBase();
    const folder = folderOf({ 'plan.txt': plan });
    await knowledgeBase.ingest([folder]);
    writeFileSync(join(folder, 'plan.txt'), plan.replace('平台升级', '绿色低碳'));
    const { files } = await knowledgeBase.ingest([folder]);
    expect(files).toMatchObject([
      { outcome: 'version', version: 2, changes: { added: 0, removed: 0, changed: 1, moved: 0 } },
    ]);
    expect(files[0]?.changedClauses).toEqual([{ kind: 'replaced', from: '2', to: '2' }]);
    expect(await found(knowledgeBase, '绿色低碳')).toEqual(['plan/2']);
    expect(await found(knowledgeBase, '"平台升级"')).toEqual([]);
    expect(knowledgeBase.library.clause('plan', '2', 1)?.text).toBe('二、推动平台升级。');
  });

  it('only checks when asked to, and says what would change', async () => {
    const { knowledgeBase } = await openKnowledgeBase();
    const folder = folderOf({ 'plan.txt': plan });
    await knowledgeBase.ingest([folder]);
    writeFileSync(join(folder, 'plan.txt'), plan.replace('平台升级', '绿色低碳'));
    const report = await knowledgeBase.ingest([folder], { check: true });
    expect(report.files).toMatchObject([{ outcome: 'checked', changes: { changed: 1 } }]);
    expect(knowledgeBase.library.versions('plan')).toHaveLength(1);
    expect(knowledgeBase.library.reports.summaries(10)).toHaveLength(1);
  });

  it('obeys the yaml beside a file, and refuses one that cannot be followed', async () => {
    const { knowledgeBase } = await openKnowledgeBase();
    const folder = folderOf({ 'plan.txt': plan, 'plan.yaml': 'level: { value: municipal, source: 正文 }\n' });
    await knowledgeBase.ingest([folder]);
    expect(knowledgeBase.library.document('plan')?.document.level?.value).toBe('municipal');
    writeFileSync(join(folder, 'plan.yaml'), 'level: { value: provincial, source: 正文 }\n');
    expect((await knowledgeBase.ingest([folder])).files).toMatchObject([{ outcome: 'version', version: 2 }]);
    expect(knowledgeBase.library.document('plan')?.document.level?.value).toBe('provincial');
    writeFileSync(join(folder, 'plan.yaml'), 'levle: upper\n');
    expect((await knowledgeBase.ingest([folder])).files).toMatchObject([
      { outcome: 'refused', problem: { code: 'sidecar' } },
    ]);
    expect(knowledgeBase.library.document('plan')?.document.level?.value).toBe('provincial');
  });

  it('keeps documents of the same file name apart, and finds each again', async () => {
    const { knowledgeBase } = await openKnowledgeBase();
    const folder = folderOf({ 'a/通知.txt': plan, 'b/通知.txt': notice });
    const first = await knowledgeBase.ingest([folder]);
    expect(first.files.map(({ document }) => document)).toEqual(['通知', '通知-2']);
    const second = await knowledgeBase.ingest([folder]);
    expect(second.files).toMatchObject([
      { document: '通知', outcome: 'unchanged' },
      { document: '通知-2', outcome: 'unchanged' },
    ]);
  });

  it('knows a document again that lies elsewhere', async () => {
    const { knowledgeBase } = await openKnowledgeBase();
    await knowledgeBase.ingest([folderOf({ 'plan.txt': plan })]);
    const same = await knowledgeBase.ingest([folderOf({ 'plan.txt': plan })]);
    expect(same.files).toMatchObject([{ document: 'plan', outcome: 'unchanged' }]);
    const edited = await knowledgeBase.ingest([folderOf({ 'plan.txt': plan.replace('升级', '提质') })]);
    expect(edited.files).toMatchObject([{ document: 'plan', outcome: 'version' }]);
  });

  it('resolves in the report what a later file of the same run brings', async () => {
    const { knowledgeBase } = await openKnowledgeBase();
    const law = '杭州市会展业促进条例\n\n第一条　为了促进会展业发展，制定本条例。\n';
    const citing = '关于支持会展的意见\n\n一、根据《杭州市会展业促进条例》，支持会展。\n';
    const { files } = await knowledgeBase.ingest([folderOf({ 'a.txt': citing, 'b.txt': law })]);
    expect(files[0]?.reading).toMatchObject({ citations: 1, unresolvedCitations: [] });
    expect(knowledgeBase.library.citationsTo('b')).toHaveLength(1);
  });

  it('takes files that are given with their bytes', async () => {
    const { knowledgeBase } = await openKnowledgeBase();
    const { files } = await knowledgeBase.ingest([{ name: '意见.txt', bytes: new TextEncoder().encode(plan) }]);
    expect(files).toMatchObject([{ file: '意见.txt', document: '意见', outcome: 'new' }]);
  });

  it('keeps the yaml of a text that is given again without it', async () => {
    const { knowledgeBase } = await openKnowledgeBase();
    const given = { name: 'plan.txt', bytes: new TextEncoder().encode(plan) };
    await knowledgeBase.ingest([{ ...given, sidecar: 'level: { value: municipal, source: 正文 }\n' }]);
    expect((await knowledgeBase.ingest([given])).files).toMatchObject([{ outcome: 'unchanged' }]);
    const edited = { ...given, bytes: new TextEncoder().encode(plan.replace('升级', '提质')) };
    expect((await knowledgeBase.ingest([edited])).files).toMatchObject([{ outcome: 'version' }]);
    expect(knowledgeBase.library.document('plan')?.document.level?.value).toBe('municipal');
  });

  it('warns of a file that is in the library under another name', async () => {
    const { knowledgeBase } = await openKnowledgeBase();
    const numbered = plan.replace('意见\n', '意见\n\n杭商务〔2024〕7号\n');
    const folder = folderOf({ 'a.txt': numbered, 'b.txt': numbered, 'c.txt': numbered.replace('升级', '提质') });
    const { files } = await knowledgeBase.ingest([folder]);
    const warnings = files.map(({ document, reading }) => [
      document,
      reading?.messages.flatMap(({ rule, reason }) =>
        rule.startsWith('same-') ? `${rule}: ${/文件 (\S+) 的/u.exec(reason)?.[1]}` : [],
      ),
    ]);
    expect(warnings).toEqual([
      ['a', []],
      ['b', ['same-file: a']],
      ['c', ['same-number: a', 'same-number: b']],
    ]);
  });

  it('reads in the encoding that a person chose, also the next time', async () => {
    const { knowledgeBase } = await openKnowledgeBase();
    const folder = folderOf({});
    writeFileSync(join(folder, 'plan.txt'), Buffer.from(plan, 'utf16le'));
    expect((await knowledgeBase.ingest([folder], { encoding: 'utf-16le' })).files).toMatchObject([{ outcome: 'new' }]);
    expect((await knowledgeBase.ingest([folder])).files).toMatchObject([{ outcome: 'unchanged' }]);
  });
});

describe('removing', () => {
  it('takes a document out of library and index', async () => {
    const { knowledgeBase } = await openKnowledgeBase();
    await knowledgeBase.ingest([folderOf({ 'plan.txt': plan, 'notice.txt': notice })]);
    expect(await knowledgeBase.remove('plan')).toBe(true);
    expect(await knowledgeBase.remove('plan')).toBe(false);
    expect(await found(knowledgeBase, '海外仓')).toEqual([]);
    expect(await found(knowledgeBase, '实训基地')).toEqual(['notice/1']);
  });
});

describe('an index that lags behind the library', () => {
  it('is built again at the next open, when the engine lost it', async () => {
    const { knowledgeBase, place, close } = await openKnowledgeBase();
    await knowledgeBase.ingest([folderOf({ 'plan.txt': plan })]);
    const { indexName } = knowledgeBase;
    await close();
    const lost = new MeilisearchAdapter(testMeilisearch(), indexName);
    await lost.removeIndex();
    lost.close();
    const again = await openKnowledgeBase(place);
    expect(await found(again.knowledgeBase, '海外仓')).toEqual(['plan/1']);
  });

  it('is not touched by another library on the same engine', async () => {
    const index = ownIndex('shared');
    const one = await openKnowledgeBase({ dataDir: temporaryFolder(), index });
    await one.knowledgeBase.ingest([folderOf({ 'plan.txt': plan })]);
    const other = await openKnowledgeBase({ dataDir: temporaryFolder(), index });
    await other.knowledgeBase.ingest([folderOf({ 'notice.txt': notice })]);
    await other.knowledgeBase.reindex();
    expect(await found(one.knowledgeBase, '海外仓')).toEqual(['plan/1']);
    expect(await found(one.knowledgeBase, '实训基地')).toEqual([]);
    expect(await found(other.knowledgeBase, '实训基地')).toEqual(['notice/1']);
  });

  it('is noticed when another process has changed the library', async () => {
    const one = await openKnowledgeBase();
    await one.knowledgeBase.ingest([folderOf({ 'plan.txt': plan })]);
    expect(await found(one.knowledgeBase, '海外仓')).toEqual(['plan/1']);
    const other = await openKnowledgeBase(one.place);
    await other.knowledgeBase.ingest([folderOf({ 'notice.txt': notice })]);
    await found(one.knowledgeBase, '实训基地');
    expect(await found(one.knowledgeBase, '实训基地')).toEqual(['notice/1']);
  });

  it('leaves the documents safe when the engine is gone, and is made up for when it is back', async () => {
    const dataDir = temporaryFolder();
    const binary = await findMeilisearch({ named: process.env.MEILI_BIN, searchPath: process.env.PATH });
    const engine = await startMeilisearch({ dataDir, binary });
    const { host: url, apiKey } = engine;
    const knowledgeBase = await KnowledgeBase.open({ dataDir, meilisearch: { url, apiKey } });
    await engine.stop();
    const report = await knowledgeBase.ingest([folderOf({ 'plan.txt': plan })]);
    expect(report).toMatchObject({ outcomes: { new: 1 }, problem: { code: 'unreachable' } });
    expect(report.problem?.chinese).toMatch(/^文件已入库，但检索索引尚未更新/);
    expect(knowledgeBase.library.clause('plan', '1')?.text).toBe('一、支持建设海外仓。');
    await knowledgeBase.close();

    const back = await startMeilisearch({ dataDir, binary });
    onTestFinished(() => back.stop());
    const meilisearch = { url: back.host, apiKey: back.apiKey };
    const again = await KnowledgeBase.open({ dataDir, meilisearch });
    expect(await found(again, '海外仓')).toEqual(['plan/1']);
    await again.close();
  });
});

describe('links and index that are derived in a process beside', () => {
  const beside = async (place: { dataDir: string; index: string }) => {
    const { host: url, apiKey } = testMeilisearch();
    return await KnowledgeBase.open({ ...place, beside: true, meilisearch: { url, apiKey } });
  };

  it('are there when the report is', async () => {
    const knowledgeBase = await beside({ dataDir: temporaryFolder(), index: ownIndex('beside') });
    const report = await knowledgeBase.ingest([folderOf({ 'plan.txt': plan })]);
    expect(report).toMatchObject({ outcomes: { new: 1 }, problem: null });
    expect(await found(knowledgeBase, '海外仓')).toEqual(['plan/1']);
    expect(knowledgeBase.behind).toEqual({ engine: false, index: 0, links: false, problem: null });
    await knowledgeBase.close();
  });

  it('are stopped with the knowledge base, and go on at the next start', async () => {
    const place = { dataDir: temporaryFolder(), index: ownIndex('beside') };
    const knowledgeBase = await beside(place);
    let ingested: Promise<unknown> = Promise.resolve();
    await new Promise<void>((resolve) => {
      const sources = [folderOf({ 'plan.txt': plan, 'notice.txt': notice })];
      ingested = knowledgeBase.ingest(sources, { onProgress: () => resolve() }).catch((problem: unknown) => problem);
    });
    await knowledgeBase.close();
    // Stopped between two files it reports what was read; stopped within one it fails with the sentence that says so.
    expect(JSON.stringify(await ingested)).toMatch(/"code":"(?:stopped|interrupted)"/);
    const again = await beside(place);
    expect(again.behind).toMatchObject({ index: 0, links: false });
    expect(again.library.documents().length).toBeGreaterThan(0);
    expect(await found(again, '实训基地')).toEqual(again.library.document('notice') === null ? [] : ['notice/1']);
    await again.close();
  });
});

describe('the same input', () => {
  it('gives the same clauses byte for byte', async () => {
    const clauses = async () => {
      const { knowledgeBase } = await openKnowledgeBase();
      const folder = temporaryFolder();
      copyFileSync(join(seeds, 'hz-2024-52.txt'), join(folder, 'hz-2024-52.txt'));
      await knowledgeBase.ingest([folder]);
      return JSON.stringify(knowledgeBase.library.clauses('hz-2024-52'));
    };
    expect(await clauses()).toBe(await clauses());
  });
});
