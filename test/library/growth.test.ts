import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Progress } from '../../ingest/intake/files.ts';
import { KnowledgeBase } from '../../ingest/knowledge-base.ts';
import { Library } from '../../ingest/library/library.ts';
import { MeilisearchAdapter } from '../../ingest/search/meilisearch/adapter.ts';
import { randomNumbers } from '../bench/recombined-documents.ts';
import { ownIndex, testMeilisearch } from '../harness/meilisearch.ts';

const sentences = [
  '支持企业建设公共海外仓',
  '推进跨境电商“未来工厂”',
  '加强人才培养（以下简称人培）',
  '发展RCEP数字贸易服务外包',
];

/** A knowledge base in folders of its own. */
async function open() {
  const dataDir = mkdtempSync(join(tmpdir(), 'clauses-growth-'));
  const folder = mkdtempSync(join(tmpdir(), 'clauses-growth-'));
  const { host: url, apiKey } = testMeilisearch();
  const base = await KnowledgeBase.open({ dataDir, index: ownIndex('growth'), meilisearch: { url, apiKey } });
  onTestFinished(async () => {
    await base.close();
    for (const path of [dataDir, folder]) rmSync(path, { recursive: true });
  });
  return { base, folder };
}

function textOf(random: () => number): string {
  const lines = Array.from({ length: 2 + Math.floor(random() * 5) }, (_, index) => {
    const sentence = sentences[Math.floor(random() * sentences.length)] ?? '';
    return `${index + 1}. 第${Math.floor(random() * 9)}批，${sentence}。`;
  });
  return `关于支持贸易发展的意见\n\n${lines.join('\n\n')}\n`;
}

/** Every third document is the province's, the others are a city's: the city's stand under it. */
function write(folder: string, name: string, text: string): void {
  const [level, region] = Number(name.slice(1)) % 3 === 0 ? ['provincial', '浙江省'] : ['municipal', '杭州市'];
  writeFileSync(join(folder, `${name}.txt`), text);
  const facts = [`level: { value: ${level}, source: 测试 }`, `region: { value: ${region}, source: 测试 }`];
  writeFileSync(join(folder, `${name}.yaml`), `${facts.join('\n')}\n`);
}

/** Everything that is derived of the texts of a library. */
async function derived({ library, indexName }: KnowledgeBase) {
  const adapter = new MeilisearchAdapter(testMeilisearch(), indexName);
  const [answer] = await adapter.multiSearch<{ document: string; address: string }>([
    { q: '', limit: 10_000, sort: ['document:asc', 'position:asc'], facets: ['grams', 'unit', 'section'] },
  ]);
  adapter.close();
  const { sums } = library;
  const documents = library.documents().map(({ document }) => document.id);
  return {
    clauses: documents.flatMap((id) => library.clauses(id)),
    hits: answer?.hits.map(({ document, address }) => `${document}/${address}`),
    facets: answer?.facetDistribution,
    counted: sums.documents(),
    grams: Object.keys(answer?.facetDistribution?.grams ?? {}).map((gram) => [gram, sums.of('gram', gram)]),
    totals: [sums.of('total', 'clauses'), sums.of('total', 'length')],
    listed: [sums.all('unit'), sums.all('latin'), sums.all('cited'), sums.mostFrequent(10_000), sums.headings()],
    pairs: documents.flatMap((id) => library.pairs.under(id)).map((pair) => JSON.stringify(pair)),
    links: library
      .links({})
      .map((link) => JSON.stringify(link))
      .sort(),
  };
}

describe('a library that has grown', () => {
  it('is the same as one made of the same texts from nothing', async () => {
    const random = randomNumbers(7);
    const grown = await open();
    const present = new Map<string, string>();
    for (let step = 0; step < 40; step++) {
      const name = `d${Math.floor(random() * 12)}`;
      if (present.has(name) && random() < 0.4) {
        await grown.base.remove(name);
        present.delete(name);
        continue;
      }
      present.set(name, textOf(random));
      write(grown.folder, name, present.get(name) ?? '');
      await grown.base.ingest([join(grown.folder, `${name}.txt`)]);
    }
    const fresh = await open();
    for (const [name, text] of present) write(fresh.folder, name, text);
    await fresh.base.ingest([fresh.folder]);
    expect(present.size).toBeGreaterThan(3);
    expect((await derived(fresh.base)).links.length).toBeGreaterThan(0);
    expect((await derived(fresh.base)).pairs.length).toBeGreaterThan(0);
    expect(await derived(grown.base)).toEqual(await derived(fresh.base));
    expect((await derived(grown.base)).hits).toHaveLength((await derived(grown.base)).totals[0] ?? 0);
  });

  it('reads no more than the document that is added, to index and to search it', async () => {
    const { base, folder } = await open();
    for (let number = 0; number < 10; number++) writeFileSync(join(folder, `old${number}.txt`), textOf(Math.random));
    await base.ingest([folder]);
    const read = vi.spyOn(Library.prototype, 'clauses');
    onTestFinished(() => read.mockRestore());
    writeFileSync(join(folder, 'added.txt'), textOf(Math.random));
    const onProgress = ({ stage, done }: Progress) => void (stage === 'index' && done === 0 && read.mockClear());
    await base.ingest([join(folder, 'added.txt')], { onProgress });
    await base.search.search({ query: '海外仓', filters: {}, sort: 'relevance', offset: 0, limit: 20, undo: [] });
    expect(new Set(read.mock.calls.map(([id]) => id))).toEqual(new Set(['added']));
  });
});
