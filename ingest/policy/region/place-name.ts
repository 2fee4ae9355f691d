import type { DocumentLevel } from '../document.ts';
import { levelOfRegion, levelOfWord } from '../levels.ts';
import { COUNTRY, type Region, regionBelow } from './region.ts';
import { BARE_REGION_NAMES, REGION_NAMES } from './region-file.ts';

/** Places that stand at the head of a text, with the number of characters they take. */
export interface PlaceAtHead {
  /** One, or several where the name alone does not decide (鼓楼区). */
  regions: Region[];
  length: number;
}

/** What the name of a body says of its place and level. */
export interface BodyPlace {
  regions: Region[];
  level: DocumentLevel | null;
  /** 省, 市, 区 … where the name leaves the place out (市人民政府); '' where it does not. */
  word: string;
  /** Characters that name the place, or the word that stands for it. */
  length: number;
}

const LONGEST_NAME = 16;

/**
 * Full names at the head of a text, from the higher place to the lower: 浙江省杭州市滨江区… → 滨江区. A name that
 * several places share stays undecided unless the place before it tells.
 */
export function placeAtHead(text: string): PlaceAtHead | null {
  const first = nameAt(text, null);
  return first === null ? null : withLowerPlace(text, first);
}

function withLowerPlace(text: string, place: PlaceAtHead): PlaceAtHead {
  const next = nameAt(text.slice(place.length), place.regions);
  if (next === null) return place;
  return withLowerPlace(text, { regions: next.regions, length: place.length + next.length });
}

function nameAt(text: string, above: readonly Region[] | null): PlaceAtHead | null {
  for (let length = Math.min(LONGEST_NAME, text.length); length >= 2; length--) {
    const named = REGION_NAMES.get(text.slice(0, length)) ?? [];
    const regions = named.filter(
      (region) =>
        above === null ||
        above.some(({ code }) => region.code !== code && region.chain.some((step) => step.code === code)),
    );
    if (regions.length > 0) return { regions: [...regions], length };
  }
  return null;
}

/** 浙江, 杭州 without 省 and 市 at the head of a name; a province before a city of the same name. */
function bareNameAtHead(text: string): PlaceAtHead | null {
  for (let length = Math.min(9, text.length - 1); length >= 2; length--) {
    const regions = BARE_REGION_NAMES.get(text.slice(0, length)) ?? [];
    const highest = Math.min(...regions.map(({ chain }) => chain.length));
    const kept = regions.filter(({ chain }) => chain.length === highest);
    if (kept.length > 0) return { regions: kept, length };
  }
  return null;
}

/** The place of a whole name, with or without 省 or 市 (浙江省, 浙江, 杭州); of several the highest, null where none is. */
export function regionSpokenOf(name: string): Region | null {
  const regions = REGION_NAMES.get(name) ?? BARE_REGION_NAMES.get(name) ?? [];
  const highest = Math.min(...regions.map(({ chain }) => chain.length));
  const [region, ...more] = regions.filter(({ chain }) => chain.length === highest);
  return region !== undefined && more.length === 0 ? region : null;
}

/** True for a name that begins with a province or a city: 浙江证监局, 温州银保监分局. */
export function beginsWithCity(name: string): boolean {
  const place = placeAtHead(name) ?? bareNameAtHead(name);
  return place?.regions.some(({ chain }) => chain.length <= 3) ?? false;
}

const ZONE =
  /^(?:[\u4e00-\u9fff]{0,12}?)(?:经济技术开发区|高新技术产业开发区|开发区|高新区|经开区|新片区|新区|示范区|试验区|实验区|先行区|合作区|保税港区|保税区|度假区|风景名胜区|风景区|工业园区|产业园区|产业园|科技园区|科技园|科技城|科学城|新城|管理区|自贸片区|片区|集聚区|园区)(?=管理委员会|管委会|党工委|管理局|人民政府|办公室|$)/;

/** A zone below a place that no list holds: 合肥高新技术产业开发区管理委员会 is a body of a zone of 合肥市. */
function withZone(name: string, place: PlaceAtHead): PlaceAtHead {
  const zone = ZONE.exec(name.slice(place.length))?.[0];
  const [above, ...more] = place.regions;
  if (zone === undefined || above === undefined || more.length > 0) return place;
  const full = name.slice(0, place.length + zone.length);
  const [listed] = REGION_NAMES.get(full) ?? [];
  return {
    regions: [listed ?? regionBelow(above, { code: `${above.code}-${full}`, name: full })],
    length: full.length,
  };
}

const FREE_TRADE_ZONE = /^中国[（(]([\u4e00-\u9fff]{2,4})[）)]自由贸易试验区(?:[\u4e00-\u9fff]{2,8}?片区)?/;

