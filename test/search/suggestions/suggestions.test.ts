import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { KnowledgeBase } from '../../../ingest/knowledge-base.ts';
import type { SourceDocument } from '../../../ingest/search/overview/clause-source.ts';
import { type LibraryHeading, listedHeadings } from '../../../ingest/search/overview/library-headings.ts';
import { Vocabulary } from '../../../ingest/search/overview/library-vocabulary.ts';
import type { Suggestion } from '../../../ingest/search/search-result.ts';
import { Suggestions } from '../../../ingest/search/suggestions/suggestions.ts';
import { spokenName } from '../../../ingest/search/words/spoken-name.ts';
import { openSeeds, request } from '../seed-knowledge-base.ts';

describe('in the five documents', () => {
  let base: KnowledgeBase;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ base, close } = await openSeeds());
  });
  afterAll(() => close());

  const offered = (typed: string, limit = 10) => base.search.suggest(typed, limit).map(({ text }) => text);

  test.each([
    ['海外', '海外仓'],
    ['haiwaic', '海外仓'],
    ['hwc', '海外仓'],
    ['钱江', '钱江海关'],
    ['qjhg', '钱江海关'],
    ['haiguan', '钱江海关'],
    ['打造国际消费', '打造国际消费中心城市'],
    ['b2', 'B2B'],
    ['ewtp', 'eWTP'],
    ['《关于大力发展', '关于大力发展数字贸易的若干意见'],
    ['数字maoyi', '数字贸易'],
    ['数字my', '数字贸易'],
    ['ＲＣＥＰ', 'RCEP'],
    ['數字貿', '数字贸易'],
  ])('%s offers %s', (typed, text) => {
    expect(offered(typed)).toContain(text);
  });

  test.each([
    '52号',
    '52号文',
    '第52号',
    '五十二号',
    '〔2024〕52',
    '［2024］ 52',
    '2024年52号',
    '杭政办函52',
    '杭政函〔2024〕052号',
  ])('%s is the number of a document, before anything else', (typed) => {
    expect(base.search.suggest(typed, 10)[0]).toEqual({
      kind: 'document',
      text: '杭政办函〔2024〕52号',
      target: 'hz-2024-52',
    });
  });

  test.each([
    ['市发展和改革委员会', '市发改委'],
    ['发展改革委', '省发展改革委'],
    ['市文旅局', '市文化广电旅游局'],
    ['浙江省商务厅', '省商务厅'],
    ['外管局', '人行杭州中心支行'],
    ['waiguanju', '人行杭州中心支行'],
  ])('%s offers the unit under its canonical name: %s', (typed, unit) => {
    expect(base.search.suggest(typed, 10)).toContainEqual(
      expect.objectContaining({ kind: 'unit', text: unit, target: unit }),
    );
  });

  test('a unit of which only another name fits is offered with that name', () => {
    expect(base.search.suggest('外管局', 10)).toContainEqual({
      kind: 'unit',
      text: '人行杭州中心支行',
      target: '人行杭州中心支行',
      alias: '外管局',
    });
    expect(base.search.suggest('钱江海关', 10)).toContainEqual({ kind: 'unit', text: '钱江海关', target: '钱江海关' });
  });

  test.each(['跨境', 'k', 'kj', 'kua', '数', 'xx', '商务', 'sw'])(
    'for %s what fits by its own text comes before what only another name fits',
    (typed) => {
      const aliases = base.search.suggest(typed, 10).map(({ alias }) => alias !== undefined);
      expect(aliases).toEqual([...aliases].sort((a, b) => Number(a) - Number(b)));
      expect(aliases[0]).toBe(false);
    },
  );

  test('跨境 offers 跨境电商 before units, each of which says why it is there', () => {
    const found = base.search.suggest('跨境', 10);
    expect(found[0]?.text.startsWith('跨境')).toBe(true);
    for (const { kind, alias } of found) if (kind === 'unit') expect(alias).toContain('跨境');
  });

  test('documents, headings and terms share the list', () => {
    expect(new Set(base.search.suggest('数字贸易', 10).map(({ kind }) => kind))).toEqual(
      new Set(['document', 'heading', 'term']),
    );
  });

  test('a name that begins with what was typed comes before one that holds it', () => {
    const texts = offered('保障').filter((text) => text.includes('保障'));
    const begins = texts.map((text) => text.startsWith('保障'));
    expect(begins).toEqual([...begins].sort((a, b) => Number(b) - Number(a)));
  });

  test.each(['', '  ', '量子引力', 'xqzvw'])('nothing fits `%s`, nothing is offered', (typed) => {
    expect(offered(typed)).toEqual([]);
  });

  test('every offer leads to something, and none is offered twice', async () => {
    const characters = new Set(
      base.library
        .documents()
        .flatMap(({ document }) => base.library.clauses(document.id).flatMap(({ text }) => [...text])),
    );
    const everything = new Map<string, Suggestion>();
    for (const character of characters) {
      const found = base.search.suggest(character, 100_000);
      expect(new Set(found.map(({ text }) => text)).size).toBe(found.length);
      for (const suggestion of found) everything.set(`${suggestion.text} ${suggestion.target}`, suggestion);
    }
    expect(everything.size).toBeGreaterThan(1000);
    const units = new Set(base.library.units().map(({ name }) => name));
    const leadsNowhere: Suggestion[] = [];
    for (const suggestion of everything.values()) {
      const { kind, text, target } = suggestion;
      const [document = '', ...address] = target?.split('/') ?? [];
      const leads =
        target === null
          ? (await base.search.search(request(text, { limit: 0 }))).total > 0
          : kind === 'unit'
            ? units.has(target)
            : kind === 'document'
              ? base.library.document(target) !== null
              : base.library.clause(document, address.join('/')) !== null;
      if (!leads) leadsNowhere.push(suggestion);
    }
    expect(leadsNowhere).toEqual([]);
  });
});

