import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SearchEngine } from '../../../ingest/search/search-engine.ts';
import type { SearchHit } from '../../../ingest/search/search-result.ts';
import { fold } from '../../../ingest/search/words/folded-text.ts';
import { openSeeds, places, placesIn, request } from '../seed-knowledge-base.ts';

let engine: SearchEngine;
let close: () => Promise<void>;

beforeAll(async () => {
  const seeds = await openSeeds();
  engine = seeds.base.search;
  close = seeds.close;
});
afterAll(() => close());

const steps = async (query: string, undo: string[] = []) =>
  (await engine.search(request(query, { undo }))).understanding;

describe('an address leads to the clause itself, first and alone', () => {
  test.each([
    ['杭政办函〔2024〕52号二（二）7', 'hz-2024-52/2/2/7'],
    ['52号文第7条', 'hz-2024-52/2/2/7'],
    ['五十二号文第七条', 'hz-2024-52/2/2/7'],
    ['52號文第7條', 'hz-2024-52/2/2/7'],
    ['杭政办函[2024]52号 7.', 'hz-2024-52/2/2/7'],
    ['杭政办函2024年25号第十五条', 'hz-2024-25/2/3/15'],
    ['杭政办函（2024）25号三（四）', 'hz-2024-25/3/4'],
    ['附件第（七）条', 'hz-2024-52/annex/3/7'],
    ['52号文附件四（九）', 'hz-2024-52/annex/4/9'],
    ['跨境电商政策措施第（十一）项', 'hz-2024-52/annex/4/11'],
    ['数字贸易意见第三条', 'zj-digital-trade/1/3'],
    ['《关于大力发展数字贸易的若干意见》（九）', 'zj-digital-trade/3/9'],
    ['内外贸一体化意见第7条', 'hz-2023-155/4/7'],
    ['155号文第22条', 'hz-2023-155/6/22'],
    ['新型贸易规划专栏4第2项', 'zj-new-trade-plan/3/4/box4/2'],
    ['hz-2024-52/2/5/21', 'hz-2024-52/2/5/21'],
    ['http://127.0.0.1:3000/documents/hz-2024-52/2/5/21', 'hz-2024-52/2/5/21'],
    ['任务分解表第8行', 'hz-2024-25/annex/row8'],
    ['52号文附件7条', 'hz-2024-52/annex/3/7'],
    ['内外贸协同发展意见22条', 'hz-2023-155/6/22'],
    ['数字贸易意见（十五）条', 'zj-digital-trade/4/15'],
    ['省意见第九条', 'zj-digital-trade/3/9'],
    ['25号文件第18条的内容', 'hz-2024-25/2/3/18'],
    ['杭政办函24年52号第7条', 'hz-2024-52/2/2/7'],
    ['52号文保障措施第2条', 'hz-2024-52/3/2'],
  ])('%s', async (query, place) => {
    const { hits, confidence } = await engine.search(request(query));
    const [first, ...others] = hits;
    expect(`${first?.document}/${first?.address}`.replace(/\/p\d+$/, '')).toBe(place);
    expect(confidence).toBe('good');
    expect(
      others.filter(({ weak, address }) => !weak && !`${first?.address}`.startsWith(address.replace(/\/p\d+$/, ''))),
    ).toEqual([]);
  });

  test('an ambiguous one offers the choice and guesses nothing', async () => {
    const { choices } = await engine.search(request('第九条'));
    expect(choices.map(({ document, address }) => `${document}/${address}`)).toEqual([
      'hz-2023-155/4/9',
      'hz-2024-25/2/2/9',
      'hz-2024-52/2/2/9',
      'hz-2024-52/annex/4/9',
      'zj-digital-trade/3/9',
    ]);
  });

  test('a place that the document does not have is said to be missing', async () => {
    const { total, confidence, understanding } = await engine.search(request('25号文第九十九条'));
    expect({ total, confidence }).toEqual({ total: 0, confidence: 'none' });
    expect(understanding[0]?.note).toContain('没有这一条');
  });

  test('undone, the words are searched as words', async () => {
    const { hits } = await engine.search(request('52号文第7条', { undo: ['address'] }));
    expect(hits.length).toBeGreaterThan(1);
  });

  test('a document alone lists its clauses, the line with its number first', async () => {
    const { hits, total } = await engine.search(request('杭政办函2024 52号', { limit: 200 }));
    expect(hits[0]?.text).toBe('杭政办函〔2024〕52号');
    expect(new Set(hits.map(({ document }) => document))).toEqual(new Set(['hz-2024-52']));
    expect(total).toBe(hits.length);
  });

  test('a document that the library only cites is found where it is cited', async () => {
    expect((await places(engine, '国办发〔2021〕59号'))[0]).toBe('hz-2023-155/0/p5');
    expect((await places(engine, '国办发59号'))[0]).toBe('hz-2023-155/0/p5');
    expect(await places(engine, '国发〔2018〕22号')).toEqual([]);
  });
});

