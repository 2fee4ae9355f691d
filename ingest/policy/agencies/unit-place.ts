import { isCalled, placeOfBody } from '../region/place-name.ts';
import { bodyPrefix, COUNTRY, containment, type Region } from '../region/region.ts';
import type { UnitLevel } from './unit-file.ts';
import { resolveUnit } from './unit-names.ts';

/**
 * A unit is its name and its place. The name stays what the unit file makes of the printed form (市财政局), so that a
 * clause reads the same in every library; the full name says the place as well (杭州市财政局, 宁波市财政局) and is what
 * tells units apart: counts, addresses, filters and exports go by it, and show the shorter name as long as no other unit
 * of the library has it. The place is read from the name where this says one (杭州海关,
 * 国家税务总局杭州市税务局, 中国人民银行浙江省分行), else from the document.
 */
export interface PlacedName {
  fullName: string;
  /** Null where neither name nor document tells. */
  place: Region | null;
}

/** For a name that means another unit in every place, in a document whose place is not known. */
const NO_PLACE = '（地区未载明）';

/**
 * Place and full name of a unit.
 *
 * @param name canonical or printed name
 * @param region of the document that names it
 */
export function placedName(name: string, region: Region | null): PlacedName {
  const { level, entry, place: own } = resolveUnit(name, region);
  if (level === 'national') return { fullName: name, place: COUNTRY };
  const said = placeOfBody(name);
  const named = namedPlace(said.regions, region);
  if (named !== null)
    return { fullName: withPlace(name, said.regions.length > 1 ? said.length : 0, named), place: named };
  if (said.word !== '') {
    const called = region === null ? null : regionCalled(region, said.word);
    if (called === null) return { fullName: `${name}${NO_PLACE}`, place: null };
    return { fullName: withPlace(name, said.length, called), place: called };
  }
  if (own !== null) return { fullName: name, place: own };
  if (entry !== null && entry.collective !== true) return { fullName: name, place: COUNTRY };
  if (!meansOnesOwn(name, level)) return { fullName: name, place: null };
  if (region === null) return { fullName: `${name}${NO_PLACE}`, place: null };
  return { fullName: region.code === COUNTRY.code ? name : `${bodyPrefix(region)}${name}`, place: region };
}

/** The place that a name says; of several of one name (鼓楼区) the one in the document's region. */
function namedPlace(said: readonly Region[], region: Region | null): Region | null {
  const places = said.filter(({ code }) => code !== COUNTRY.code);
  const near =
    places.length < 2 || region === null
      ? places
      : places.filter((place) => ['same', 'within'].includes(containment(place, region)));
  return near.length === 1 ? (near[0] ?? null) : null;
}

/** The name with its place for the first characters that stand for it; as it is where it says its place itself. */
const withPlace = (name: string, length: number, place: Region): string =>
  length === 0 ? name : `${bodyPrefix(place)}${name.slice(length)}`;

/** 各区政府, 相关部门, 华新镇, 跨境电商工作专班: bodies of the place whose document speaks. */
function meansOnesOwn(name: string, level: UnitLevel | null): boolean {
  return level === 'other' || level === 'district' || /^(?:各|有关|相关)/.test(name);
}

/** The region itself or one around it that is a 市, 省 …, the nearest first: 省 in a document of 杭州市 is 浙江省. */
export function regionCalled(region: Region, word: string): Region | null {
  for (let length = region.chain.length; length > 1; length--) {
    const step = region.chain[length - 1];
    const around = step === undefined ? null : { ...step, chain: region.chain.slice(0, length) };
    if (around !== null && isCalled(around, word)) return around;
  }
  return null;
}
