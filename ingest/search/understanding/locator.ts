import { parseNumeral } from '../../policy/numerals.ts';

/** How a number is printed or named: 一、 or 第一部分 · （一） · 1. · 第一条 · 第一项 … `any` where nothing tells. */
export type NumberStyle =
  | 'section'
  | 'bracket'
  | 'arabic'
  | 'article'
  | 'point'
  | 'paragraph'
  | 'box'
  | 'annex'
  | 'row'
  | 'any';

/** One step on the way to a clause as a person writes it: 二、 then （二） then 7. */
export interface LocatorStep {
  style: NumberStyle;
  value: number;
}

/** Places that a text begins with. */
export interface ReadPlaces {
  /** In the order named; each with the steps that lead to it. */
  places: LocatorStep[][];
  /** What follows. */
  rest: string;
  /** True when the last of them is worded as a place (第七条, （七）), so that other words may follow. */
  explicit: boolean;
}

const numeral = '([0-9]{1,4}|[〇零一二三四五六七八九十百两]{1,6})';
const patterns: [RegExp, NumberStyle][] = [
  [new RegExp(`^附件${numeral}?(?=[第(0-9一二三四五六七八九十专序表之的中里,:、/]|$):?`), 'annex'],
  [new RegExp(`^专栏${numeral}`), 'box'],
  [new RegExp(`^第${numeral}(?:部分|章|节|编|篇|大点|大条)`), 'section'],
  [new RegExp(`^第?\\(${numeral}\\)(?:条|款|项|点|部分|小点)?`), 'bracket'],
  [new RegExp(`^第${numeral}条`), 'article'],
  [new RegExp(`^第${numeral}(?:项|点|小点|小项|目)`), 'point'],
  [new RegExp(`^第${numeral}(?:款|段|自然段)`), 'paragraph'],
  [new RegExp(`^(?:第${numeral}行|序号${numeral})`), 'row'],
  [new RegExp(`^${numeral}[条项点]`), 'article'],
  [/^([一二三四五六七八九十百]{1,4})、/, 'section'],
  [/^([0-9]{1,3})(?:[.、]|(?![0-9a-z%号年月日]))/, 'arabic'],
  [/^([一二三四五六七八九十百]{1,4})(?=[(/]|$)/, 'any'],
];
const between = /^(?:[的中里内之,、:\s/.-]|表格?)+/;
const betweenOrJoint = /^(?:[的中里内之,、:\s/.~-]|表格?|和|以及|及|与|或|至|到)+/;
const hardJoint = /[和及与或至到~]/;
const joint = /[和及与或至到~、,-]/;
const rangeJoint = /[至到~-]/;
const longestRange = 60;

const unitStyles: Record<string, NumberStyle> = {
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
  章: 'section',
  节: 'section',
};
const unit = `(${Object.keys(unitStyles).join('|')})`;
const listJoint = '(?:、|,|和|以及|及|与|或|至|到|~|-)';
const hanNumeral = '[一二三四五六七八九十百]{1,6}';
/** 第7、8条 · 第（三）至（五）条 · 第（三）（四）条 · 7、8 */
const lists: RegExp[] = [
  new RegExp(`^第?${numeral}(?:${listJoint}第?${numeral})+${unit}`),
  new RegExp(`^第?\\(${numeral}\\)(?:${listJoint}第?\\(${numeral}\\))+(?:条|款|项|点)?`),
  new RegExp(`^第?\\(${hanNumeral}\\)(?:${listJoint}?第?\\(${hanNumeral}\\))+(?:条|款|项|点)?`),
  new RegExp(`^[0-9]{1,3}(?:${listJoint}[0-9]{1,3})+(?![0-9a-z%.])`),
];

interface Token {
  /** What stands between the number before and this one. */
  joint: string;
  style: NumberStyle;
  /** Several for a list under one unit. */
  values: number[];
  length: number;
  explicit: boolean;
}

function numberOf(printed: string): number | null {
  return parseNumeral(printed.replace('两', '二'));
}

/** The numbers of a list in order, ranges written out; empty when one of them is none. */
function listedValues(list: string): number[] {
  const values: number[] = [];
  for (const match of list.matchAll(new RegExp(`(${listJoint})?第?\\(?${numeral}`, 'g'))) {
    const value = numberOf(match[2] ?? '');
    const last = values.at(-1);
    if (value === null) return [];
    if (last !== undefined && rangeJoint.test(match[1] ?? '')) values.push(...range(last, value));
    else values.push(value);
  }
  return values;
}

/** The whole numbers after one up to another. */
function range(from: number, to: number): number[] {
  if (to <= from || to - from > longestRange) return [to];
  return Array.from({ length: to - from }, (_, at) => from + at + 1);
}

function nextList(rest: string): Omit<Token, 'joint'> | null {
  for (const [at, pattern] of lists.entries()) {
    const match = pattern.exec(rest);
    if (match === null) continue;
    const values = listedValues(match[0]);
    if (values.length < 2) continue;
    const style =
      at === 1 || at === 2 ? 'bracket' : at === 3 ? 'arabic' : (unitStyles[match.at(-1) ?? ''] ?? 'article');
    return { style, values, length: match[0].length, explicit: at < 3 };
  }
  return null;
}

function nextStep(rest: string, first: boolean): Omit<Token, 'joint'> | null {
  for (const [pattern, style] of patterns) {
    const match = pattern.exec(rest);
    if (match === null) continue;
    const printed = match[1] ?? match[2];
    const value = printed === undefined ? 1 : numberOf(printed);
    if (value === null) continue;
    return {
      style: style === 'any' && first ? 'section' : style,
      values: [value],
      length: match[0].length,
      explicit: /^第|条$|^专栏|^\(|^序号/.test(match[0]),
    };
  }
  return null;
}

/** Where a number starts another place, the steps that it shares with the place before; null where it leads deeper. */
function sharedSteps(path: LocatorStep[], token: Token): LocatorStep[] | null {
  const same = path.findIndex(({ style }) => style === token.style);
  if (token.style === 'annex') return [];
  if (!joint.test(token.joint) || (same < 0 && !hardJoint.test(token.joint))) return null;
  return same < 0 ? [] : path.slice(0, same);
}

function placesOf(tokens: Token[]): LocatorStep[][] {
  const places: LocatorStep[][] = [];
  for (const token of tokens) {
    const path = places.pop();
    const shared = path === undefined ? [] : sharedSteps(path, token);
    const before = shared ?? path ?? [];
    const last = path?.at(-1);
    if (path !== undefined && shared !== null) places.push(path);
    const [value = 0] = token.values;
    const isRange = shared !== null && rangeJoint.test(token.joint) && last?.style === token.style;
    const values = isRange ? [...range(last.value, value), ...token.values.slice(1)] : token.values;
    for (const value of values) places.push([...before, { style: token.style, value }]);
  }
  return places;
}

/**
 * Reads the places at the start of a text: 第3条, 附件第（七）条, 二（二）7, 专栏4第2项, 第二部分第（二）项第7点; several
 * of them as in 第7、8条, 7-9条, 第7条至第9条, 第7条和附件第（三）条.
 *
 * @param folded the text after the name of the document, see `foldAddress`
 * @returns null when it starts with no place
 */
export function readPlaces(folded: string): ReadPlaces | null {
  const tokens: Token[] = [];
  let rest = folded.replace(between, '');
  for (;;) {
    const gap = tokens.length === 0 ? '' : (betweenOrJoint.exec(rest)?.[0] ?? '');
    const ahead = rest.slice(gap.length);
    const next = nextList(ahead) ?? nextStep(ahead, tokens.length === 0 || hardJoint.test(gap));
    if (next === null) break;
    tokens.push({ ...next, joint: gap });
    rest = ahead.slice(next.length);
  }
  const last = tokens.at(-1);
  return last === undefined ? null : { places: placesOf(tokens), rest, explicit: last.explicit };
}

const askedOf =
  /^[\s,]*(?:的|这|该|里|中|里面)*(?:具体|主要|详细)?(?:内容|规定|条文|原文|全文|文本|条款|要求)?(?:是|都|主要|具体|中|里|的)*(?:怎么|如何)?(?:说|讲|写|规定|要求|提到|讲到|指)?(?:了|的|些)*(?:是|有|哪些|什么|啥|内容|规定|要求)*(?:呢|吗)?[?？。!,)]*$/;

/** True when what follows a place only asks for it: 讲了什么, 的内容, 是怎么规定的？ */
export function asksForPlace(rest: string): boolean {
  return askedOf.test(rest);
}