describe('each change to a query is a step that can be undone', () => {
  test.each([
    ['９７１０', 'normalised', '9710'],
    ['海外倉', 'traditional', '海外仓'],
    ['haiwaicang', 'pinyin', '海外仓'],
    ['hwc', 'pinyin', '海外仓'],
    ['独力站', 'repair', '独立站'],
    ['运力卷', 'repair', '运力券'],
    ['数字贸易博揽会', 'repair', '数字贸易博览会'],
    ['综试区', 'synonym', '综合试验区'],
    ['2千亿', 'number', '2000亿'],
    ['百分之三十', 'number', '30%'],
    ['一千亿美金', 'number', '1000亿美元'],
    ['4千3百亿', 'number', '4300亿'],
    ['六万八千件专利', 'number', '68000件'],
    ['1个亿', 'number', '1亿'],
    ['一百万平米', 'number', '100万平方米'],
    ['七成', 'number', '70%'],
    ['kuajing电商', 'pinyin', '跨境'],
    ['kjdszhsyq', 'pinyin', '综合试验区'],
    ['2024年印发的文件里关于人才的', 'filter', '2024'],
    ['省里的文件对人才怎么说', 'filter', '省级'],
    ['现行有效 人才', 'filter', '现行有效'],
    ['市级 海外仓', 'filter', '市级'],
    ['2023年 知识产权', 'filter', '2023'],
    ['外汇局', 'filter', '人行杭州中心支行'],
  ])('%s → %s %s', async (query, kind, to) => {
    const step = (await steps(query)).find((candidate) => candidate.kind === kind && candidate.to.includes(to));
    expect(step).toBeDefined();
    const after = await steps(query, [step?.id ?? '']);
    expect(after.some(({ id, to: meant }) => id === step?.id && meant.includes(to))).toBe(false);
  });

  test('a word of the dictionary that the library does not print is no misspelling', async () => {
    expect((await steps('企业奖励')).filter(({ kind }) => kind === 'repair')).toEqual([]);
  });

  test('a word made of words is no misspelling of another that looks alike', async () => {
    const { understanding, confidence } = await engine.search(request('低空经济'));
    expect(understanding.filter(({ kind }) => kind === 'repair')).toEqual([]);
    expect(confidence).toBe('weak');
  });

  test.each([
    '生猪养殖补贴',
    '一件代发',
    '海外仓 第二段',
    '火箭发射场',
    '我想在西湖边上开一家咖啡店卖咖啡和甜点，需要什么样的营业执照和食品经营许可，晚上放电影给客人看可不可以，装修有没有什么要求',
  ])('nothing is offered instead of %s, to which nothing is near in form', async (query) => {
    const { confidence, suggestion } = await engine.search(request(query));
    expect(confidence).not.toBe('good');
    expect(suggestion).toBeNull();
  });

  test('words in pinyin that are written apart are words of their own, and are named in characters', async () => {
    const { understanding, hits } = await engine.search(request('kuajingdianshang rencai'));
    expect(understanding.filter(({ kind }) => kind === 'pinyin').map(({ to }) => to)).toEqual([['跨境电商'], ['人才']]);
    expect(hits.some(({ missing }) => missing.length === 1)).toBe(true);
    const { hits: lacking } = await engine.search(request('haiwaicang butie'));
    expect(lacking[0]?.missing).toEqual(['补贴']);
    expect((await steps('hai wai cang'))[0]?.to).toEqual(['海外仓']);
  });

  test('a large amount is the same with and without 元', async () => {
    for (const query of ['1千亿元', '1000亿元']) {
      const { confidence, hits } = await engine.search(request(query));
      expect(confidence).toBe('good');
      expect(placesIn({ hits: hits.filter(({ weak }) => !weak) })).toContain('hz-2023-155/1/p1');
    }
  });

  test('the serial number of a table row is no amount', async () => {
    expect(await places(engine, '3 亿')).toEqual([]);
    const [row] = (await engine.search(request('2060亿'))).hits;
    expect(row?.highlights.map(({ start, end }) => row.text.slice(start, end))).toEqual(['2060']);
  });

  test('years in Chinese digits are years', async () => {
    expect(await places(engine, '二〇二六年')).toEqual(await places(engine, '2026年'));
    expect((await steps('二〇二六年')).find(({ kind }) => kind === 'number')?.undoable).toBe(true);
    expect(await places(engine, '年份:二〇二三 人才')).toEqual(await places(engine, '年份:2023 人才'));
  });

  test('a hit whose own text lacks a word says that a heading above has it', async () => {
    const { hits, total } = await engine.search(request('贸易', { limit: 200 }));
    expect(hits).toHaveLength(total);
    const above = hits.filter(({ onlyInPath }) => onlyInPath.includes('贸易'));
    expect(above).toEqual(hits.filter(({ text }) => !fold(text).includes('贸易')));
    expect(above.length).toBeGreaterThan(0);
  });

  test('what neither dictionary nor library has is missing, however common the word beside it', async () => {
    const { confidence, hits } = await engine.search(request('养犬管理'));
    expect(confidence).toBe('weak');
    expect(hits[0]?.missing).toEqual(['养犬']);
  });

  test('everyday words for one notion are one thing that is asked for', async () => {
    const { hits } = await engine.search(request('赖账 不付钱 拖欠'));
    expect(hits[0]?.parts.filter(({ field }) => field !== 'document')).toHaveLength(1);
  });

  test('a word of the library goes before a word of the question: 人才|能, not 人|才能', async () => {
    const [best] = (await engine.search(request('跨境电商人才能享受什么待遇？'))).hits;
    expect(best?.highlights.map(({ start, end }) => best.text.slice(start, end))).toContain('人才');
  });

  test('a lone character that the lexicon knows is a word: 补, 罚', async () => {
    expect((await steps('罚得重吗')).some(({ kind, to }) => kind === 'synonym' && to.includes('审慎处罚'))).toBe(true);
    expect((await steps('推广费补四分之一')).some(({ kind, from }) => kind === 'synonym' && from === '补')).toBe(true);
  });

  test('words of the question at the border of a term are no part of a misspelling', async () => {
    expect((await steps('搞跨境电商')).filter(({ kind }) => kind === 'repair')).toEqual([]);
    expect((await steps('服务贸易要数字化')).filter(({ kind }) => kind === 'repair')).toEqual([]);
    expect((await steps('我们是小公司')).filter(({ kind }) => kind === 'repair')).toEqual([]);
  });

  test('initials that fit several words are all searched, and none is presented as the answer', async () => {
    const { understanding, confidence, hits } = await engine.search(request('sjcj'));
    expect(understanding[0]?.to).toEqual(expect.arrayContaining(['数据采集', '数据出境']));
    expect(understanding[0]?.note).toContain('可能是');
    expect({ confidence, found: hits.length > 1 }).toEqual({ confidence: 'weak', found: true });
  });

  test('the year of a document whose validity is asked is no filter: a later one may have repealed it', async () => {
    const { hits } = await engine.search(request('2023年出的那份跨境电商的老文件还管用吗'));
    expect(hits[0]).toMatchObject({ document: 'hz-2024-52', address: 'end/p1' });
  });

  test('full names that documents define stand for their abbreviations', async () => {
    expect(await places(engine, '数贸会')).toContain('zj-digital-trade/3/13');
  });
});

