import { parseNumeral } from '../numerals.ts';
import { type Level, type Place, type PlaceStep, step } from './place.ts';

/** A place as a text names it. */
export interface ReadPlace {
  steps: Place;
  /**
   * Range in the text (UTF-16 code units) of what is its own: in 第十条第一款、第二款 the second place is 第二款. The places
   * inside a range (第二条至第四条) have the range of all of it.
   */
  start: number;
  end: number;
}

/** Places that a text names one after the other. */
export interface ReadPlaces {
  /** In the order named. */
  places: ReadPlace[];
  start: number;
  end: number;
  /** True when the last of them is worded as a place (第七条, （七）), so that other words may follow. */
  explicit: boolean;
}

/** A number with which a place is named. */
interface ListedNumber {
  value: number;
  branch: number | null;
  start: number;
  end: number;
}

interface Token {
  /** What stands between the number before and this one. */
  joint: string;
  level: Level;
  /** Several for a list under one unit, 第7、8条; of 第1.2.3点 the numbers of the steps. */
  numbers: ListedNumber[];
  /** True where the numbers lead down, 1.2.3. */
  nested: boolean;
  start: number;
  end: number;
  explicit: boolean;
}

interface Form {
  expression: RegExp;
  level: Level;
  explicit: boolean;
  kind: 'one' | 'list' | 'decimals' | 'last';
}

/** How places are named where they are looked for: as typed in a query, or in the sentence of a text. */
interface Surface {
  forms: readonly Form[];
  /** Before the first number. */
  opening: RegExp;
  /** Between two numbers. */
  gap: RegExp;
}

const N = '([0-9]{1,4}|[〇零一二三四五六七八九十百千两]{1,8})';
const HAN_N = '[一二三四五六七八九十百]{1,6}';
const BRANCH = '(?:之([一二三四五六七八九十]{1,3}))?';
const JOINT = '(?:、|,|和|以及|及|与|或者?|至|到|~|-)';
/** So many places are more than anybody names at once; it also keeps the reading linear. */
const MOST = 60;
const REPEATED = `{1,${MOST}}`;

const unitLevels: Record<string, Level> = {
  条: 'article',
  款: 'paragraph',
  段: 'paragraph',
  自然段: 'paragraph',
  项: 'point',
  点: 'point',
  小点: 'point',
  目: 'point',
  行: 'row',
  部分: 'section',
  章: 'chapter',
  节: 'division',
  编: 'part',
};
const UNIT = `(${Object.keys(unitLevels).join('|')})`;

function form(source: string, level: Level, kind: Form['kind'] = 'one', explicit = true): Form {
  return { expression: new RegExp(source, 'y'), level, kind, explicit };
}

/** 第7、8条 · 第（三）至（五）条 */
const WORDED_LISTS = [
  form(`第${N}${BRANCH}(?:${JOINT}第?${N}${BRANCH})${REPEATED}${UNIT}`, 'any', 'list'),
  form(`第\\(${N}\\)(?:${JOINT}第?\\(${N}\\))${REPEATED}(?:条|款|项|点)?`, 'bracket', 'list'),
];
const WORDED = [
  form(`第${N}(?:部分|大点|大条)`, 'section'),
  form(`第${N}章`, 'chapter'),
  form(`第${N}节`, 'division'),
  form(`第${N}(?:分编|编|篇)`, 'part'),
  form(`第\\(${N}\\)(?:条|款|项|点|部分|小点)?`, 'bracket'),
  form(`第${N}条${BRANCH}`, 'article'),
  form(`第${N}(?:项|点|小点|小项|目)`, 'point'),
  form(`第${N}(?:款|段|自然段)`, 'paragraph'),
];

/** 根据第三条、第五条第二款: only what is worded as a place, and joined without a pause of the sentence. */
const running: Surface = {
  forms: [
    ...WORDED_LISTS,
    ...WORDED,
    form(`附[件表录]${N}?(?=第)`, 'annex'),
    form(`\\(${N}\\)(?:${JOINT}第?\\(${N}\\))${REPEATED}(?:项|点)`, 'bracket', 'list'),
    form(`\\(${N}\\)(?:项|点)`, 'bracket'),
  ],
  opening: /(?:)/y,
  gap: /(?:、|和|以及|及|与|或者?|至|到|~|-|的)?/y,
};