function freeTradeZone(name: string): PlaceAtHead | null {
  const [full, place] = FREE_TRADE_ZONE.exec(name) ?? [];
  if (full === undefined || place === undefined) return null;
  const [listed] = REGION_NAMES.get(full) ?? [];
  const above = listed === undefined ? bareNameAtHead(`${place}省`)?.regions[0] : undefined;
  if (listed !== undefined) return { regions: [listed], length: full.length };
  if (above === undefined) return null;
  return { regions: [regionBelow(above, { code: `${above.code}-${full}`, name: full })], length: full.length };
}

/** Bodies of the country whose branches say their place behind it: 国家税务总局杭州市税务局, 中国人民银行浙江省分行. */
const BRANCH_OF =
  /^(?:中国共产党|中共|共青团|中国共产主义青年团|中国人民解放军|中国人民武装警察部队|武警|中国人民银行|人民银行|人行|国家税务总局|国家外汇管理局|国家外汇局|外汇局|国家金融监督管理总局|国家金融监管总局|金融监管总局|中国银行业监督管理委员会|中国银行保险监督管理委员会|中国银保监会|银保监会|中国保险监督管理委员会|中国证券监督管理委员会|中国证监会|证监会|国家统计局|国家能源局|国家邮政局|国家矿山安全监察局|中国民用航空|民航|交通运输部|自然资源部|水利部|财政部|审计署|商务部|海关总署|中华人民共和国|国网|中国铁路|国铁|中国邮政)/;

/** What may follow a bare place name (杭州海关); without one of these a word that looks like a place is none. */
const AFTER_BARE_NAME =
  /(?:海关|税务局|分行|支行|管理部|监管局|监管分局|证监局|银保监局|银监局|保监局|分局|支局|海事局|边检站|边检总站|边防检查站|气象局|邮政管理局|通信管理局|地震局|专员办|特派办|办事处|调查总队|调查队|铁路局|局集团|监管办|监察局|机场|军区|警备区|大学|学院|研究院|银行|集团|公司|电力|日报社|管委会|管理委员会|商会|协会|联盟|中心)/;

const NATIONAL_BODY =
  /^(?:国务院|国家|中共中央|中央|全国|中国|中华|最高人民|海关总署|审计署)|^[\u4e00-\u9fff]{2,12}部$|总[局署]$|^(?:民航局|证监会|银保监会|国资委)$/;
const WORD_FOR_PLACE =
  /^(?:省|自治区|自治州|自治县|自治旗|地区|市|州|盟|区|县|旗)(?=[\u4e00-\u9fff“])(?!域|场|容|镇|际)/;

/**
 * Reads place and level from the name of a body: 杭州市人民政府 → 杭州市; 上海市青浦区… → 青浦区;
 * 国家税务总局杭州市税务局 → 杭州市; 国家发展改革委 → 全国; 市人民政府 → the word 市 and no place.
 */
export function placeOfBody(name: string): BodyPlace {
  const branch = BRANCH_OF.exec(name)?.[0].length ?? 0;
  const found = freeTradeZone(name) ?? placeBehind(name, 0) ?? (branch === 0 ? null : placeBehind(name, branch));
  if (found !== null) return { ...found, level: commonLevel(found.regions), word: '' };
  const rest = name.replace(/^(?:中国共产党|中共|共青团|中国人民解放军)(?!中央)/, '');
  const word = WORD_FOR_PLACE.exec(rest)?.[0] ?? '';
  if (word !== '') return { regions: [], level: levelOfWord(word), word, length: word.length };
  if (NATIONAL_BODY.test(name)) return { regions: [COUNTRY], level: 'national', word: '', length: 0 };
  return { regions: [], level: null, word: '', length: 0 };
}

function placeBehind(name: string, start: number): PlaceAtHead | null {
  const rest = name.slice(start);
  const full = placeAtHead(rest);
  const bare = full === null && rest.length > 0 ? bareNameAtHead(rest) : null;
  const place =
    full ??
    (bare !== null && (ZONE.test(rest.slice(bare.length)) || AFTER_BARE_NAME.test(rest.slice(bare.length)))
      ? bare
      : null);
  if (place === null) return null;
  const zoned = withZone(rest, place);
  return { regions: zoned.regions, length: start + zoned.length };
}

function commonLevel(regions: readonly Region[]): DocumentLevel | null {
  const [first, ...more] = regions.map(levelOfRegion);
  return first !== undefined && more.every((level) => level === first) ? first : null;
}

const KIND_OF_WORD: Readonly<Record<string, RegExp>> = {
  省: /省$/,
  自治区: /自治区$/,
  市: /市$/,
  州: /州$/,
  自治州: /自治州$/,
  盟: /盟$/,
  地区: /地区$/,
  区: /(?<!自治|地)区$/,
  县: /县$/,
  自治县: /自治县$/,
  旗: /旗$/,
  自治旗: /自治旗$/,
};

/** True when a document of this region may call it by the word: 市 for 武汉市 and 重庆市, not for 湖北省. */
export function isCalled(region: Region, word: string): boolean {
  return KIND_OF_WORD[word]?.test(region.name) ?? false;
}