describe('everyday words lead to what documents print', () => {
  const fixture = readFileSync(new URL('../fixtures/everyday-queries.json', import.meta.url), 'utf8');

  test.each(JSON.parse(fixture) as { q: string; place: string }[])('$q → $place', async ({ q, place }) => {
    expect((await places(engine, q)).slice(0, 3)).toContain(place);
  });

  test('a word that documents print themselves speaks for itself first', async () => {
    const { hits } = await engine.search(request('消费者', { limit: 200 }));
    expect(hits[0]?.text).toContain('消费者');
    expect(hits.filter(({ weak, text }) => !weak && !text.includes('消费者'))).toEqual([]);
  });

  test('what a word only leads to is found, but never presented as the answer', async () => {
    const { confidence, hits } = await engine.search(request('韩国'));
    expect(hits.length).toBeGreaterThan(0);
    expect(confidence).toBe('weak');
  });
});

describe('what the library prints in no form is looked for by its parts', () => {
  test.each(['碳达峰', '退休金', '市水利局'])('%s finds weak hits only, and says so', async (query) => {
    const { hits, confidence, understanding } = await engine.search(request(query));
    expect(hits.length).toBeGreaterThan(0);
    expect(confidence).toBe('weak');
    expect(hits.filter(({ weak }) => !weak)).toEqual([]);
    expect(understanding.some(({ note }) => note.includes('库中没有'))).toBe(true);
  });

  test('such a word is named as missing from each hit, and undone it finds nothing', async () => {
    const { hits } = await engine.search(request('碳达峰'));
    expect(hits.every(({ missing }) => missing.includes('碳达峰'))).toBe(true);
    expect(await places(engine, '碳达峰', { undo: ['parts:碳达峰'] })).toEqual([]);
  });

  test('what shares no telling character with the library stays empty', async () => {
    expect(await places(engine, '殡葬')).toEqual([]);
  });

  test.each(['5G基站建设补贴', '住房补贴', '氢能建设补贴', '农村公路养护机械补贴', '博物馆奖励'])(
    '%s: what the library says of one of the words only is no answer',
    async (query) => {
      const { confidence, hits } = await engine.search(request(query));
      expect(confidence).not.toBe('good');
      expect(hits.filter(({ weak }) => !weak)).toEqual([]);
    },
  );

  test('a place that is one word of the query is not another one too: 5G is no 基站 beside it', async () => {
    const { hits } = await engine.search(request('5G基站'));
    expect(hits[0]?.missing).toEqual(['基站']);
    expect((await engine.search(request('基站'))).hits[0]?.missing).toEqual([]);
  });

  test('a clause that offers money goes before one that does not, where money is asked for', async () => {
    const { confidence, hits } = await engine.search(request('打官司海外维权补助'));
    expect({ confidence, first: `${hits[0]?.document}/${hits[0]?.address}` }).toEqual({
      confidence: 'good',
      first: 'hz-2024-52/annex/4/12',
    });
  });

  test('a lone character of a short name counts: 碳交易 is not 交易', async () => {
    expect((await engine.search(request('碳交易'))).confidence).toBe('weak');
  });
});

