import iconv from 'iconv-lite';
import * as OpenCC from 'opencc-js/t2cn';

/** Traditional characters become simplified ones. */
export const toSimplified: (text: string) => string = OpenCC.Converter({ from: 't', to: 'cn' });

/**
 * A text as search compares it: lower case, half width, simplified characters, one kind of bracket, quote and dash, no
 * invisible characters, and no white space except between two ASCII letters or digits (the printed texts carry spaces
 * inside dates, amounts and broken titles).
 * Characters that stand for several are written out (Ⅲ as iii, ㎡ as m2); `offsets` maps every place back to the print.
 */
export interface FoldedText {
  text: string;
  /** `offsets[i]` is the UTF-16 place in the printed text of the folded code unit `i`; one more entry for the end. */
  offsets: number[];
}

const alike: Record<string, string> = {};
for (const [plain, printed] of [
  ['(', '〔［【〖（['],
  [')', '〕］】〗）]'],
  ['"', '“”„‟「」『』«»＂'],
  ["'", '‘’＇'],
  ['-', '—–－−‐‑―─'],
  ['~', '～〜'],
  [',', '，﹐'],
  [';', '；'],
  [':', '：'],
  ['.', '．'],
  ['·', '・•‧'],
] as const) {
  for (const character of printed) alike[character] = plain;
}

/** Raised figures, each at its own index. */
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const FIRST_RAISED = 0xb2;
const LAST_RAISED = 0x2079;
const CARET = 0x5e;

/** Characters without width, which web pages put between others. */
const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/;

/** True for a character of the simplified standard set, level 1 or 2 of GB 2312: 著 and 乾 are such characters too. */
function isSimplified(character: string): boolean {
  const [lead = 0, trail = 0] = iconv.encode(character, 'gbk');
  return lead >= 0xb0 && lead <= 0xf7 && trail >= 0xa1;
}

/** A traditional character as the simplified one, where that is one character. */
function simplified(character: string): string {
  if (!/\p{Script=Han}/u.test(character) || isSimplified(character)) return character;
  const other = toSimplified(character);
  return other.length === 1 ? other : character;
}

function foldUnit(unit: string): string {
  const known = alike[unit];
  if (known !== undefined) return known;
  if (/\s/.test(unit)) return ' ';
  if (unit < '\u0080') return unit.toLowerCase();
  // 10⁴ is not 104.
  if (RAISED.includes(unit)) return unit;
  const composed = unit.normalize('NFKC').toLowerCase();
  return composed.length !== 1 ? unit : /\s/.test(composed) ? ' ' : simplified(composed);
}

const writtenOut = /^[°()\p{L}\p{N}]+$/u;
/** What a character stands for that Unicode made of several: letters, figures and signs of measure, no dots or fractions. */
const severalOf = new Map<number, string>();

/** The characters of which one is made up, folded; the empty text for one that stands for itself. */
function madeOf(unit: string): string {
  const composed = unit.normalize('NFKC').toLowerCase();
  return composed.length > 1 && writtenOut.test(composed) ? [...composed].map(simplified).join('') : '';
}

const space = 0x20;
/** Stands in the table for what is left out. */
const nothing = 0xffff;
/** Stands in the table for what is written out; see `severalOf`. */
const several = 0xfffe;
/** Folded code unit of each code unit that has been met: folding is most of the work of indexing and of reading candidates. */
const foldedUnits = new Uint16Array(0x10000);

function foldedCode(code: number): number {
  const known = foldedUnits[code];
  if (known) return known;
  const unit = String.fromCharCode(code);
  const written = madeOf(unit);
  if (written !== '') severalOf.set(code, written);
  const folded = invisible.test(unit) ? nothing : written === '' ? foldUnit(unit).charCodeAt(0) : several;
  foldedUnits[code] = folded;
  return folded;
}

function isAlphanumeric(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || (unit >= 0x61 && unit <= 0x7a);
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** An exponent is written 10⁴ or 10^4 and kept raised; the 2 of m² and m^2 is written m2 as well. */
function raiseOrLower(unit: number, raised: boolean, before: number): number {
  if (!raised && (unit < FIRST_RAISED || unit > LAST_RAISED)) return unit;
  const value = RAISED.indexOf(String.fromCharCode(unit));
  if (value < 0 && !raised) return unit;
  const digit = value < 0 ? unit - 0x30 : value;
  const ofFigure = isDigit(before) || RAISED.includes(String.fromCharCode(before));
  return ofFigure ? RAISED.charCodeAt(digit) : digit + 0x30;
}

const unitsAtOnce = 8192;

function textOf(units: Uint16Array): string {
  let text = '';
  for (let start = 0; start < units.length; start += unitsAtOnce) {
    text += String.fromCharCode(...units.subarray(start, start + unitsAtOnce));
  }
  return text;
}

function withRoom(units: Uint16Array, needed: number): Uint16Array<ArrayBuffer> {
  const larger = new Uint16Array(Math.max(units.length, needed));
  larger.set(units);
  return larger;
}

/** @param offsets is filled with the places in the printed text */
function foldUnits(printed: string, offsets: number[] | null): string {
  let units = new Uint16Array(printed.length);
  let length = 0;
  let gap = false;
  let raised = false;
  for (let place = 0; place < printed.length; place++) {
    const unit = foldedCode(printed.charCodeAt(place));
    if (unit === nothing) continue;
    if (unit === several) {
      const written = severalOf.get(printed.charCodeAt(place)) ?? '';
      units = withRoom(units, length + written.length + printed.length - place);
      for (let at = 0; at < written.length; at++) {
        units[length++] = written.charCodeAt(at);
        offsets?.push(place);
      }
      gap = false;
      raised = false;
      continue;
    }
    if (unit === space) {
      gap = true;
      continue;
    }
    if (gap && isAlphanumeric(unit) && isAlphanumeric(units[length - 1] ?? 0)) {
      units[length++] = space;
      offsets?.push(place - 1);
    }
    gap = false;
    if (unit === CARET && isDigit(printed.charCodeAt(place + 1))) {
      raised = true;
      continue;
    }
    raised &&= isDigit(unit);
    units[length] = raiseOrLower(unit, raised, units[length - 1] ?? 0);
    length++;
    offsets?.push(place);
  }
  offsets?.push(printed.length);
  return textOf(units.subarray(0, length));
}

/** @param printed any text; offsets of the result point into it */
export function foldText(printed: string): FoldedText {
  const offsets: number[] = [];
  return { text: foldUnits(printed, offsets), offsets };
}

/** The folded text alone, for queries and terms. */
export function fold(printed: string): string {
  return foldUnits(printed, null);
}
