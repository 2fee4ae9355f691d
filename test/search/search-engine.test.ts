import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Clause } from '../../ingest/policy/clause.ts';
import { failedQueryLog } from '../../ingest/search/hits/failed-query.ts';
import { isFindable } from '../../ingest/search/index/clause-record.ts';
import type { SearchEngine } from '../../ingest/search/search-engine.ts';
import { fold } from '../../ingest/search/words/folded-text.ts';
import { openSeeds, places, request } from './seed-knowledge-base.ts';

let engine: SearchEngine;
let clauses: Clause[];
let close: () => Promise<void>;

beforeAll(async () => {
  const seeds = await openSeeds();
  engine = seeds.base.search;
  const { library } = seeds.base;
  clauses = library
    .documents()
    .flatMap(({ document }) => library.clauses(document.id))
    .filter(isFindable);
  close = seeds.close;
});
afterAll(() => close());

/** Clauses that contain a word in their text or in the headings above them. */
const holding = (word: string) =>
  clauses.filter(({ text, path }) =>
    [text, ...path.map(({ heading }) => heading ?? '')].some((part) => fold(part).includes(fold(word))),
  );

describe('numbers are exact', () => {
  test.each(['海外仓', '独立站', '区块链', '冷链', '中国'])(
    '%s: every clause that contains it, and no other',
    async (word) => {
      const { total, hits } = await engine.search(request(word, { limit: 200 }));
      expect(total).toBe(holding(word).length);
      expect(hits.map(({ document, address }) => `${document}/${address}`).sort()).toEqual(
        holding(word)
          .map(({ document, address }) => `${document}/${address}`)
          .sort(),
      );
    },
  );

  test('any stretch of a clause that cuts no number or Latin word is found in quotes, punctuation and all', async () => {
    const lost: string[] = [];
    const stretches = clauses.flatMap(({ text, document, address }, at) => {
      const start = (at * 37) % Math.max(1, text.length - 6);
      const phrase = text.slice(start, start + 1 + (at % 6)).trim();
      const cuts = /[a-z0-9.,]$/i.test(text.slice(0, start)) || /^[a-z0-9.,]/i.test(text.slice(start + phrase.length));
      return cuts || !/[\p{L}\p{N}]/u.test(phrase) || /["“”]/.test(phrase)
        ? []
        : [{ phrase, place: `${document}/${address}` }];
    });
    expect(stretches.length).toBeGreaterThan(150);
    for (const { phrase, place } of stretches) {
      const found = await places(engine, `"${phrase}"`, { limit: 300 });
      if (!found.includes(place)) lost.push(`${phrase} ${place}`);
    }
    expect(lost).toEqual([]);
  });

  test('facets count the hits, and a selected facet keeps its other values', async () => {
    const whole = await engine.search(request('人才', { limit: 200 }));
    const counted = new Map<string, number>();
    for (const { document } of whole.hits) counted.set(document, (counted.get(document) ?? 0) + 1);
    expect(new Map(whole.facets.document.map(({ value, count }) => [value, count]))).toEqual(counted);
    const narrowed = await engine.search(request('人才', { filters: { document: ['hz-2024-52'] } }));
    expect(narrowed.facets.document).toEqual(whole.facets.document);
    expect(narrowed.total).toBe(counted.get('hz-2024-52'));
    expect(narrowed.facets.level.map(({ value }) => value)).toEqual(['municipal']);
  });

  test('facets combine: alternatives within one, all of several', async () => {
    const filters = { document: ['hz-2024-52', 'zj-digital-trade'], level: ['municipal' as const] };
    const { hits } = await engine.search(request('人才', { filters }));
    expect(new Set(hits.map(({ document }) => document))).toEqual(new Set(['hz-2024-52']));
  });

  test('the values of a long facet are found by any part of their name, by pinyin too', async () => {
    const byPart = await engine.facetValues(request('跨境电商'), 'unit', '海关');
    expect(byPart.map(({ value }) => value)).toContain('钱江海关');
    const bySound = await engine.facetValues(request('跨境电商'), 'unit', 'qianjiang');
    expect(bySound.map(({ value }) => value)).toEqual(['钱江海关']);
  });
});

describe('order', () => {
  test('pages put together are the whole, without repeats', async () => {
    const whole = await places(engine, '跨境电商', { limit: 200 });
    const pages = await Promise.all(
      [0, 7, 14, 21, 28].map((offset) => places(engine, '跨境电商', { offset, limit: 7 })),
    );
    expect(pages.flat()).toEqual(whole.slice(0, 35));
    expect(new Set(whole).size).toBe(whole.length);
  });

  test('by date: newest first, documents without a date last', async () => {
    const { hits } = await engine.search(request('数字贸易', { sort: 'date', limit: 200 }));
    const order = [...new Set(hits.map(({ document }) => document))];
    expect(order).toEqual(['hz-2024-52', 'hz-2024-25', 'hz-2023-155', 'zj-digital-trade', 'zj-new-trade-plan']);
  });

  test('in document order', async () => {
    const listed = await places(engine, '人才', { sort: 'document', limit: 200 });
    const inOrder = clauses
      .map(({ document, address }) => `${document}/${address}`)
      .filter((place) => listed.includes(place));
    expect(listed).toEqual(inOrder);
  });

  test('the same query gives the same answer', async () => {
    expect(await engine.search(request('数据 出境 试点'))).toEqual(await engine.search(request('数据 出境 试点')));
  });

  test('clauses with all words come before those that lack one, which is named', async () => {
    const { hits } = await engine.search(request('综合保税区 直播', { limit: 200 }));
    expect(hits[0]).toMatchObject({ document: 'hz-2024-52', address: '2/1/4', missing: [], weak: false });
    const lacking = hits.filter(({ missing }) => missing.length > 0);
    expect(lacking.length).toBeGreaterThan(3);
    expect(lacking.every(({ missing }) => missing.every((word) => ['综合保税区', '直播'].includes(word)))).toBe(true);
  });
});

describe('answers that are none', () => {
  test.each(['殡葬管理', '车牌摇号', '医保报销比例', '公积金贷款额度', '8888亿元', '"电子商务法"', '垃圾分类处罚标准'])(
    '%s does not look answered',
    async (query) => {
      const { confidence, hits } = await engine.search(request(query));
      expect(confidence).not.toBe('good');
      expect(hits.filter(({ weak }) => !weak)).toEqual([]);
    },
  );

  test.each(['新能源汽车补贴标准', '电影票补贴', '人工智能立法', '海外仓建设补贴'])(
    '%s: what lacks one of two words is no answer, however rare the other',
    async (query) => {
      expect((await engine.search(request(query))).confidence).toBe('weak');
    },
  );

  test('the nearest query that the library could answer is offered', async () => {
    expect((await engine.search(request('养老金 海外仓'))).suggestion).toBe('养老 海外仓');
  });

  test('why a clause is missing is said', async () => {
    const place = { document: 'hz-2024-52', address: '2/1/4' };
    expect((await engine.whyMissing(request('殡葬'), place)).reasons.join()).toContain('不含任何检索词');
    expect((await engine.whyMissing(request('直播 -保税'), place)).reasons.join()).toContain('排除');
    expect((await engine.whyMissing(request('"网红直播"'), place)).reasons.join()).toContain('逐字');
    expect(
      (await engine.whyMissing(request('直播', { filters: { level: ['provincial'] } }), place)).reasons.join(),
    ).toContain('层级');
    expect((await engine.whyMissing(request('综合保税区'), place)).rank).toBe(1);
  });
});

describe('what a hit shows', () => {
  interface Marked {
    q: string;
    place: string;
    marks: string[];
  }
  const fixtures = JSON.parse(readFileSync(new URL('./fixtures/highlights.json', import.meta.url), 'utf8')) as Marked[];

  test('there are at least 40 judged highlights', () => {
    expect(fixtures.length).toBeGreaterThanOrEqual(40);
  });

  test.each(fixtures)('$q marks exactly the matched words in $place', async ({ q, place, marks }) => {
    const { hits } = await engine.search(request(q, { limit: 200 }));
    const hit = hits.find(({ document, address }) => `${document}/${address}` === place);
    const marked = hit?.highlights
      .filter(({ field }) => field === 'text')
      .map(({ start, end }) => hit.text.slice(start, end));
    expect(marked).toEqual(marks);
  });

  interface Read {
    q: string;
    place: string;
    /** UTF-16 ranges of the text. */
    spans: [number, number][];
    /** What the reader would mark where we differ, and why we do. */
    reader?: [number, number][];
    why?: string;
  }
  /** Marked from the texts alone by somebody who had not seen the engine, with 14 accidental words among them. */
  const read = JSON.parse(
    readFileSync(new URL('./fixtures/highlights.reader.json', import.meta.url), 'utf8'),
  ) as Read[];

  test('a reader who had not seen the engine agrees with nine marks of ten', () => {
    expect(read.filter(({ reader }) => reader === undefined).length / read.length).toBeGreaterThan(0.9);
  });

  test.each(read)('$q covers in $place what a reader marks', async ({ q, place, spans }) => {
    const { hits } = await engine.search(request(q, { limit: 400 }));
    const hit = hits.find(({ document, address }) => `${document}/${address}` === place);
    const covered = (ranges: { start: number; end: number }[]) =>
      [...(hit?.text ?? '')]
        .map((character, at) => (ranges.some(({ start, end }) => at >= start && at < end) ? character : ' '))
        .join('')
        .trimEnd();
    const marked = hit?.highlights.filter(({ field }) => field === 'text') ?? [];
    expect(covered(marked).replace(/\s/g, ' ')).toBe(
      covered(spans.map(([start, end]) => ({ start, end }))).replace(/\s/g, ' '),
    );
  });

  test('the snippet begins at a sentence', async () => {
    const { hits } = await engine.search(request('中欧班列 集货', { limit: 50 }));
    for (const { text, snippet } of hits) {
      expect(snippet.start === 0 || /[。！？；”’」』）)]$/.test(text.slice(0, snippet.start))).toBe(true);
    }
  });

  test('the score is the sum of its parts by its factor', async () => {
    const { hits } = await engine.search(request('跨境支付 结算'));
    for (const { score, parts } of hits) {
      const factor = parts.find(({ label }) => label === '覆盖与先验系数')?.value ?? 0;
      const sum = parts
        .filter(({ label }) => label !== '覆盖与先验系数')
        .reduce((total, { value }) => total + value, 0);
      expect(score).toBeCloseTo(sum * factor, 8);
    }
  });
});

test('failed queries are collected in a file only where one is named', () => {
  const folder = mkdtempSync(join(tmpdir(), 'failed-queries-'));
  const file = join(folder, 'failed.jsonl');
  failedQueryLog(file)({ query: '殡葬', confidence: 'none', total: 0, suggestion: null });
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ query: '殡葬', confidence: 'none', total: 0 });
  rmSync(folder, { recursive: true });
});