describe('operators and filters', () => {
  test('a phrase stands literally in every hit, printed spaces aside', async () => {
    expect(await places(engine, '"2023年7月20日"')).toEqual(['hz-2023-155/end/p2']);
    expect(await places(engine, '“监管互认、执法互助”')).toHaveLength(2);
    expect(await places(engine, '"监管互认执法互助"')).toEqual([]);
  });

  test('-词 leaves out clauses that hold it', async () => {
    const { hits } = await engine.search(request('直播 -基地', { limit: 200 }));
    expect(hits.length).toBeGreaterThan(5);
    expect(hits.filter(({ text }) => text.includes('基地'))).toEqual([]);
  });

  test.each([
    ['层级:省级 人才', ({ level }: { level: string | null }) => level === 'provincial'],
    [
      '单位：市科技局 企业',
      ({ units }: { units: { name: string }[] }) => units.some(({ name }) => name === '市科技局'),
    ],
    ['文件:52号文 直播', ({ document }: { document: string }) => document === 'hz-2024-52'],
    ['市级 海外仓', ({ level }: { level: string | null }) => level === 'municipal'],
  ])('%s', async (query, fits) => {
    const { hits } = await engine.search(request(query));
    expect(hits.length).toBeGreaterThan(0);
    expect(hits.filter((hit) => !fits(hit))).toEqual([]);
  });

  test('a level word that the library prints before the next word is no filter', async () => {
    expect((await steps('省级 公共海外仓')).filter(({ kind }) => kind === 'filter')).toEqual([]);
  });

  test.each([
    ['-文件:25号 人才', '人才', ({ document }: SearchHit) => document === 'hz-2024-25'],
    ['人才 -层级:市级', '人才', ({ level }: SearchHit) => level === 'municipal'],
    ['人才 -单位：市商务局', '人才', ({ units }: SearchHit) => units.some(({ name }) => name === '市商务局')],
    ['-年份:2023 人才', '人才', ({ document }: SearchHit) => document === 'hz-2023-155'],
    ['直播 -基地', '直播', ({ text }: SearchHit) => text.includes('基地')],
  ])(
    '%s leaves out exactly what is excluded, in the facets too, until it is undone',
    async (query, whole, isExcluded) => {
      const all = await engine.search(request(whole, { limit: 300 }));
      const left = all.hits.filter((hit) => !isExcluded(hit));
      const { total, hits, facets, understanding } = await engine.search(request(query, { limit: 300 }));
      expect(placesIn({ hits }).sort()).toEqual(placesIn({ hits: left }).sort());
      expect(total).toBe(left.length);
      expect(facets.document.reduce((sum, { count }) => sum + count, 0)).toBe(total);
      const step = understanding.find(({ note }) => note.startsWith('不看'));
      expect(step?.undoable).toBe(true);
      expect((await engine.search(request(query, { undo: [step?.id ?? ''] }))).total).toBe(all.total);
    },
  );

  test('an excluded value that nothing fits is named', async () => {
    const { understanding, total } = await engine.search(request('人才 -单位:外太空局'));
    expect(understanding.find(({ kind }) => kind === 'ignored')?.note).toBe('库中没有这样的单位：外太空局，未作排除');
    expect(total).toBe((await engine.search(request('人才'))).total);
  });

  test('a filter that nothing fits is named and left out', async () => {
    const { understanding, total } = await engine.search(request('单位:不存在的单位 人才'));
    expect(understanding.find(({ kind }) => kind === 'ignored')?.note).toContain('不存在的单位');
    expect(total).toBeGreaterThan(0);
  });
});

