import type { Region } from '../region/region.ts';
import { AGENCY_FIELDS, NAME_PATTERNS, UNITS, type UnitEntry, type UnitLevel, unitFilesFor } from './unit-file.ts';

/** What the unit file knows about a printed name. */
export interface ResolvedUnit {
  /** Canonical name where the file gives one, else the printed name. */
  name: string;
  /** False when nothing in the file covers the name: a person has to decide. */
  known: boolean;
  level: UnitLevel | null;
  /** The line of the file, for names that have one. */
  entry: UnitEntry | null;
  /** The place whose file has the line; null where the line holds everywhere. */
  place: Region | null;
}

interface NamedUnit {
  entry: UnitEntry;
  place: Region | null;
}

/** A name taken apart into the field of government and whose agency it is. */
export interface AgencyName {
  /** Index of the line in AGENCY_FIELDS. */
  field: number;
  /** 省, 市, 杭州市 …; `国` for the national body. */
  prefix: string;
}

/** Names of all files: for telling whether a text is a name at all. */
const KNOWN_ANYWHERE = new Set(UNITS.flatMap(namesOf).map(foldName));
const NAMED = new Map<string, ReadonlyMap<string, NamedUnit>>();

function namesOf({ name, aliases = [], alsoPrinted = [] }: UnitEntry): string[] {
  return [name, ...aliases, ...alsoPrinted];
}

/** Units by printed name as they are meant in a document of a region; what a nearer place names goes before. */
function namedIn(region: Region | null): ReadonlyMap<string, NamedUnit> {
  const key = region?.code ?? '';
  const known = NAMED.get(key);
  if (known !== undefined) return known;
  const named = new Map<string, NamedUnit>();
  for (const { place, named: entries } of unitFilesFor(region))
    for (const entry of entries)
      for (const name of namesOf(entry).map(foldName)) if (!named.has(name)) named.set(name, { entry, place });
  NAMED.set(key, named);
  return named;
}

const NATIONAL = new Map<string, number>();
const LOCAL = new Map<string, number>();
AGENCY_FIELDS.forEach((field, index) => {
  for (const form of field.national) if (!NATIONAL.has(form)) NATIONAL.set(form, index);
  for (const form of field.local) if (!LOCAL.has(form)) LOCAL.set(form, index);
});

/** Same brackets and no white space, so that 各区、县(市)政府 and 各区、县（市）政府 meet. */
function foldName(name: string): string {
  return name
    .replace(/\s+/g, '')
    .replace(/[（[［〔【]/g, '(')
    .replace(/[）\]］〕】]/g, ')');
}

const LOCAL_PREFIX =
  /^((?:[\u4e00-\u9fff]{1,6}(?:省|市|区|县|州|盟|旗|自治区|自治州|自治县)|省|市|区|县|自治区|州|盟|旗|全市|全省|兵团))(?=[\u4e00-\u9fff])/;

/** The field and the owner of an agency by its name, 市发展改革委 → 发展改革 of 市; null for other names. */
export function agencyOf(name: string): AgencyName | null {
  const national = NATIONAL.get(name);
  if (national !== undefined) return { field: national, prefix: '国' };
  for (let length = 1; length <= Math.min(9, name.length - 1); length++) {
    const prefix = name.slice(0, length);
    if (LOCAL_PREFIX.exec(`${prefix}局`)?.[1] !== prefix) continue;
    const field = LOCAL.get(name.slice(length));
    if (field !== undefined) return { field, prefix };
  }
  return null;
}

const LEVEL_OF_PREFIX: readonly (readonly [RegExp, UnitLevel])[] = [
  [/^国$/, 'national'],
  [/(?:省|自治区|兵团)$/, 'provincial'],
  [/^(?:北京|上海|天津|重庆)市$/, 'provincial'],
  [/(?:市|州|盟)$/, 'municipal'],
  [/(?:区|县|旗)$/, 'district'],
];

/**
 * Looks a printed name up: its line in the file of the document's place or in the general one, an agency of a known
 * field (省|市|区|县 + 商务局 …), or a pattern (海关, 管委会, 公司 …). An unknown name keeps its printed form and is
 * reported by the caller.
 *
 * @param region of the document that prints the name; null where it is not known, then only what is general holds
 */
