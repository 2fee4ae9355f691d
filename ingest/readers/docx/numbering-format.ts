/**
 * Printed form of an automatic number in the formats of ECMA-376 17.18.59 (ST_NumberFormat) that Word and WPS offer
 * for Chinese text. A format that is not here is printed in arabic numerals, as Word does for one it does not know.
 */
type Formatter = (value: number) => string;

const HAN = '〇一二三四五六七八九';
const HAN_LEGAL = '零壹贰叁肆伍陆柒捌玖';
const HAN_LEGAL_TRADITIONAL = '零壹貳參肆伍陸柒捌玖';

const FORMATTERS: Readonly<Record<string, Formatter>> = {
  none: () => '',
  decimal: String,
  decimalHalfWidth: String,
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedParen: (value) => fromBlock(value, 0x2474, 20),
  decimalEnclosedFullstop: (value) => fromBlock(value, 0x2488, 20),
  numberInDash: (value) => `- ${value} -`,
  upperRoman: roman,
  lowerRoman: (value) => roman(value).toLowerCase(),
  upperLetter: letters,
  lowerLetter: (value) => letters(value).toLowerCase(),
  chineseCounting: (value) => (value < 100 ? counting(value, HAN, '十百千') : digits(value, '○一二三四五六七八九')),
  taiwaneseCounting: (value) => (value < 100 ? counting(value, HAN, '十百千') : digits(value, '○一二三四五六七八九')),
  chineseCountingThousand: (value) => counting(value, HAN.replace('〇', '零'), '十百千'),
  taiwaneseCountingThousand: (value) => counting(value, HAN.replace('〇', '零'), '十百千'),
  japaneseCounting: (value) => counting(value, HAN, '十百千').replace(/〇/g, ''),
  chineseLegalSimplified: (value) => counting(value, HAN_LEGAL, '拾佰仟', true),
  ideographLegalTraditional: (value) => counting(value, HAN_LEGAL_TRADITIONAL, '拾佰仟', true),
  ideographDigital: (value) => digits(value, HAN),
  japaneseDigitalTenThousand: (value) => digits(value, HAN),
  taiwaneseDigital: (value) => digits(value, '○一二三四五六七八九'),
  ideographTraditional: (value) => fromList(value, '甲乙丙丁戊己庚辛壬癸'),
  ideographZodiac: (value) => fromList(value, '子丑寅卯辰巳午未申酉戌亥'),
  ideographEnclosedCircle: (value) => fromBlock(value, 0x3280, 10),
};

/**
 * Prints a number.
 *
 * @param value - Counter value, 0 or more.
 * @param format - `w:numFmt` value, e.g. `chineseCountingThousand`.
 */
export function formatNumber(value: number, format: string): string {
  return (FORMATTERS[format] ?? String)(value);
}

/** 1 → 一, 11 → 十一, 20 → 二十, 105 → 一百零五; legal forms print 壹拾 in full. */
function counting(value: number, numerals: string, powers: string, printsLeadingOne = false): string {
  if (value >= 10_000 || value === 0) return digits(value, numerals);
  const figures = String(value).split('').map(Number);
  let printed = '';
  let gap = false;
  for (const [index, figure] of figures.entries()) {
    const power = figures.length - 1 - index;
    if (figure === 0) {
      gap = true;
      continue;
    }
    if (gap && printed !== '') printed += numerals.charAt(0);
    gap = false;
    printed += numerals.charAt(figure) + (power > 0 ? powers.charAt(power - 1) : '');
  }
  const leadingTen = numerals.charAt(1) + powers.charAt(0);
  return !printsLeadingOne && value < 20 && printed.startsWith(leadingTen) ? printed.slice(1) : printed;
}

function digits(value: number, numerals: string): string {
  return String(value).replace(/\d/g, (digit) => numerals.charAt(Number(digit)));
}

function fullWidth(value: number): string {
  return digits(value, '０１２３４５６７８９');
}

/** ① … ⑳, ㉑ … ㉟, ㊱ … ㊿; beyond 50 Unicode has none and Word prints plain figures. */
function circled(value: number): string {
  if (value > 35 && value <= 50) return String.fromCodePoint(0x32b1 + value - 36);
  return value > 20 && value <= 35 ? String.fromCodePoint(0x3251 + value - 21) : fromBlock(value, 0x2460, 20);
}

function fromBlock(value: number, first: number, count: number): string {
  return value >= 1 && value <= count ? String.fromCodePoint(first + value - 1) : String(value);
}

function fromList(value: number, list: string): string {
  return value >= 1 && value <= list.length ? list.charAt(value - 1) : String(value);
}

/** a … z, then aa, bb …: Word repeats the letter (ECMA-376 17.18.59, lowerLetter). */
function letters(value: number): string {
  if (value < 1) return String(value);
  return String.fromCharCode(65 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(value: number): string {
  if (value < 1 || value >= 4000) return String(value);
  let left = value;
  let printed = '';
  for (const [worth, sign] of ROMAN) {
    while (left >= worth) {
      printed += sign;
      left -= worth;
    }
  }
  return printed;
}
