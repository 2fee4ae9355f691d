import type { Span } from './clause.ts';
import { parseNumeral } from './numerals.ts';

/**
 * Document numbers (发文字号), printed and typed: every expression that reads one stands here.
 *
 * Parts: 杭政办函〔2024〕52号 = body code 杭政办函, year 2024, number 52. A year of two digits (法（办）发〔84〕5号) stays
 * as printed.
 */
export interface DocumentNumber {
  bodyCode: string;
  year: number;
  number: number;
}

/** A document number in a text. */
export interface FoundNumber {
  number: DocumentNumber;
  span: Span;
  raw: string;
}

const HAN = '[\\u4e00-\\u9fff]';
const OPEN = '[〔\\[［【（(﹝〖〈]';
const CLOSE = '[〕\\]］】）)﹞〗〉]';
const DIGIT = '[0-9０-９]';
/** 杭政办函, 法（办）发. */
const CODE = `(?:${HAN}{1,12}[（(]${HAN}{1,6}[）)]${HAN}{1,4}|${HAN}{2,12})`;
const PRINTED = new RegExp(
  `(?<code>${CODE})\\s*(?:${OPEN}\\s*(?<year>(?:${DIGIT}\\s*){4})${CLOSE}|[〔\\[［﹝](?<short>${DIGIT}{2})[〕\\]］﹞])\\s*第?\\s*(?<number>${DIGIT}{1,5})\\s*号`,
  'g',
);
/** 〕52号: without it a text holds no number, and no sentence has to be searched for its code. */
const NUMBER_END = new RegExp(`${CLOSE}\\s*第?\\s*${DIGIT}{1,5}\\s*号`);
/** 某政办〔2019〕2号、3号: further numbers of the same code and year. */
const FURTHER = new RegExp(
  `(?:\\s*(?:、|，|,|以及|和|及|与)\\s*)(第?\\s*(${DIGIT}{1,5})\\s*号)(?!${HAN}?[楼线店院馆库码机])`,
  'y',
);

/**
 * Reads a whole text as a document number; any bracket (`[] () 【】 ［］ （）`) and padded zeros are accepted.
 * Null when the text is something else.
 */
export function parseDocumentNumber(text: string): DocumentNumber | null {
  const found = findDocumentNumbers(text.trim())[0];
  return found !== undefined && found.span.start === 0 && found.span.end === text.trim().length ? found.number : null;
}

/** Printed form by GB/T 9704-2012: six-cornered brackets, no padded zero. */
export function formatDocumentNumber({ bodyCode, year, number }: DocumentNumber): string {
  return `${bodyCode}〔${year}〕${number}号`;
}

/** All document numbers in a text, with their ranges; 2号、3号 under one code and year are two of them. */
export function findDocumentNumbers(text: string): FoundNumber[] {
  const found: FoundNumber[] = [];
  if (!NUMBER_END.test(text)) return found;
  for (const match of text.matchAll(PRINTED)) {
    const words = match.groups?.code ?? '';
    const bodyCode = codeAtEnd(words, text.charAt(match.index - 1));
    const start = match.index + words.length - bodyCode.length;
    const end = match.index + match[0].length;
    const year = Number(bare(match.groups?.year ?? match.groups?.short ?? ''));
    const number = { bodyCode: plainBrackets(bodyCode), year, number: Number(bare(match.groups?.number ?? '')) };
    found.push({ number, span: { start, end }, raw: text.slice(start, end) }, ...furtherNumbers(text, end, number));
  }
  return found;
}

function furtherNumbers(text: string, from: number, first: DocumentNumber): FoundNumber[] {
  const found: FoundNumber[] = [];
  for (FURTHER.lastIndex = from; ; ) {
    const match = FURTHER.exec(text);
    if (match === null) return found;
    const [, raw = '', digits = ''] = match;
    const end = match.index + match[0].length;
    found.push({ number: { ...first, number: Number(bare(digits)) }, span: { start: end - raw.length, end }, raw });
  }
}

/**
 * Words of the sentence or of a title that run into the body code without a space: 根据国办发〔…〕, 详见某政发〔…〕,
 * …的复函国办函〔…〕, 牵头转发省应急厅〔…〕. 经 and its like stand inside a code too, behind the short name of a place:
 * 甬经信软件〔…〕.
 */
const WORDS_BEFORE = new RegExp(
  `(?:根据|按照|依据|依照|遵照|参照|对照|贯彻|落实|执行|结合|适用|通知|意见|决定|批复|复函|公告|通告|办法|方案|规定|以及|前发|详见|参见|另见|废止|失效|转发|印发|下发|发布|公布|取消|修改|修订|撤销|替代|代替|的|(?:^|(?<=.{3}))[原由以经见对将因把])(${HAN}{2,12}|${HAN}{1,8}[（(]${HAN}{1,6}[）)]${HAN}{1,4})$`,
);
/** 国办发〔2021〕59号和浙商务联发〔2021〕182号. */
const JOINT_BEFORE = /^(?:以及|[和与及或同])(?=.{2})/;

function codeAtEnd(words: string, before: string): string {
  let code = /[号》）)〕\]]/.test(before) ? words.replace(JOINT_BEFORE, '') : words;
  for (let rest = WORDS_BEFORE.exec(code); rest !== null; rest = WORDS_BEFORE.exec(code)) code = rest[1] ?? '';
  return code;
}

const plainBrackets = (code: string): string => code.replaceAll('(', '（').replaceAll(')', '）');

function bare(digits: string): string {
  return digits.normalize('NFKC').replace(/\s/g, '');
}

