import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClauseView } from '../../server/contract/clause.ts';
import type { SearchResultView } from '../../server/contract/search.ts';
import type { UnitSummaryView, UnitView } from '../../server/contract/unit.ts';
import { SeededApp } from './seeded-app.ts';

let server: SeededApp;
beforeAll(async () => {
  server = await SeededApp.open();
});
afterAll(() => server.close());

describe('responsible units', () => {
  it('are listed with their clauses, most first', async () => {
    const { units } = await server.read<{ units: UnitSummaryView[] }>('/api/units');
    const counts = units.map(({ clauses }) => clauses);
    expect(counts).toEqual(counts.toSorted((one, other) => other - one));
    expect(units.map(({ name }) => name)).toContain('市商务局');
  });

  it('one has all its clauses across documents, with its part in each, time limits and figures', async () => {
    const unit = await server.read<UnitView>('/api/units/市商务局');
    expect(unit.clausesOfUnit).toHaveLength(unit.clauses);
    expect(unit.level).toBe('municipal');
    for (const { units } of unit.clausesOfUnit) expect(units.map(({ name }) => name)).toContain('市商务局');
    const brands = unit.clausesOfUnit.find(({ address }) => address === '2/1/3');
    expect(brands).toMatchObject({ document: 'hz-2024-52', deadlines: ['到2027年'], figures: ['150个以上'] });
  });

  it('are found by an alias', async () => {
    expect((await server.read<UnitView>('/api/units/商务厅')).name).toBe('省商务厅');
  });

  it('the first named leads where the text says so', async () => {
    const unit = await server.read<UnitView>('/api/units/省商务厅');
    expect(unit.lead).toBe(unit.clausesOfUnit.filter(({ role }) => role === 'lead').length);
    expect(unit.lead).toBeGreaterThan(0);
  });

  it('an unknown one is a 404 that says where to look', async () => {
    const response = await server.get('/api/units/不存在的单位');
    expect(response.statusCode).toBe(404);
    expect(response.json()).toMatchObject({ code: 'unit-not-found', detail: expect.stringContaining('/api/units') });
  });
});

describe('units of several places that print the same name', () => {
  let both: SeededApp;
  let single: UnitView;
  const ningbo = [
    '宁波市人民政府办公厅关于促进跨境电商发展的若干意见',
    '甬政办发〔2024〕8号',
    '',
    '一、支持建设海外仓',
    '（一）扩大规模。支持企业建设海外仓。（牵头单位：市财政局；责任单位：市商务局，各区（县、市）政府）',
    '（二）强化服务。支持企业使用海外仓。（责任单位：市财政局、宁波海关）',
    '',
    '宁波市人民政府办公厅',
    '2024年3月1日',
  ];

  beforeAll(async () => {
    both = await SeededApp.open(['hz-2024-52']);
    single = await both.read<UnitView>('/api/units/市财政局');
    const folder = mkdtempSync(join(tmpdir(), 'units-test-'));
    writeFileSync(join(folder, 'nb-2024-8.txt'), ningbo.join('\n'));
    await both.knowledgeBase.ingest([join(folder, 'nb-2024-8.txt')]);
    rmSync(folder, { recursive: true });
  });
  afterAll(() => both.close());

  it('keep the printed name while there is one', () => {
    expect(single).toMatchObject({ name: '市财政局', fullName: '杭州市财政局', place: { name: '杭州市' } });
  });

  it('are two units with their own counts', async () => {
    const { units } = await both.read<{ units: UnitSummaryView[] }>('/api/units');
    const bureaus = units.filter(({ fullName }) => fullName.endsWith('市财政局'));
    expect(bureaus).toMatchObject([
      { name: '宁波市财政局', place: { code: '330200' }, documents: 1, clauses: 2, lead: 1, responsible: 1 },
      { name: '杭州市财政局', place: { code: '330100' }, documents: 1, clauses: single.clauses },
    ]);
    const hangzhou = await both.read<UnitView>('/api/units/杭州市财政局');
    expect(hangzhou.clausesOfUnit).toHaveLength(single.clauses);
    expect(new Set(hangzhou.clausesOfUnit.map(({ document }) => document))).toEqual(new Set(['hz-2024-52']));
  });

  it.each(['/api/units/市财政局', '/api/export/units/市财政局.json', '/api/gaps?unit=市财政局'])(
    'are offered for choice where only the printed name is given: %s',
    async (url) => {
      const response = await both.get(url);
      expect(response.statusCode).toBe(300);
      expect(response.json()).toMatchObject({
        code: 'unit-of-several-places',
        choices: ['宁波市财政局', '杭州市财政局'],
      });
    },
  );

  it('keep the printed form and the canonical name in the clause', async () => {
    const clause = await both.read<ClauseView>('/api/documents/nb-2024-8/clauses/1/1');
    expect(clause.units[0]).toMatchObject({
      name: '市财政局',
      raw: '市财政局',
      fullName: '宁波市财政局',
      role: 'lead',
    });
  });

  it('are two values of the facet, each of which leads to its own clauses', async () => {
    const found = await both.read<SearchResultView>('/api/search?q=海外仓&limit=50');
    const values = found.facets.unit.filter(({ value }) => value.endsWith('财政局'));
    expect(values.map(({ value }) => value)).not.toContain('市财政局');
    expect(values.find(({ value }) => value === '宁波市财政局')?.count).toBe(2);
    const narrowed = await both.read<SearchResultView>('/api/search?q=海外仓&limit=50&unit=宁波市财政局');
    expect(narrowed.hits.map(({ document, address }) => `${document}/${address}`)).toEqual(
      expect.arrayContaining(['nb-2024-8/1/1', 'nb-2024-8/1/2']),
    );
    expect(narrowed.total).toBe(2);
  });

  it('are told apart in exports', async () => {
    const { rows } = await both.read<{ rows: string[][] }>('/api/export/search.json?q=海外仓&unit=宁波市财政局');
    expect(JSON.stringify(rows)).toContain('宁波市财政局');
  });
});
