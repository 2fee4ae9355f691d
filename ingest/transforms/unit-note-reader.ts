import { isAgencyName, resolveUnit } from '../policy/agencies/unit-names.ts';
import { beginsWithCity } from '../policy/region/place-name.ts';
import type { UnitRole } from '../policy/unit-mention.ts';

/** What a document says once about all its notes: 第一位为牵头单位，下同; 所列单位同为牵头单位，下同. */
export type StatedRule = { kind: 'none' } | { kind: 'first-leads' } | { kind: 'all'; role: UnitRole };

/** A unit as a note names it. `name` has the prefix that the printed form leaves out (省交通运输厅、商务厅). */
export interface NotedName {
  raw: string;
  /** Offset of `raw` in the words of the note. */
  start: number;
  role: UnitRole;
  name: string;
}

const LEAD_LABEL = /牵头|主办|主责/;
const SUPPORT_LABEL = /配合|协办|参与|参加|支持|协同|协助/;
const LABEL =
  /^\s*((?:省级|市级|县级|区级)?(?:主要|共同)?(?:责任|牵头|配合|主办|协办|参与|参加|承办|落实|主管|实施|负责|组织|支持|协同|主责)(?:责任)?(?:单位|部门|领导单位|处室|机构|科室)?)\s*[：:]\s*/;
const RULE_SENTENCE =
  /第一(?:位|个|名)?(?:的)?(?:单位|部门)?[^，；。]{0,12}为?[^，；。]{0,6}牵头|排(?:名)?(?:在)?(?:第一|首位)[^，；。]{0,8}牵头|列(?:在)?(?:第一|首)位[^，；。]{0,10}牵头|首位[^，；。]{0,8}牵头/;
const ALL_RULE = /所列单位[^，；]{0,20}(牵头|责任|配合)单位/;

/** 以下任务均需各县（市、区）政府落实，不再列出: a remark on other clauses, not a unit of this one. */
const REMARK_ON_OTHERS =
  /(?<=^|[。；;，,])\s*(?:(?:以下|上述|其他)[^。；;]{0,80}不再|(?:以下|上述|其他|其余)(?:各项)?(?:任务|工作|事项|措施))[^。；;]*/g;
/** 市科技局〔列第一位的为牵头单位，下同〕, 各区人民政府〈含开发区、风景区管委会，下同〉: said of the name, no part of it. */
const REMARK_ON_NAME =
  /[（(［[〔【〈](?:[^（）()［］[\]〔〕【】〈〉]*(?:下同|牵头单位|责任单位|牵头部门)|(?:不?含|不?包括)[^（）()［］[\]〔〕【】〈〉]*)[^（）()［］[\]〔〕【】〈〉]*[）)］\]〕】〉]/g;

/** Reads the words of one note: names in order with their roles, and the rule that holds from here on. */
export function readUnitNote(printed: string, rule: StatedRule): { names: NotedName[]; rule: StatedRule } {
  const blanked = (remark: string): string => '。'.repeat(remark.length);
  const words = printed.replace(REMARK_ON_NAME, blanked).replace(REMARK_ON_OTHERS, blanked);
  const stated = stateRule(printed.replace(REMARK_ON_OTHERS, blanked));
  let current = stated ?? rule;
  const stays = /下同/.test(printed) || stated === null;
  const names: NotedName[] = [];
  let role: UnitRole | null = null;
  let prefix = '';
  for (const part of splitNames(words)) {
    const labelled = LABEL.exec(part.text);
    let { text, start } = part;
    if (labelled !== null) {
      role = labelRole(labelled[1] ?? '');
      start += labelled[0].length;
      text = text.slice(labelled[0].length);
    }
    const cleaned = stripName(text);
    if (cleaned.text === '') {
      if (cleaned.verb !== null) retitle(names, cleaned.verb);
      continue;
    }
    const raw = cleaned.text;
    if (isRuleText(raw) || isForeignLabel(raw)) continue;
    const name = completeName(raw, prefix);
    prefix = prefixOf(raw) ?? prefix;
    names.push({ raw, start: start + cleaned.offset, role: role ?? 'responsible', name });
    if (cleaned.verb !== null) retitle(names, cleaned.verb);
  }
  applyRule(names, current, role);
  if (!stays) current = rule;
  return { names: completeSuffix(names), rule: current };
}

