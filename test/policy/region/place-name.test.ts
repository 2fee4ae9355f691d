import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { placesOfNumber } from '../../../ingest/policy/region/number-place.ts';
import { placesIn } from '../../../ingest/policy/region/place-mentions.ts';
import { placeOfBody } from '../../../ingest/policy/region/place-name.ts';
import { containment, printedChain, type Region } from '../../../ingest/policy/region/region.ts';
import { allRegions, regionOf } from '../../../ingest/policy/region/region-file.ts';

interface Row {
  body: string;
  region: string;
  level: string | null;
  why: string;
}
const rows = parse(readFileSync(new URL('bodies.yaml', import.meta.url), 'utf8')) as Row[];

function place(name: string): Region {
  const region = regionOf(name);
  if (region === null) throw new Error(`Expected a place, not \`${name}\``);
  return region;
}

describe('place and level of a body by its name', () => {
  it.each(rows)('$body: $why', ({ body, region, level }) => {
    const found = placeOfBody(body);
    const [only, ...more] = found.regions;
    expect({
      region: only === undefined || more.length > 0 ? '未载明' : printedChain(only),
      level: found.level,
    }).toEqual({
      region,
      level,
    });
  });

  it('leaves a name open that several places share', () => {
    expect(placeOfBody('鼓楼区人民政府').regions.length).toBeGreaterThan(1);
  });

  it('knows every province by its own government', () => {
    for (const region of allRegions()) {
      if (region.chain.length === 2 && /^\d{6}$/.test(region.code))
        expect(placeOfBody(`${region.name}人民政府`)).toMatchObject({ regions: [region], level: 'provincial' });
    }
  });
});

describe('places by document number', () => {
  it.each([
    ['浙政办发', '浙江省'],
    ['浙经信数经', '浙江省'],
    ['杭政办函', '杭州市'],
    ['粤府办', '广东省'],
    ['穗府办函', '广州市'],
    ['渝府办发', '重庆市'],
    ['沪府发', '上海市'],
    ['甬政发', '宁波市'],
    ['湛府办', '湛江市'],
    ['武政规', '武汉市'],
    ['国办发', '全国'],
    ['黔东南府发', '黔东南州'],
  ])('%s comes from %s alone or first', (code, name) => {
    expect(placesOfNumber(code).regions.map(({ code }) => code)).toContain(place(name).code);
  });

  it.each([
    ['通政办发', ['南通市', '通辽市']],
    ['宁政发', ['宁夏回族自治区', '南京市']],
    ['青府办发', ['青海省', '青浦区']],
  ])('%s leaves open which', (code, names) => {
    expect(placesOfNumber(code).regions.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
  });
});

describe('containment', () => {
  it.each([
    ['浙江省', '杭州市', 'contains'],
    ['杭州市滨江区', '浙江省', 'within'],
    ['杭州市', '宁波市', 'apart'],
    ['杭州市', '330100', 'same'],
    ['100000', '雄安新区', 'contains'],
    ['广东省', '浙江省', 'apart'],
  ])('%s to %s: %s', (one, other, expected) => {
    expect(containment(place(one), place(other))).toBe(expected);
  });

  it('is the opposite from the other side, for all regions and the one above', () => {
    for (const region of allRegions()) {
      const above = region.chain.at(-2);
      if (above === undefined) continue;
      expect(containment(place(above.code), region)).toBe('contains');
      expect(containment(region, place(above.code))).toBe('within');
    }
  });
});

describe('the regions', () => {
  it('hold every level of the standard and nothing that only delivers parcels', () => {
    const names = [...allRegions()].map(({ name }) => name);
    expect([...allRegions()].filter(({ code, chain }) => chain.length === 2 && /^\d+$/.test(code))).toHaveLength(34);
    expect(names.filter((name) => /[镇乡]$|街道$|^市辖区$|直辖县/.test(name))).toEqual([]);
    expect(names.length).toBeGreaterThan(3100);
  });

  it('are found in running text with the place before them deciding', () => {
    expect(placesIn('从杭州市、南京市鼓楼区到浙江').map(({ region }) => region.name)).toEqual([
      '杭州市',
      '南京市',
      '鼓楼区',
      '浙江省',
    ]);
  });
});
