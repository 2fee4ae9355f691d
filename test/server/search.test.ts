import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FacetListView, SearchResultView, SuggestionView, WhyView } from '../../server/contract/search.ts';
import type { UnitView } from '../../server/contract/unit.ts';
import { SeededApp } from './seeded-app.ts';

let server: SeededApp;
beforeAll(async () => {
  server = await SeededApp.open();
});
afterAll(() => server.close());

const search = (query: string) => server.read<SearchResultView>(`/api/search?${query}`);

describe('search', () => {
  it('finds clauses with everything that a card shows', async () => {
    const { total, hits, confidence } = await search('q=海外仓&limit=3');
    expect(confidence).toBe('good');
    expect(total).toBeGreaterThanOrEqual(hits.length);
    const [best] = hits;
    if (best === undefined) throw new Error('Expected a hit');
    expect(best).toMatchObject({ searchable: true, weak: false, counterparts: expect.any(Number) });
    expect(best.documentTitle).not.toBe('');
    for (const { field, start, end } of best.highlights) {
      if (field === 'text') expect(best.text.slice(start, end)).toContain('海外');
    }
  });

  it.each([
    ['市商务局', null],
    ['市商务局牵头的任务', 'lead'],
    ['市商务局配合的工作', 'supporting'],
  ])(
    '%s: shows what the unit is charged with, and first the clauses in which it has that role',
    async (typed, role) => {
      const unit = await server.read<UnitView>('/api/units/市商务局');
      const { unit: card, hits } = await search(`q=${typed}&limit=10`);
      const { name, clauses, lead, responsible, supporting } = unit;
      expect(card).toMatchObject({ name, clauses, lead, responsible, supporting, role });
      const first = role ?? 'lead';
      const charged = unit.clausesOfUnit.filter((clause) => clause.role === first);
      const places = charged.map(({ document, address }) => `${document}/${address}`);
      for (const { document, address } of hits.slice(0, Math.min(10, charged.length)))
        expect(places).toContain(`${document}/${address}`);
    },
  );

  it.each(['海外仓', '市商务局 海外仓'])('%s: no card of a unit where something else is asked', async (typed) => {
    expect((await search(`q=${typed}`)).unit).toBeNull();
  });

  it('carries clauses in the shape in which the library shows them', async () => {
    const [hit] = (await search('q=产业园&limit=1')).hits;
    const { clauses } = await server.read<{ clauses: Record<string, unknown>[] }>(
      `/api/documents/${hit?.document}/clauses`,
    );
    const { unconfirmed, ...clause } = clauses.find(({ address }) => address === hit?.address) ?? {};
    expect(unconfirmed).toBe(false);
    expect(hit).toMatchObject(clause);
  });

  it('narrows by facets: values of one are alternatives, facets add up', async () => {
    const both = await search('q=跨境电商&document=hz-2024-52&document=zj-digital-trade&limit=0');
    const lower = await search('q=跨境电商&level=municipal&limit=200');
    expect(lower.total).toBeLessThan(both.total);
    expect(new Set(lower.hits.map(({ document }) => document))).toEqual(new Set(['hz-2024-52']));
    const none = await search('q=跨境电商&level=municipal&document=zj-digital-trade');
    expect(none).toMatchObject({ total: 0, hits: [] });
  });

  it('pages through all hits without a gap or a repeat', async () => {
    const all = await search('q=跨境电商&limit=200');
    const places = (hits: SearchResultView['hits']) => hits.map(({ document, address }) => `${document}/${address}`);
    const paged = [];
    for (let offset = 0; offset < all.total; offset += 7) {
      paged.push(...places((await search(`q=跨境电商&limit=7&offset=${offset}`)).hits));
    }
    expect(paged).toEqual(places(all.hits));
    expect(new Set(paged).size).toBe(all.total);
  });

  it('browses where nothing is asked', async () => {
    const { total, hits } = await search('document=zj-digital-trade&limit=5&sort=document');
    expect(total).toBeGreaterThan(20);
    expect(hits).toHaveLength(5);
  });

  it('answers a question with no answer with 200 and says how sure it is', async () => {
    const { confidence, hits } = await search('q=量子通信卫星发射场');
    expect(confidence === 'none' || hits.every(({ weak }) => weak)).toBe(true);
  });
});

