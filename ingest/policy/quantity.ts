import type { Span } from './clause.ts';
import { parseChineseNumeral } from './numerals.ts';

/** A number with its measure word in any notation, reduced to one value: 2千亿元 = 2000亿元 = 二千亿元. */
export interface Quantity {
  /** The number with 万, 亿, 千 … multiplied out; a percentage is its fraction (20% → 0.2). */
  value: number;
  /** Measure word as printed (元, 家, 个, 公顷 …), `%` for percentages, empty where none stands. */
  unit: string;
  span: Span;
  raw: string;
}

const ARABIC = '[0-9０-９]+(?:[,，][0-9０-９]{3})*(?:[.．][0-9０-９]+)?';
const CHINESE = '[零〇一二两三四五六七八九十百千万亿]+';
const MEASURE =
  '(?:万?美元|万?美金|欧元|港元|人民币|元|块钱|块|平方米|平米|平方公里|公里|千米|公顷|立方米|吨|亩|人次|人|家|个|项|件|条|种|套|台|辆|架|艘|座|名|户|场|次|批|倍|处|所|门|小时|分钟|天|日|年|个月|月|岁|米|只|类|张|份|期|千瓦时|千瓦|标准箱|TEU)';
/** 4千3百亿, 1亿2千万, 3万5: arabic digits between Chinese multipliers. */
const MIXED = '[0-9０-９]{1,4}[十百千万亿]+[0-9０-９]{1,4}(?:[十百千万亿]+[0-9０-９]{1,4})*[十百千万亿]*';
/** 七成 is 70 %; 七成熟 and 三成立 are words. */
const TENTHS = '[一二两三四五六七八九](?=成(?:以|左|的|上|半|多|[^\\p{L}]|$))';
const PATTERN = new RegExp(
  `(?<tenths>${TENTHS})成|(?<mixed>${MIXED})(?<mixedUnit>${MEASURE})?|(?<fraction>(?<whole>[百千万]|[二三四五六七八九十])分之(?<part>${CHINESE}|${ARABIC}))|(?<arabic>${ARABIC})\\s*(?:(?<percent>[%％‰])|(?<multiplier>[十百千万亿]{0,3})\\s*(?<unit>${MEASURE})?)|(?<chinese>${CHINESE})(?<chineseUnit>${MEASURE})?`,
  'gu',
);
/** Colloquial and written names of one unit. */
const UNITS_ALIKE = new Map([
  ['美金', '美元'],
  ['万美金', '万美元'],
  ['块', '元'],
  ['块钱', '元'],
  ['平米', '平方米'],
]);
const MULTIPLIERS = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
  ['万', 10_000],
  ['亿', 100_000_000],
]);

/**
 * All quantities in a text. Chinese numerals count when they hold more than one character or a measure word follows,
 * so that 一 in 统一 is no quantity.
 */
export function findQuantities(text: string): Quantity[] {
  const quantities: Quantity[] = [];
  for (const match of text.matchAll(PATTERN)) {
    const read = readQuantity(match.groups ?? {});
    if (read === null) continue;
    quantities.push({
      ...read,
      unit: UNITS_ALIKE.get(read.unit) ?? read.unit,
      span: { start: match.index, end: match.index + match[0].length },
      raw: match[0],
    });
  }
  return quantities;
}

function readQuantity(groups: Record<string, string | undefined>): { value: number; unit: string } | null {
  if (groups.fraction !== undefined && groups.whole !== undefined) {
    const part = numberValue(groups.part ?? '');
    return part === null
      ? null
      : { value: round(part / (parseChineseNumeral(groups.whole) ?? MULTIPLIERS.get(groups.whole) ?? 100)), unit: '%' };
  }
  if (groups.tenths !== undefined) {
    const tenths = parseChineseNumeral(groups.tenths);
    return tenths === null ? null : { value: round(tenths / 10), unit: '%' };
  }
  if (groups.mixed !== undefined) return { value: mixedValue(groups.mixed), unit: groups.mixedUnit ?? '' };
  if (groups.arabic !== undefined) {
    const value = numberValue(groups.arabic);
    if (value === null) return null;
    if (groups.percent !== undefined) return { value: round(value / (groups.percent === '‰' ? 1000 : 100)), unit: '%' };
    const factor = [...(groups.multiplier ?? '')].reduce(
      (product, character) => product * (MULTIPLIERS.get(character) ?? 1),
      1,
    );
    return { value: round(value * factor), unit: groups.unit ?? '' };
  }
  const chinese = groups.chinese ?? '';
  if (chinese.length < 2 && groups.chineseUnit === undefined) return null;
  const value = colloquialValue(chinese) ?? parseChineseNumeral(chinese);
  return value === null ? null : { value, unit: groups.chineseUnit ?? '' };
}

/** Arabic digits between multipliers, read as people say them: 4千3百亿 is 4300亿, 3万5 is 35000. */
function mixedValue(mixed: string): number {
  const parts = mixed.normalize('NFKC').match(/[0-9]+|[十百千万亿]/g) ?? [];
  let total = 0;
  let section = 0;
  let digits = 0;
  let last = 1;
  for (const part of parts) {
    const factor = MULTIPLIERS.get(part);
    if (factor === undefined) digits = Number(part);
    else if (factor < 10_000) {
      section += digits * factor;
      digits = 0;
    } else {
      total = factor === 10_000 ? total + (section + digits) * factor : (total + section + digits) * factor;
      section = 0;
      digits = 0;
    }
    if (factor !== undefined) last = factor;
  }
  return round(total + section + (digits < 10 ? digits * (last / 10) : digits));
}

/** 六万八 is 68000 and 三千五 is 3500: a last digit counts a tenth of what it follows; null for any other numeral. */
function colloquialValue(chinese: string): number | null {
  const [, whole, multiplier, digit] = /^(.*?([百千万亿]))([一二三四五六七八九])$/.exec(chinese) ?? [];
  const [before, after] = [whole, digit].map((part) => (part === undefined ? null : parseChineseNumeral(part)));
  if (before === null || before === undefined || after === null || after === undefined) return null;
  return before + after * ((MULTIPLIERS.get(multiplier ?? '') ?? 10) / 10);
}

function numberValue(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/,/g, '');
  return /^\d/.test(plain) ? Number(plain) : parseChineseNumeral(text);
}

/** Takes the binary noise out of products of decimals (0.1 × 3), at 12 significant digits. */
function round(value: number): number {
  return Number(value.toPrecision(12));
}