const typed: Surface = {
  forms: [
    form(`${N}${BRANCH}(?:${JOINT}${N}${BRANCH})${REPEATED}${UNIT}`, 'any', 'list'),
    ...WORDED_LISTS,
    form(`\\(${N}\\)(?:${JOINT}第?\\(${N}\\))${REPEATED}(?:条|款|项|点)?`, 'bracket', 'list'),
    form(`第?\\(${HAN_N}\\)(?:${JOINT}?第?\\(${HAN_N}\\))${REPEATED}(?:条|款|项|点)?`, 'bracket', 'list'),
    form(`[0-9]{1,3}(?:${JOINT}[0-9]{1,3})${REPEATED}(?![0-9a-z%.])`, 'arabic', 'list', false),
    form(`${HAN_N}(?:、${HAN_N})${REPEATED}(?=[的,.?]|$)`, 'section', 'list', false),
    form(`(?:最后|末尾|倒数第?${N}|末)一?1?个?${UNIT}`, 'any', 'last'),
    form('文首', 'front'),
    form('文末', 'end'),
    // 附件一、（三） is the section 一、 of the annex, 附件一第三条 is the first annex.
    form(`附[件表录](?=${HAN_N}、(?:[(0-9第]|$))`, 'annex', 'one', false),
    form(`附[件表录]${N}?(?=[第(0-9一二三四五六七八九十专序表之的中里,:、/.。;最倒末]|$):?`, 'annex', 'one', false),
    form(`附${N}(?=[第(专表])`, 'annex', 'one', false),
    form(`专栏${N}`, 'box'),
    form(`(?:表格?)?(?:第${N}行|序号${N})`, 'row'),
    form(`表格${N}?`, 'table', 'one', false),
    form('第([0-9]{1,3}(?:\\.[0-9]{1,3})+)点?', 'arabic', 'decimals'),
    ...WORDED,
    form(`\\(${N}\\)(?:条|款|项|点|部分|小点)?`, 'bracket'),
    form(`${N}条${BRANCH}`, 'article'),
    form(`${N}[项点]`, 'article', 'one', false),
    form(`(${HAN_N})、`, 'section', 'one', false),
    form('([0-9]{1,3})(?:[.、]|(?![0-9a-z%号年月日]))', 'arabic', 'one', false),
    form(`(${HAN_N})(?=[(/]|$)`, 'any', 'one', false),
  ],
  opening: /(?:[的中里内之,、:\s/.-]|表(?!格))*/y,
  gap: /(?:[的中里内之,、:\s/.~-]|表(?!格)|和|以及|及|与|或者?|至|到)*/y,
};

const HARD_JOINT = /[和及与或至到~]/;
const ANY_JOINT = /[和及与或至到~、,-]/;
const RANGE_JOINT = /[至到~-]/;

/**
 * Reads the places at the start of a query: 第3条, 附件第（七）条, 二（二）7, 专栏4第2项, 第二部分第（二）项第7点, 最后一条; several
 * of them as in 第7、8条, 7-9条, 二、三, 第7条至第9条, 第7条和附件第（三）条.
 *
 * @param text printed or folded; null when it starts with no place
 */
export function readPlaces(text: string): ReadPlaces | null {
  return read(plain(text), 0, typed);
}

/**
 * All places that the sentences of a text name: 第三章, 第十二条之一第二款第（一）项, 第（十）、（十三）项, 第二条至第四条. Those that
 * are joined are one run.
 */
export function findPlaces(text: string): ReadPlaces[] {
  const found: ReadPlaces[] = [];
  if (!/第|附[件表录]/.test(text)) return found;
  const folded = plain(text);
  const openings = /第|附[件表录](?=[0-9一二三四五六七八九十]{0,3}第)/g;
  for (let opening = openings.exec(folded); opening !== null; opening = openings.exec(folded)) {
    const run = read(folded, opening.index, running);
    if (run === null) continue;
    found.push(run);
    openings.lastIndex = run.end;
  }
  return found;
}

/** Half width, character for character. */
function plain(text: string): string {
  return text
    .replace(/[０-９．，：～]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/[（﹙〔［【]/g, '(')
    .replace(/[）﹚〕］】]/g, ')')
    .replace(/[—–－−]/g, '-');
}

function read(text: string, from: number, surface: Surface): ReadPlaces | null {
  const tokens: Token[] = [];
  let at = lengthAt(surface.opening, text, from) + from;
  const start = at;
  for (let count = 0; count < MOST; count++) {
    const gap = tokens.length === 0 ? '' : text.slice(at, at + lengthAt(surface.gap, text, at));
    const next = nextToken(text, at + gap.length, gap, surface, tokens.length === 0);
    if (next === null) break;
    tokens.push(next);
    at = next.end;
  }
  const last = tokens.at(-1);
  return last === undefined ? null : { places: placesOf(tokens), start, end: last.end, explicit: last.explicit };
}

function lengthAt(expression: RegExp, text: string, at: number): number {
  expression.lastIndex = at;
  return expression.exec(text)?.[0].length ?? 0;
}

function nextToken(text: string, at: number, joint: string, { forms }: Surface, first: boolean): Token | null {
  for (const { expression, level, explicit, kind } of forms) {
    expression.lastIndex = at;
    const match = expression.exec(text);
    if (match === null) continue;
    const numbers = numbersOf(kind, match);
    if (numbers.length === 0 || (kind === 'list' && numbers.length < 2)) continue;
    const named =
      level === 'any'
        ? (unitLevels[match.findLast((group) => group !== undefined && group in unitLevels) ?? ''] ?? null)
        : level;
    const hard = first || HARD_JOINT.test(joint);
    return {
      joint,
      level: named ?? (hard ? 'section' : 'any'),
      numbers,
      nested: kind === 'decimals',
      start: at,
      end: at + match[0].length,
      explicit,
    };
  }
  return null;
}