describe('facets', () => {
  it('are found by any part of the name, with the counts of the search', async () => {
    const { values } = await server.read<FacetListView>('/api/facets/unit?q=海关&query=跨境电商');
    expect(values.map(({ value }) => value)).toContain('钱江海关');
    expect(values.every(({ label }) => label.includes('海关'))).toBe(true);
    const { facets } = await search('q=跨境电商&limit=0');
    expect(values.find(({ value }) => value === '钱江海关')).toEqual(
      facets.unit.find(({ value }) => value === '钱江海关'),
    );
  });

  it.each([
    ['unit', 'haiguan', '钱江海关'],
    ['unit', 'qjhg', '钱江海关'],
    ['unit', '钱江hg', '钱江海关'],
    ['document', 'shuzimaoyi', '关于大力发展数字贸易的若干意见'],
    ['document', 'zj-digital', '关于大力发展数字贸易的若干意见'],
    ['section', 'bzcs', '三、保障措施'],
    ['issuingBody', 'bgt', '杭州市人民政府办公厅'],
    ['level', '市', '市级'],
  ])('%s by %s: %s', async (facet, typed, label) => {
    const { values } = await server.read<FacetListView>(`/api/facets/${facet}?q=${typed}&query=贸易`);
    expect(values.map((value) => value.label)).toContain(label);
  });

  it('do not hold pinyin that begins inside a syllable', async () => {
    expect(await server.read<FacetListView>('/api/facets/unit?q=aiguan')).toEqual({ values: [] });
  });

  it('count what choosing them would show', async () => {
    const { facets } = await search('q=跨境电商&limit=0');
    const unit = facets.unit[0];
    expect((await search(`q=跨境电商&limit=0&unit=${unit?.value}`)).total).toBe(unit?.count);
  });
});

describe('why a clause is here, or not', () => {
  const why = (query: string) => server.read<WhyView>(`/api/search/why?${query}`);

  it('tells the place of one that is found', async () => {
    const { hits } = await search('q=跨境电商产业园&limit=5');
    const third = hits[2];
    const { found, rank, reason } = await why(`q=跨境电商产业园&document=${third?.document}&address=${third?.address}`);
    expect({ found, rank }).toEqual({ found: true, rank: 3 });
    expect(reason).toMatch(/\p{Script=Han}/u);
  });

  it('names the facet that leaves one out', async () => {
    const left = 'q=产业园&document=zj-digital-trade&address=3/12';
    expect((await why(left)).found).toBe(true);
    const { found, reason } = await why(`${left}&inDocument=hz-2024-52`);
    expect(found).toBe(false);
    expect(reason).toContain('筛选');
  });

  it('names the words that one does not contain', async () => {
    const { found, missing } = await why('q=量子计算&document=hz-2024-52&address=2/2/7');
    expect(found).toBe(false);
    expect(missing.length).toBeGreaterThan(0);
  });

  it('of a clause that does not exist is a 404', async () => {
    const response = await server.get('/api/search/why?q=产业园&document=hz-2024-52&address=9/9');
    expect(response.json()).toMatchObject({ status: 404, code: 'clause-not-found' });
  });
});

describe('suggestions', () => {
  it('come while typing', async () => {
    const { suggestions } = await server.read<{ suggestions: SuggestionView[] }>('/api/suggestions?q=海外&limit=5');
    expect(suggestions.length).toBeGreaterThan(0);
    expect(suggestions.length).toBeLessThanOrEqual(5);
  });
});

describe('queries that are refused', () => {
  it.each([
    ['/api/search?limit=201', '“limit”不能大于 200'],
    ['/api/search?offset=-1', '“offset”不能小于 0'],
    ['/api/search?limit=many', '“limit”应为整数'],
    ['/api/search?sort=newest', '应为以下之一：relevance、date、document'],
    ['/api/search?level=city', '应为以下之一'],
    [`/api/search?q=${'长'.repeat(20_001)}`, '“q”过长'],
    ['/api/suggestions', '“q”缺少'],
    ['/api/facets/colour', '应为以下之一'],
  ])('%.40s', async (url, sentence) => {
    const response = await server.get(url);
    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({ code: 'bad-request', detail: expect.stringContaining(sentence) });
  });
});