function stateRule(words: string): StatedRule | null {
  const all = ALL_RULE.exec(words);
  if (all !== null) return { kind: 'all', role: labelRole(all[1] ?? '') };
  return RULE_SENTENCE.test(words) ? { kind: 'first-leads' } : null;
}

function isRuleText(text: string): boolean {
  return /下同|牵头(?:单位|部门)|责任(?:单位|部门)|排名|职责分工|所列|不分先后|以下简称|位为/.test(text);
}

/** 适用范围：…, 完成时限：… and whole sentences stand beside the units in some notes; they name none. */
function isForeignLabel(text: string): boolean {
  if (/[：:]|^(?:适用|以下|除|完成|其中)/.test(text)) return true;
  return (
    !isAgencyName(text) &&
    (text.length > 24 || /[为的除将按是起均]|时限|完成|长期|持续|年底|月底|涉及|分工|列出|不再/.test(text))
  );
}

/** Role of a column header (责任单位, 牵头部门, 配合单位); null for other headers. */
export function labelledRole(header: string): UnitRole | null {
  return LABEL.test(`${header}：`) ||
    /^(?:责任|牵头|配合|主办|协办|参与|主管|实施|指导|负责)(?:处室|科室|单位|部门)/.test(header)
    ? labelRole(header)
    : null;
}

function labelRole(label: string): UnitRole {
  if (LEAD_LABEL.test(label)) return 'lead';
  return SUPPORT_LABEL.test(label) ? 'supporting' : 'responsible';
}

/** A牵头，B、C配合: the verb behind a list names the role of all since the last verb. */
const assigned = new WeakSet<NotedName>();

function retitle(names: NotedName[], role: UnitRole): void {
  for (const name of names) {
    if (assigned.has(name)) continue;
    name.role = role;
    assigned.add(name);
  }
}

function applyRule(names: NotedName[], rule: StatedRule, label: UnitRole | null): void {
  if (rule.kind === 'none') return;
  if (label === 'lead' || label === 'supporting' || names.some((name) => name.role !== 'responsible')) return;
  names.forEach((name, index) => {
    if (rule.kind === 'all') name.role = rule.role;
    else if (index === 0) name.role = 'lead';
  });
}

/** Cuts at 、，；and the like outside brackets; 各区、县（市）政府 stays whole. */
export function splitNames(words: string): { text: string; start: number }[] {
  const parts: { text: string; start: number }[] = [];
  let start = 0;
  let depth = 0;
  const push = (end: number): void => {
    if (end > start) parts.push({ text: words.slice(start, end), start });
  };
  for (let index = 0; index < words.length; index++) {
    const character = words.charAt(index);
    if ('（([［〔【〈《'.includes(character)) depth++;
    else if ('）)]］〕】〉》'.includes(character)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && '、，,；;。\n'.includes(character)) {
      if (character === '、' && isCollective(words.slice(start, index).trim(), words.slice(index + 1))) continue;
      push(index);
      start = index + 1;
    } else if (depth === 0 && /\s/.test(character) && LABEL.test(words.slice(index))) {
      push(index);
      start = index + 1;
    }
  }
  push(words.length);
  return parts.flatMap(splitJoint);
}

const JOINT = /(?:等)?(?:会同|商|和|及|与|以及|并)(?=[\u4e00-\u9fff])/g;

/** 商务部等和各有关省级人民政府, 财政部会同有关部门: two names where both sides are names of their own. */
function splitJoint(part: { text: string; start: number }): { text: string; start: number }[] {
  for (const match of part.text.matchAll(JOINT)) {
    const left = part.text.slice(0, match.index);
    const end = match.index + match[0].length;
    const right = part.text.slice(end);
    const named = left.replace(LABEL, '').trim();
    if (!isWholeName(named) || !isAgencyName(stripName(right).text)) continue;
    return [{ text: left, start: part.start }, ...splitJoint({ text: right, start: part.start + end })];
  }
  return [part];
}

/** The left side of 和 is a name by itself, not the first half of one (市规划和自然资源局). */
function isWholeName(text: string): boolean {
  return (
    isAgencyName(text) &&
    /(?:局|厅|部|委|办|署|院|会|政府|公司|集团|银行|海关|中心|室|社|部门|单位|处|校|区|市|县|省|联|中央|科协|行|站|队|所)$/.test(
      text,
    )
  );
}