describe('input without anything to look for', () => {
  test.each(['😀', '，。！', '""', '\u0000', '-基地', '单位:外太空局', '（'.repeat(60), '-x '.repeat(60)])(
    '%j finds nothing, and says so',
    async (query) => {
      const { total, hits, confidence, ignored } = await engine.search(request(query));
      expect({ total, hits, confidence }).toEqual({ total: 0, hits: [], confidence: 'none' });
      expect(ignored).toContain('没有可检索的字词');
    },
  );

  test('what is ignored is not repeated at length', async () => {
    const { total, ignored } = await engine.search(request('a'.repeat(10_000)));
    expect(total).toBe(0);
    expect(ignored?.length).toBeLessThan(100);
  });

  test('no input lists what the filters let through', async () => {
    const { total, confidence } = await engine.search(request(' ', { filters: { document: ['hz-2024-52'] } }));
    expect({ some: total > 30, confidence }).toEqual({ some: true, confidence: 'good' });
  });
});

describe('long input', () => {
  const pasted =
    '我们注意到，文件提出要推动服务外包向高技术、高附加值、高品质、高效益转型升级，加快信息服务、文化贸易、技术贸易、金融服务等新兴服务贸易的发展，请问对应哪一条？';

  test('a pasted passage finds its clause, marks what is shared and says what was ignored', async () => {
    const { hits, ignored } = await engine.search(request(pasted));
    expect(['zj-digital-trade/3/11', 'zj-new-trade-plan/3/5/p1']).toContain(`${hits[0]?.document}/${hits[0]?.address}`);
    const marked = hits[0]?.highlights.map(({ start, end }) => hits[0]?.text.slice(start, end)) ?? [];
    expect(marked.some((mark) => (mark ?? '').length > 15)).toBe(true);
    expect(ignored).toContain('输入较长');
  });

  test('a mark begins and ends at the border of a number', async () => {
    const passage =
      '请问企业办理9610、9710、9810、1210和1239五种监管方式的通关手续，和2.0版方案有什么关系，哪一年开始的';
    const { hits } = await engine.search(request(passage));
    const cut = hits.flatMap(({ text, highlights }) =>
      highlights.filter(({ field, start, end }) => {
        const inRun = (at: number) => /^[0-9a-z]{2}$/i.test(text.slice(at - 1, at + 1));
        return field === 'text' && (inRun(start) || inRun(end));
      }),
    );
    expect(hits.flatMap(({ highlights }) => highlights).length).toBeGreaterThan(0);
    expect(cut).toEqual([]);
  });

  test('a page of thousands of characters is answered too', async () => {
    const { hits } = await engine.search(request(`${pasted}${'数字贸易统计监测系统。'.repeat(300)}`));
    expect(hits.length).toBeGreaterThan(0);
  });
});