/** A document number as a person names it, in full or in part: 52号文, 〔2024〕52号, 杭政办函52号, 24年第52号文件. */
export interface NamedNumber {
  /** Null where none was typed; may be a part of a code, or the words before the number. */
  code: string | null;
  /** Four digits, or the last two; null where none was typed. */
  year: string | null;
  number: number;
  /** As typed, up to 号. */
  typed: string;
  /** What follows 号 or 号文. */
  rest: string;
  /** Where it begins in the text. */
  start: number;
}

/** In a folded text (see `fold`): half-width digits, every bracket round. */
const FOLDED_CODE = `(?:${HAN}{1,12}\\(${HAN}{1,6}\\)${HAN}{1,4}|${HAN}{2,14})`;
const NUMERAL = '[0-9]{1,5}|[〇零一二三四五六七八九十百]{1,5}';
const YEAR = '(?:\\(?\\s*(?<year>(?:19|20)[0-9]{2}|[0-9]{2}(?=年)|(?<=\\()[0-9]{2}(?=\\)))\\s*(?:\\)|年|-)?)?';
const NAMED = new RegExp(
  `^(?<code>${HAN}{1,12}\\(${HAN}{1,6}\\)${HAN}{1,4}|${HAN}{2,14}?)??\\s*${YEAR}\\s*第?(?<number>${NUMERAL})\\s*号(?<file>文件|文)?`,
);
/** 杭政办函(2024)52, without 号. */
const UNENDED = new RegExp(
  `^(?<code>${HAN}{2,14}?)\\(\\s*(?<year>(?:19|20)[0-9]{2})\\s*\\)(?<number>[0-9]{1,5})(?![0-9])`,
);

/** The document number with which a folded text begins, in full or in part; null where it begins with none. */
export function readNamedNumber(folded: string): NamedNumber | null {
  return namedNumber(NAMED.exec(folded) ?? UNENDED.exec(folded), folded);
}

const FULL_INSIDE = new RegExp(
  `(?<code>${FOLDED_CODE})\\s*\\(\\s*(?<year>(?:19|20)[0-9]{2})\\s*\\)\\s*第?(?<number>[0-9]{1,5})\\s*号`,
);
const PART_INSIDE = new RegExp(
  `(?<code>${HAN}{2,14}?)\\s*(?<year>(?:19|20)[0-9]{2})?\\s*年?\\s*第?(?<number>[0-9]{1,5})\\s*号`,
);

/** The first document number with a code anywhere in a folded text, one with its year in brackets first. */
export function findNamedNumber(folded: string): NamedNumber | null {
  return namedNumber(FULL_INSIDE.exec(folded) ?? PART_INSIDE.exec(folded), folded);
}

function namedNumber(match: RegExpExecArray | null, folded: string): NamedNumber | null {
  const number = parseNumeral(match?.groups?.number ?? '');
  if (match === null || number === null) return null;
  const { code, year, file = '' } = match.groups ?? {};
  return {
    code: code === undefined || code === '' ? null : code,
    year: year ?? null,
    number,
    typed: match[0].slice(0, match[0].length - file.length),
    rest: folded.slice(match.index + match[0].length),
    start: match.index,
  };
}

/** True where year and number are those of a printed number, as far as they were typed. The code is not looked at. */
export function hasYearAndNumber(named: NamedNumber, printed: DocumentNumber): boolean {
  return named.number === printed.number && (named.year === null || `${printed.year}`.endsWith(named.year));
}

/** A document number while it is being typed: 52号, 〔2024〕52, 杭政办函52号, 国办发第59号文. */
export interface UnfinishedNumber {
  code: string;
  year: number | null;
  number: string;
  /** False while the number may get more digits. */
  ended: boolean;
}

const UNFINISHED =
  /^(?<code>\p{Script=Han}*?)\(?(?<year>(?:19|20)[0-9]{2})?(?:\)|年|-| )*第?(?<number>[0-9]{1,5}|[〇零一二三四五六七八九十百]{1,5}(?=号))?(?<end>号(?:文件?)?)?$/u;

/** Reads a folded text; null for one that has not two parts of a document number, one of them its number. */
export function readUnfinishedNumber(folded: string): UnfinishedNumber | null {
  const groups = UNFINISHED.exec(folded)?.groups;
  if (groups?.number === undefined) return null;
  const { code = '', year, number, end } = groups;
  if (code === '' && year === undefined && end === undefined) return null;
  const value = /^[0-9]/.test(number) ? number.replace(/^0+/, '') : String(parseNumeral(number) ?? '');
  return { code, year: year === undefined ? null : Number(year), number: value, ended: end !== undefined };
}

/** True when a printed document number may be meant; its code may be typed in part: 杭政函 of 杭政办函. */
export function mayMean(typed: UnfinishedNumber, printed: DocumentNumber): boolean {
  if (typed.year !== null && printed.year !== typed.year) return false;
  const number = String(printed.number);
  if (typed.ended ? number !== typed.number : !number.startsWith(typed.number)) return false;
  let place = 0;
  for (const character of typed.code) {
    place = printed.bodyCode.indexOf(character, place) + 1;
    if (place === 0) return false;
  }
  return true;
}

const NUMBER_LINE = new RegExp(`^${HAN}{2,16}${OPEN}\\s*\\d{4}\\s*${CLOSE}\\s*(?:第\\s*)?\\d{1,5}\\s*号$`);

/** True for a line that is a document number and nothing else, which ends what stands before it. */
export function isNumberLine(line: string): boolean {
  return NUMBER_LINE.test(line.trim());
}