export function resolveUnit(raw: string, region: Region | null): ResolvedUnit {
  const named = namedIn(region).get(foldName(raw));
  if (named !== undefined) {
    const { entry, place } = named;
    const name = entry.alsoPrinted?.includes(raw) ? raw : entry.name;
    return { name, known: true, level: entry.level, entry, place };
  }
  const plain = { name: raw, entry: null, place: null };
  const agency = agencyOf(raw);
  if (agency !== null) return { ...plain, known: true, level: levelOfPrefix(agency.prefix) };
  const pattern = NAME_PATTERNS.find(({ expression }) => expression.test(raw) || expression.test(foldName(raw)));
  if (pattern !== undefined) return { ...plain, known: true, level: pattern.level };
  const outer = /^(.{3,}?)[（(]([^）)]+)[）)]$/.exec(raw);
  if (outer?.[1] !== undefined) {
    const inner = resolveUnit(outer[1], region);
    if (inner.known) return inner;
  }
  return { ...plain, known: false, level: null };
}

/** True when some file or pattern knows the name, in whatever place. */
export function isKnownUnit(raw: string): boolean {
  return KNOWN_ANYWHERE.has(foldName(raw)) || resolveUnit(raw, null).known;
}

function levelOfPrefix(prefix: string): UnitLevel | null {
  return LEVEL_OF_PREFIX.find(([expression]) => expression.test(prefix))?.[1] ?? null;
}

/**
 * Key under which all names of one unit meet: 市发改委, 市发展改革委 and 市发展和改革委员会 have the same. Names that are
 * in no list are their own key. 市 and 杭州市 differ: which city 市 means, only the document says.
 */
export function unitKey(name: string, region: Region | null): string {
  const agency = agencyOf(name);
  const field = agency === null ? undefined : AGENCY_FIELDS[agency.field];
  if (agency !== null && field !== undefined && !field.distinct) {
    return agency.prefix === '国' ? (field.national[0] ?? name) : `${agency.prefix}${field.local[0] ?? ''}`;
  }
  return namedIn(region).get(foldName(name))?.entry.name ?? foldName(name);
}

/** Endings of the names of public bodies and the enterprises that official texts put to work. */
const AGENCY_ENDING =
  /(?:委员会|办公厅|办公室|人民政府|政府|厅|局|署|部|委|办|院|会|中心|公司|集团|银行|分行|支行|海关|关|联|团委|党校|学校|大学|学院|管委会|指挥部|边检站|边检总站|总队|支队|站|所|处|街道|镇|乡|部门|单位|军区|警备区|专班|小组|法庭|协会|商会|联盟|专员公署|办事处|总站|基金|资本|金投|社|台|报|馆|库|市|区|县|州|盟|旗|省|地区|基地|园区|开发区|新区|总行|中央|室|方面|企业|队|机构|组)$/;
/** 各区、县（市）党委、政府: one name for many bodies, with 、 inside. */
const COLLECTIVE = /^各(?:省|市|县|区|州|地|设区)[\u4e00-\u9fff、（）()〔〕]{0,20}(?:政府|党委|管委会)$/;
/** （不含…机构）, （包括…院）, （或常委）, （此项仅与…有关）: remarks that end as a name does. */
const REMARK =
  /^(?:不?含(?!山)|不?包括|不?包含|除|限(?!公司)|仅|此[项点类条款]|该|或|原(?=[省市县区国])|即(?!墨)|如(?!皋|东)|指(?!挥)|其中|上述|以上|简称|统称|具体|详见|凡)|有关$|仅[与限对]/;
const NOT_A_NAME =
  /[，。；：！？、“”《》]|具体任务|涉及|不再|均|^(?:一|二|三|四|五|的|了|和|与|及|在|对|由|为|以)|(?:年|月|日|等)$/;

/** True when a text can be the name of a public body: a known name, or one with the ending of one. */
export function isAgencyName(text: string): boolean {
  const name = text.trim();
  if (KNOWN_ANYWHERE.has(foldName(name)) || COLLECTIVE.test(name)) return true;
  if (name.length < 2 || name.length > 32 || NOT_A_NAME.test(name) || REMARK.test(name)) return false;
  if (name.length === 2) return agencyOf(name) !== null;
  return AGENCY_ENDING.test(name.replace(/[（(][^）)]*[）)]$/, ''));
}