/** Numbers that a form names; none where one of them is no number. */
function numbersOf(kind: Form['kind'], match: RegExpExecArray): ListedNumber[] {
  const span = { start: match.index, end: match.index + match[0].length };
  const printed = match.slice(1).filter((group) => group !== undefined && !(group in unitLevels));
  if (kind === 'list') return listed(match[0], match.index);
  if (kind === 'decimals')
    return (printed[0] ?? '').split('.').map((value) => ({ ...span, value: Number(value), branch: null }));
  const value = printed[0] === undefined ? 1 : numberOf(printed[0]);
  if (value === null) return [];
  if (kind === 'last') return [{ ...span, value: -value, branch: null }];
  const branch = printed[1] === undefined ? null : numberOf(printed[1]);
  return [{ ...span, value, branch }];
}

const LISTED = new RegExp(`(${JOINT})?(第?\\(?${N}\\)?${BRANCH})`, 'g');

/** The numbers of a list in order, ranges written out; the last has the unit in its range. */
function listed(list: string, from: number): ListedNumber[] {
  const numbers: ListedNumber[] = [];
  for (const match of list.matchAll(LISTED)) {
    const value = numberOf(match[3] ?? '');
    if (value === null) return [];
    const branch = match[4] === undefined ? null : numberOf(match[4]);
    const start = from + match.index + (match[1] ?? '').length;
    const number = { value, branch, start, end: from + match.index + match[0].length };
    const last = numbers.at(-1);
    if (last !== undefined && RANGE_JOINT.test(match[1] ?? '')) numbers.push(...between(last, number));
    numbers.push(number);
  }
  const last = numbers.at(-1);
  if (last !== undefined) last.end = from + list.length;
  return numbers;
}

/** The numbers between the two ends of a range: 3, 4 of 第二条至第五条; 之一 of 第十条至第十条之二. */
function between(from: ListedNumber, to: ListedNumber): ListedNumber[] {
  const span = { start: from.start, end: to.end };
  const whole = count(from.value + 1, to.branch === null ? to.value - 1 : to.value).map((value) => ({
    ...span,
    value,
    branch: null,
  }));
  const branches = to.branch === null ? [] : count(from.value === to.value ? (from.branch ?? 0) + 1 : 1, to.branch - 1);
  const inside = [...whole, ...branches.map((branch) => ({ ...span, value: to.value, branch }))];
  return inside.length > MOST ? [] : inside;
}

function count(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, Math.min(to - from + 1, MOST + 1)) }, (_, at) => from + at);
}

function numberOf(printed: string): number | null {
  return parseNumeral(printed.replace('两', '二'));
}

interface Path extends ReadPlace {
  steps: PlaceStep[];
}

function placesOf(tokens: readonly Token[]): ReadPlace[] {
  const places: Path[] = [];
  for (const token of tokens) {
    const path = places.pop();
    const shared = path === undefined ? [] : sharedSteps(path.steps, token);
    if (path !== undefined && shared !== null) places.push(path);
    const before = shared ?? path?.steps ?? [];
    const opened = shared === null ? path?.start : undefined;
    for (const number of numbersFrom(token, shared === null ? undefined : path)) {
      const steps = token.nested
        ? token.numbers.map(({ value }) => step(token.level, value))
        : [step(token.level, number.value, number.branch)];
      places.push({ steps: [...before, ...steps], start: opened ?? number.start, end: number.end });
      if (token.nested) break;
    }
  }
  return places;
}

/** The numbers of a token, with those before it where it ends a range: 第七条至第九条. */
function numbersFrom(token: Token, path: Path | undefined): ListedNumber[] {
  const last = path?.steps.at(-1);
  const [first] = token.numbers;
  if (path === undefined || first === undefined || last?.level !== token.level || !RANGE_JOINT.test(token.joint)) {
    return token.numbers;
  }
  return [...between({ ...last, start: path.start, end: path.end }, first), ...token.numbers];
}

/** Where a number starts another place, the steps that it shares with the place before; null where it leads deeper. */
function sharedSteps(path: readonly PlaceStep[], { level, joint }: Token): PlaceStep[] | null {
  const same = path.findIndex((other) => other.level === level);
  if (level === 'annex' || level === 'front' || level === 'end') return [];
  if (!ANY_JOINT.test(joint) || (same < 0 && !HARD_JOINT.test(joint))) return null;
  return same < 0 ? [] : path.slice(0, same);
}

const ASKED_OF =
  /^[\s,]*(?:的|这|该|里|中|里面)*(?:具体|主要|详细)?(?:内容|规定|条文|原文|全文|文本|条款|要求)?(?:是|都|主要|具体|中|里|的)*(?:怎么|如何)?(?:说|讲|写|规定|要求|提到|讲到|指)?(?:了|的|些)*(?:是|有|哪些|什么|啥|内容|规定|要求)*(?:呢|吗)?[?？。!,)]*$/;

/** True when what follows a place only asks for it: 讲了什么, 的内容, 是怎么规定的？ */
export function asksForPlace(rest: string): boolean {
  return ASKED_OF.test(rest);
}
