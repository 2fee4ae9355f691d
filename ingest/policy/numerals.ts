const DIGITS = '零一二三四五六七八九';
const DIGIT_VALUES = new Map<string, number>([
  ...[...DIGITS].map((character, value): [string, number] => [character, value]),
  ['〇', 0],
  ['○', 0],
  ['Ｏ', 0],
  ['O', 0],
  ['两', 2],
  ['壹', 1],
  ['贰', 2],
  ['叁', 3],
  ['肆', 4],
  ['伍', 5],
  ['陆', 6],
  ['柒', 7],
  ['捌', 8],
  ['玖', 9],
]);
const MULTIPLIERS = new Map<string, number>([
  ['十', 10],
  ['拾', 10],
  ['百', 100],
  ['佰', 100],
  ['千', 1000],
  ['仟', 1000],
]);
const MYRIADS = new Map<string, number>([
  ['万', 10_000],
  ['亿', 100_000_000],
]);
const TENS_CONTRACTED = new Map<string, string>([
  ['廿', '二十'],
  ['卅', '三十'],
]);
const ROMAN: readonly (readonly [string, number])[] = [
  ['C', 100],
  ['XC', 90],
  ['L', 50],
  ['XL', 40],
  ['X', 10],
  ['IX', 9],
  ['V', 5],
  ['IV', 4],
  ['I', 1],
];
/** Blocks of single-character numbers: first character, value of the first, how many follow. */
const SINGLE_CHARACTER_BLOCKS: readonly (readonly [string, number, number])[] = [
  ['①', 1, 20],
  ['㉑', 21, 15],
  ['㊱', 36, 15],
  ['⑴', 1, 20],
  ['⒈', 1, 20],
  ['㈠', 1, 10],
  ['㊀', 1, 10],
  ['❶', 1, 10],
  ['➀', 1, 10],
  ['➊', 1, 10],
];

/**
 * Value of a printed number: 一…九十九, 〇, 一百零五, 二〇二四, arabic, full-width, roman (Ⅳ, IV), circled ①, ⑴ ⒈ ㈠.
 * The text must be the number alone. Returns null for anything else.
 */
export function parseNumeral(text: string): number | null {
  if (text === '') return null;
  if (/^[0-9０-９]{1,15}$/.test(text)) return Number(text.normalize('NFKC'));
  return parseSingleCharacter(text) ?? parseChineseNumeral(text) ?? parseRoman(text.normalize('NFKC'));
}

function parseSingleCharacter(text: string): number | null {
  const code = text.codePointAt(0);
  if (code === undefined || text.length !== String.fromCodePoint(code).length) return null;
  for (const [first, value, count] of SINGLE_CHARACTER_BLOCKS) {
    const offset = code - (first.codePointAt(0) ?? 0);
    if (offset >= 0 && offset < count) return value + offset;
  }
  return null;
}

/** Value of a number in Chinese characters, positional (二〇二四) or with 十百千万亿; null if it is not one. */
export function parseChineseNumeral(text: string): number | null {
  const characters = [...text].flatMap((character) => [...(TENS_CONTRACTED.get(character) ?? character)]);
  if (characters.length === 0 || characters.length > 20) return null;
  if (characters.every((character) => DIGIT_VALUES.has(character))) {
    return Number(characters.map((character) => DIGIT_VALUES.get(character)).join(''));
  }
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  for (const character of characters) {
    const value = DIGIT_VALUES.get(character);
    const multiplier = MULTIPLIERS.get(character);
    const myriad = MYRIADS.get(character);
    if (value !== undefined) {
      if (digit !== null && digit !== 0) return null;
      digit = value;
    } else if (multiplier !== undefined) {
      section += (digit === null || digit === 0 ? 1 : digit) * multiplier;
      digit = null;
    } else if (myriad !== undefined) {
      const before = section + (digit ?? 0);
      if (before === 0 && total === 0) return null;
      total = myriad === 100_000_000 ? (total + before) * myriad : total + before * myriad;
      section = 0;
      digit = null;
    } else return null;
  }
  return total + section + (digit ?? 0);
}

function parseRoman(text: string): number | null {
  if (!/^(?:[IVXLC]+|[ivxlc]+)$/.test(text)) return null;
  const upper = text.toUpperCase();
  let rest = upper;
  let value = 0;
  for (const [letters, worth] of ROMAN) {
    while (rest.startsWith(letters)) {
      value += worth;
      rest = rest.slice(letters.length);
    }
  }
  return rest === '' && formatRoman(value) === upper ? value : null;
}

/** Roman numeral of a whole number 1…399 in capitals. */
export function formatRoman(value: number): string {
  let rest = value;
  let text = '';
  for (const [letters, worth] of ROMAN) {
    while (rest >= worth) {
      text += letters;
      rest -= worth;
    }
  }
  return text;
}

/** Chinese numeral of a whole number 0…9999: 12 → 十二, 105 → 一百零五. */
export function formatChineseNumeral(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 9999) {
    throw new RangeError(`Expected a whole number from 0 to 9999, not \`${value}\``);
  }
  if (value === 0) return '零';
  let text = '';
  let pendingZero = false;
  for (const [multiplier, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / multiplier) % 10;
    if (digit === 0) pendingZero = text !== '';
    else {
      if (pendingZero) text += '零';
      pendingZero = false;
      text += multiplier === 10 && digit === 1 && text === '' ? name : `${DIGITS[digit]}${name}`;
    }
  }
  return text;
}