describe('in a large library', () => {
  const document = (id: string, title: string, documentNumber: string): SourceDocument => ({
    id,
    title,
    documentNumber,
    recordNumber: null,
    issuingBodies: [],
    level: null,
    region: null,
    year: null,
    issuedOn: null,
    validity: 'unstated',
  });
  const heading = (text: string, place: string | null, places = 1): LibraryHeading => ({
    ...{ text, place, places, spoken: spokenName(text) },
  });
  const headings = listedHeadings([
    ...Array.from({ length: 30_000 }, (_, number) => heading(`推进第${number}号工程`, `a/${number}`)),
    heading('组织领导', null, 2),
    heading('某市商务局', 'a/2'),
  ]);
  const suggestions = new Suggestions(
    [
      document('a', '关于促进外贸的意见', '甲政发〔2023〕5号'),
      document('b', '关于促进外贸的意见', '甲政发〔2023〕52号'),
    ],
    {
      units: new Map([['某市商务局', 3]]),
      headings,
      vocabulary: new Vocabulary([
        { text: '组织领导', frequency: 9 },
        { text: '组织', frequency: 12 },
        { text: '某市商务局', frequency: 4 },
      ]),
      latinWords: [],
    },
  );

  test('no heading is left out, however many there are', () => {
    expect(suggestions.find('第29999号', 10)).toEqual([
      { kind: 'heading', text: '推进第29999号工程', target: 'a/29999' },
    ]);
    expect(suggestions.find('tjd29999', 10)).toEqual([
      { kind: 'heading', text: '推进第29999号工程', target: 'a/29999' },
    ]);
  });

  test('what stands in several documents is offered once and leads to a search', () => {
    expect(suggestions.find('组织', 10)).toEqual([
      { kind: 'heading', text: '组织领导', target: null },
      { kind: 'term', text: '组织', target: null },
    ]);
    expect(suggestions.find('促进外贸', 10)).toEqual([{ kind: 'document', text: '关于促进外贸的意见', target: null }]);
  });

  test('a unit is not offered again as a heading or a term', () => {
    expect(suggestions.find('某市商务', 10)).toEqual([{ kind: 'unit', text: '某市商务局', target: '某市商务局' }]);
  });

  test('the agency of another city is not offered for that of ours', () => {
    expect(suggestions.find('杭州市商务委员会', 10)).toEqual([]);
    expect(suggestions.find('某市商务委员会', 10).map(({ text }) => text)).toEqual(['某市商务局']);
    expect(suggestions.find('商务委员会', 10).map(({ text }) => text)).toEqual(['某市商务局']);
  });

  test('a number that is still being typed fits all that begin with it; one that is ended only itself', () => {
    const texts = (typed: string) => suggestions.find(typed, 10).map(({ text }) => text);
    expect(texts('甲政发〔2023〕5')).toEqual(['甲政发〔2023〕5号', '甲政发〔2023〕52号']);
    expect(texts('甲政发5号')).toEqual(['甲政发〔2023〕5号']);
  });
});