/** 各区、县（市）政府 and its kin, 党委、政府: one name with a 、 inside; 各县（市、区）政府、市直有关部门 are two. */
function isCollective(before: string, right: string): boolean {
  const left = before.replace(LABEL, '');
  if (/党委$/.test(left) && /^\s*(?:人民)?政府(?:$|[、，,；;。）)\s])/.test(right)) return true;
  if (
    !/^(?:各|有关|相关)[区县市州设地][^，；、府会门位（(]{0,4}(?:、[县市区州旗盟])*(?:[（(][^）)]*[）)])?$/.test(left)
  )
    return false;
  return /^\s*(?:各)?(?:县|市|区|自治县|旗|盟|州|乡|镇|街道|开发区|功能区|园区)(?!直|级|委|有关)/.test(right);
}

const VERB_TAIL =
  /(?:等)?(?:相关|有关)?(?:按照?|根据|依)?(?:各自)?(?:职责|职能)?(?:分工)?(?:分别|共同|联合)?(牵头负责|牵头组织|牵头落实|牵头|负责落实|组织落实|组织实施|负责|指导|配合|参与|参加|落实|实施|协助)$/;

function stripName(text: string): { text: string; offset: number; verb: UnitRole | null } {
  const offset = text.length - text.trimStart().length;
  let rest = text.trim();
  const verb = VERB_TAIL.exec(rest);
  let role: UnitRole | null = null;
  if (verb !== null) {
    role = labelRole(verb[1] ?? '');
    rest = rest.slice(0, verb.index);
  }
  const share = /(?:按照?|根据|依)(?:各自)?(?:职责|职能).*$/.exec(rest);
  if (share !== null) rest = rest.slice(0, share.index);
  rest = rest
    .replace(/等(?:省|市|区|县)?(?:级|直)?(?:各)?(?:相关|有关)?(?:部门|单位)?(?:和(?:有关)?单位)?$/, '')
    .trimEnd();
  return { text: rest, offset, verb: role };
}

const PREFIX = /^(省委|省级|省|市委|市级|市(?!场)|区委|区|县委|县|自治区党委|自治区|州|国家)(?=[\u4e00-\u9fff]{2})/;

function prefixOf(name: string): string | null {
  const prefix = PREFIX.exec(name)?.[1];
  return prefix === undefined ? null : prefix.replace(/[委级]$/, '');
}

const BARE_AGENCY = /^[\u4e00-\u9fff]{2,10}(?:厅|局|委|办)$/;

/** 省交通运输厅、商务厅: the second name shares the prefix of the first. */
function completeName(raw: string, prefix: string): string {
  if (
    prefix === '' ||
    PREFIX.test(raw) ||
    !BARE_AGENCY.test(raw) ||
    /^(?:国家|中国|中央|全国|各)/.test(raw) ||
    beginsWithCity(raw)
  )
    return raw;
  if (/^团[省市区县州]委$/.test(raw) || namesItsPlace(raw)) return raw;
  return isAgencyName(raw) && /^(?:省|市|区|县|州|自治区)$/.test(prefix) ? `${prefix}${raw}` : raw;
}

/** 温州银保监分局, 宁波证监局 name their place themselves. */
function namesItsPlace(raw: string): boolean {
  const { known, level } = resolveUnit(raw, null);
  return known && level !== 'national';
}

/** 萧山区、钱塘区政府; 哈尔滨、黑河、绥芬河市政府: the first names share the ending of the last. */
function completeSuffix(names: NotedName[]): NotedName[] {
  const ending = /^[\u4e00-\u9fff]{1,6}([区县市])(人民政府|政府|管委会)$/;
  let suffix = '';
  for (let index = names.length - 1; index >= 0; index--) {
    const name = names[index];
    if (name === undefined) continue;
    const [, place, own] = ending.exec(name.name) ?? [];
    if (own !== undefined) suffix = `${place}${own}`;
    else if (suffix !== '' && /^[\u4e00-\u9fff]{1,5}[区县市]$/.test(name.name)) name.name += suffix.slice(1);
    else if (suffix !== '' && /^[\u4e00-\u9fff]{2,4}$/.test(name.name) && !isAgencyName(name.name)) name.name += suffix;
    else suffix = '';
  }
  return names;
}
