import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SearchEngine } from '../../../ingest/search/search-engine.ts';
import { AgencyNames } from '../../../ingest/search/understanding/agency-names.ts';
import { openSeeds, request } from '../seed-knowledge-base.ts';

let engine: SearchEngine;
let close: () => Promise<void>;

beforeAll(async () => {
  const seeds = await openSeeds();
  engine = seeds.base.search;
  close = seeds.close;
});
afterAll(() => close());

interface Nickname {
  asked: string;
  unit: string;
}
const nicknames = JSON.parse(
  readFileSync(new URL('../fixtures/nicknames.json', import.meta.url), 'utf8'),
) as Nickname[];

describe('an agency is found by what people call it', () => {
  test.each(nicknames)('$asked → $unit', async ({ asked, unit }) => {
    const { hits, confidence } = await engine.search(request(asked, { limit: 200 }));
    expect(confidence).toBe('good');
    expect(hits.some(({ units }) => units.some(({ name }) => name === unit))).toBe(true);
  });

  test('every form of a field of government means the body of that field that the library names', () => {
    const names = new AgencyNames(['海宁市住建局', '市水利局'], new Set());
    expect(names.units('水务局')).toContain('市水利局');
    expect(names.units('市林水局')).toContain('市水利局');
    expect(names.units('住房和城乡建设局')).toContain('海宁市住建局');
    expect(names.units('体育彩票')).toBeUndefined();
  });

  test('a name that means a unit in one place only is one in a library with documents of that place', () => {
    const units = (...regions: string[]) => new AgencyNames(['市商务局'], new Set(regions)).units('综试办');
    expect(units('全国', '浙江省', '杭州市')).toContain('市商务局');
    expect(units('全国', '广东省', '湛江市')).toBeUndefined();
  });

  test('nicknames of two characters count only where a word begins', async () => {
    const stepsOf = async (query: string) =>
      (await engine.search(request(query))).understanding.filter(({ kind }) => kind === 'filter');
    expect(await stepsOf('税局 退税')).toHaveLength(1);
    expect(await stepsOf('人行道改造')).toEqual([]);
    expect(await stepsOf('中国税收')).toEqual([]);
  });

  test('undone, the name is searched as words', async () => {
    const { understanding } = await engine.search(request('工商局', { undo: ['unit:工商局'] }));
    expect(understanding.filter(({ kind }) => kind === 'filter')).toEqual([]);
  });
});

describe('a unit alone', () => {
  test('the clauses that it leads come first, and all others that name it follow', async () => {
    const { hits, total } = await engine.search(request('钱江海关', { limit: 200 }));
    expect(hits).toHaveLength(total);
    const leads = hits.map(({ units }) => units[0]?.name === '钱江海关');
    expect(leads.indexOf(true)).toBe(0);
    expect(leads.lastIndexOf(true)).toBe(leads.filter(Boolean).length - 1);
    expect(hits.filter(({ text }) => !text.includes('钱江海关'))).toEqual([]);
  });

  test('the name that was asked for goes before other names of the unit', async () => {
    const { hits } = await engine.search(request('外管局'));
    expect(hits.slice(0, 4).filter(({ text }) => !text.includes('外汇管理局'))).toEqual([]);
  });

  test('an agency that no document names leads to weak hits on what it deals with, and is said to be absent', async () => {
    const { hits, confidence, understanding } = await engine.search(request('市生态环境局'));
    expect(hits.length).toBeGreaterThan(0);
    expect(confidence).toBe('weak');
    expect(hits.filter(({ weak }) => !weak)).toEqual([]);
    expect(understanding[0]?.note).toContain('库中没有文件提到“市生态环境局”');
  });
});
