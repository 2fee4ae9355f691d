import { parseNumeral } from './numerals.ts';

/**
 * The numbering schemes of Chinese official texts, by what encloses the number. `rank` says which one stands above
 * which when nothing in the document says otherwise (GB/T 9704-2012 7.3.3: 一、 → （一） → 1. → （1）; statutes:
 * 编 → 分编 → 章 → 节 → 条 → （一） → 1.). `heading` is a title
 * without a number among articles, `article-paragraph` a 款: counted, but without a printed number.
 */
export type MarkerScheme =
  | 'part'
  | 'subpart'
  | 'chapter'
  | 'division'
  | 'heading'
  | 'article'
  | 'article-paragraph'
  | 'roman'
  | 'chinese'
  | 'chinese-bracket'
  | 'arabic'
  | 'decimal'
  | 'arabic-bracket'
  | 'arabic-half'
  | 'circled'
  | 'letter'
  | 'ordinal'
  | 'box';

export const SCHEME_RANK: Record<MarkerScheme, number> = {
  part: 0,
  subpart: 0.5,
  chapter: 1,
  division: 2,
  heading: 2.5,
  article: 3,
  'article-paragraph': 3.5,
  roman: 4,
  chinese: 5,
  'chinese-bracket': 6,
  arabic: 7,
  decimal: 8,
  'arabic-bracket': 9,
  'arabic-half': 10,
  circled: 11,
  letter: 12,
  ordinal: 13,
  box: 14,
};

/** Schemes that a writer confuses with each other: 4、 for 四、, （2） for （二）. */
export const VARIANT_OF: Partial<Record<MarkerScheme, MarkerScheme>> = {
  arabic: 'chinese',
  chinese: 'arabic',
  'arabic-bracket': 'chinese-bracket',
  'chinese-bracket': 'arabic-bracket',
};

/** A number printed at the start of a paragraph. */
export interface Marker {
  scheme: MarkerScheme;
  value: number;
  /** 之一 of 第十二条之一; null otherwise. */
  branch: number | null;
  /** Components of a decimal number, `1.2.3` → [1, 2, 3]; empty otherwise. */
  decimals: number[];
  /** Printed number verbatim, `（2）`, `7.`, `专栏4`. */
  num: string;
  /** Offset in the paragraph where the words after the number begin. */
  rest: number;
}

const CHINESE = '[一二三四五六七八九十百零〇]';
/** Numbers of 编, 章, 节 and 条: 民法典 has a 第一千二百六十条. */
const ANY = `(?:[千${CHINESE.slice(1)}+|[0-9０-９]+)`;
/** 第三条修改为：“…” — a decision speaks of an article of another text. */
const AMENDED = '(?:修改|改为|改成|增加|增设|删[去除]|作为|调整为|合并|移至|废止)';
const OPEN = '[（(﹙]';
const CLOSE = '[）)﹚]';

interface Pattern {
  scheme: MarkerScheme;
  expression: RegExp;
}

/** Tried in order; group 1 is the number, group 2 (where there is one) a branch number. */
const PATTERNS: readonly Pattern[] = [
  { scheme: 'subpart', expression: new RegExp(`^第\\s*(${ANY})\\s*分编(?![的和、，中所])`) },
  { scheme: 'part', expression: new RegExp(`^第\\s*(${ANY})\\s*(?:编|部分|篇)(?![的和、，中所])`) },
  { scheme: 'chapter', expression: new RegExp(`^第\\s*(${ANY})\\s*章(?![的和、，中所第规至])`) },
  { scheme: 'division', expression: new RegExp(`^第\\s*(${ANY})\\s*节(?![的和、，中所第规至课])`) },
  {
    scheme: 'article',
    expression: new RegExp(
      `^第\\s*(${ANY})\\s*条(?:之(${CHINESE}+))?(?![、，；。]|[的和与或及至到](?!本)|第|规定|所[列称述指]|中[的所]|款|${AMENDED})`,
    ),
  },
  { scheme: 'roman', expression: /^([Ⅰ-Ⅻ]+|[IVX]+)\s*[.．、]\s*(?=\S)/ },
  { scheme: 'box', expression: new RegExp(`^专\\s*栏\\s*(${ANY})(?![的中所列])\\s*[:：.．、]?`) },
  {
    scheme: 'chinese',
    expression: new RegExp(`^(${CHINESE}{1,4})\\s*[、.．﹒,，](?=\\s*[^\\s${CHINESE.slice(1, -1)}])`),
  },
  { scheme: 'chinese', expression: new RegExp(`^(${CHINESE}{1,4})、`) },
  { scheme: 'chinese', expression: /^([㊀-㊉])\s*[、.．]?/ },
  { scheme: 'chinese-bracket', expression: new RegExp(`^${OPEN}\\s*(${CHINESE}{1,4})\\s*${CLOSE}`) },
  { scheme: 'chinese-bracket', expression: /^([㈠-㈩])/ },
  { scheme: 'chinese-bracket', expression: new RegExp(`^(${CHINESE}{1,3})${CLOSE}`) },
  {
    scheme: 'arabic-bracket',
    expression: new RegExp(`^${OPEN}\\s*([0-9０-９]{1,3})\\s*${CLOSE}(?!\\s*[年月日号](?:[，。、；：\\s\\d至]|$))`),
  },
  { scheme: 'arabic-bracket', expression: /^([⑴-⒇])/ },
  { scheme: 'arabic', expression: /^([⒈-⒛])/ },
  { scheme: 'arabic', expression: /^([0-9０-９]{1,3})\s*[.．﹒、](?![0-9０-９])/ },
  { scheme: 'arabic', expression: /^([0-9０-９]{1,3})[.．、](?=[0-9０-９]+[A-Za-z\u4e00-\u9fff])/ },
  { scheme: 'arabic-half', expression: new RegExp(`^([0-9０-９]{1,3})${CLOSE}`) },
  { scheme: 'circled', expression: /^([①-⑳㉑-㉟❶-❿➀-➉➊-➓])\s*[.．、]?/ },
  { scheme: 'letter', expression: /^([A-Za-zＡ-Ｚａ-ｚ])[.．、）)](?=\s*[\u4e00-\u9fff“《])/ },
  { scheme: 'ordinal', expression: new RegExp(`^(${CHINESE}{1,2})(?:是|要)(?=[^一二三四五六七八九十、，])`) },
  { scheme: 'ordinal', expression: new RegExp(`^第(${CHINESE}{1,2})[，,、]`) },
];

