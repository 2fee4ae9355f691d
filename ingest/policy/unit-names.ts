import { UNITS, type UnitEntry } from './unit-file.ts';

/** What the unit file knows about a printed name. */
export interface ResolvedUnit {
  name: string;
  known: boolean;
  entry: UnitEntry | null;
}

const BY_NAME = new Map<string, UnitEntry>();
for (const entry of UNITS) {
  for (const name of [entry.name, ...(entry.aliases ?? [])]) BY_NAME.set(foldName(name), entry);
}

/** Same brackets and no white space, so that 各区、县(市)政府 and 各区、县（市）政府 meet. */
function foldName(name: string): string {
  return name
    .replace(/\s+/g, '')
    .replace(/[（[［〔【]/g, '(')
    .replace(/[）\]］〕】]/g, ')');
}

/** Endings of the names of public bodies and the enterprises that official texts put to work. */
const AGENCY_ENDING =
  /(?:委员会|办公厅|办公室|人民政府|政府|厅|局|署|部|委|办|院|会|中心|公司|集团|银行|分行|支行|海关|关|联|团委|党校|学校|大学|学院|管委会|指挥部|边检站|边检总站|总队|支队|站|所|处|街道|镇|乡|部门|单位|军区|警备区|专班|小组|法庭|协会|商会|联盟|专员公署|办事处|总站|基金|资本|金投|社|台|报|馆|库|市|区|县|州|盟|旗|省|地区|基地|园区|开发区|新区)$/;
const NOT_A_NAME = /[，。；：！？、“”《》]|^(?:一|二|三|四|五|的|了|和|与|及|在|对|由|为|以)|(?:年|月|日|等)$/;

/** True when a text can be the name of a public body: a known name, or one with the ending of one. */
export function isAgencyName(text: string): boolean {
  const name = text.trim();
  if (BY_NAME.has(foldName(name))) return true;
  return (
    name.length >= 3 &&
    name.length <= 32 &&
    !NOT_A_NAME.test(name) &&
    AGENCY_ENDING.test(name.replace(/[（(][^）)]*[）)]$/, ''))
  );
}

/** Looks a printed name up; an unknown one keeps its printed form. */
export function resolveUnit(raw: string): ResolvedUnit {
  const entry = BY_NAME.get(foldName(raw)) ?? null;
  if (entry !== null) return { name: entry.name, known: true, entry };
  return { name: raw, known: isAgencyName(raw), entry: null };
}