const DECIMAL = /^([0-9０-９]{1,3}(?:[.．][0-9０-９]{1,2}){1,4})(?:[.．、]|\s+|(?=[\u4e00-\u9fff“《（]))(?![%％])/;
/** After a decimal without a space: words that make it a quantity (1.2万吨, 2.0版), not a number of a clause. */
const DECIMAL_IS_QUANTITY = /^\s*(?:[万亿千百倍个元米吨度版级倍左以年月天小]|平方|公[里斤顷]|美元|[%％])/;

/** The number at the start of a paragraph (white space before it already taken off), or null. */
export function parseMarker(text: string): Marker | null {
  return parseDecimal(text) ?? parsePlain(text);
}

function parsePlain(text: string): Marker | null {
  for (const { scheme, expression } of PATTERNS) {
    const match = expression.exec(text);
    if (match === null) continue;
    const value = scheme === 'letter' ? letterValue(match[1] ?? '') : parseNumeral(match[1] ?? '');
    if (value === null || value < 1) continue;
    const branch = match[2] === undefined ? null : parseNumeral(match[2]);
    const num = (scheme === 'box' ? match[0].replace(/\s*[:：.．、]$/, '') : match[0]).trimEnd();
    return { scheme, value, branch, decimals: [], num, rest: skipSpace(text, match[0].length) };
  }
  return null;
}

function parseDecimal(text: string): Marker | null {
  const match = DECIMAL.exec(text);
  if (match === null) return null;
  const rest = text.slice(match[0].length);
  if (DECIMAL_IS_QUANTITY.test(rest) || rest.trim() === '') return null;
  const decimals = (match[1] ?? '').normalize('NFKC').split('.').map(Number);
  const value = decimals.at(-1) ?? 0;
  if (value < 1 || decimals.some((part) => part < 1)) return null;
  const num = match[0].trimEnd();
  return { scheme: 'decimal', value, branch: null, decimals, num, rest: skipSpace(text, match[0].length) };
}

/** `2.` of 2.16周岁以上 and 2.50%的资金, where words that begin with a figure follow the number; null for other texts. */
export function parseNumberBeforeDigit(text: string): Marker | null {
  const match = /^([0-9０-９]{1,3})[.．](?=[0-9０-９]+(?![.．]?[0-9０-９])\S)/.exec(text);
  const value = match === null ? null : parseNumeral(match[1] ?? '');
  if (match === null || value === null || value < 1) return null;
  return { scheme: 'arabic', value, branch: null, decimals: [], num: match[0], rest: match[0].length };
}

function letterValue(letter: string): number {
  return letter.normalize('NFKC').toUpperCase().charCodeAt(0) - 64;
}

function skipSpace(text: string, from: number): number {
  let offset = from;
  while (offset < text.length && /\s/.test(text.charAt(offset))) offset++;
  return offset;
}

/**
 * 1　总则 — a number with white space behind it. It opens a unit only in a text that numbers the units below as 1.1;
 * elsewhere it is a figure or the cell of a table.
 */
export function parseBareDecimal(text: string): Marker | null {
  const match = /^([0-9０-９]{1,2})[\s\u3000]+(?=[\u4e00-\u9fff])/.exec(text);
  const value = match === null ? null : parseNumeral(match[1] ?? '');
  if (match === null || value === null || value < 1 || text.length > 40 || /[。；，]/.test(text)) return null;
  return { scheme: 'decimal', value, branch: null, decimals: [value], num: match[1] ?? '', rest: match[0].length };
}
