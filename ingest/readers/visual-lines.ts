import { isNumberLine } from '../policy/document-number.ts';
import { parseMarker } from '../policy/marker.ts';
import { textWidth } from '../policy/text-width.ts';

/** One printed line of a text, white space at its ends taken off. */
export interface VisualLine {
  text: string;
  /** Range in the source text (UTF-16 code units). */
  start: number;
  end: number;
  /** 1-based. */
  number: number;
  /** White space before the text, in widths of a Chinese character. */
  indent: number;
  /** True when an empty line (or dropped page furniture) stands before it. */
  afterBlank: boolean;
  /** True when a page break (form feed) stands before it. */
  afterPage: boolean;
}

/** How a text is set: learnt once from all its lines. */
export interface Setting {
  /** Width of a full line in Chinese characters; null when every paragraph is one line. */
  width: number | null;
  /** True when paragraph starts can be told by their indent. */
  indented: boolean;
  /** True when empty lines stand only between paragraphs, not between all visual lines. */
  blankSeparates: boolean;
}

const SENTENCE_END = /[。！？!?…][”’」』》）)\]］〕】]*$/;
const PARAGRAPH_END = /[。！？!?；;：:][”’」』》）)\]］〕】]*$|[）)\]］〕】]$/;
/** A line that opens with a bracket which only the end of the line or a later line closes: a note of responsible units. */
const WHOLE_NOTE = /^[（([［〔【][^）)\]］〕】]*(?:[）)\]］〕】]$|$)/;

/** True when a line breaks off in the middle of a sentence at the width of a full line. */
export function isCutLine(text: string, width: number): boolean {
  return textWidth(text) >= width - 4 && !PARAGRAPH_END.test(text);
}

/** Learns how the lines of a text are set. A width is accepted when at least 40 % of the longer lines share it. */
export function learnSetting(lines: readonly VisualLine[]): Setting {
  const width = fullWidth(lines.map(({ text }) => text));
  const starts = lines.filter((line) => line.indent >= 1.5).length;
  const indented = width !== null && starts >= lines.length * 0.08 && starts <= lines.length * 0.7;
  const adjacent = lines.filter((line) => !line.afterBlank && !line.afterPage).length;
  return { width, indented, blankSeparates: width !== null && adjacent > lines.length * 0.4 };
}

/** Width that most of the longer lines share, in Chinese characters; null where there is none. */
export function fullWidth(lines: readonly string[]): number | null {
  const widths = lines.map(textWidth).filter((width) => width >= 12);
  if (widths.length < 8) return null;
  const sorted = [...widths].sort((a, b) => a - b);
  const full = sorted[Math.floor(sorted.length * 0.9)] ?? 0;
  const near = widths.filter((width) => width >= full - 3.5 && width <= full + 1.5).length;
  return near >= widths.length * 0.4 && full <= 120 ? full : null;
}

/**
 * True when `next` goes on with the paragraph whose last visual line is `last` and whose text so far is `paragraph` (of a
 * long one its two ends do).
 * `expectsNumber` says whether the number at the start of `next` fits the numbering so far.
 */
export function continues(
  paragraph: string,
  last: VisualLine,
  next: VisualLine,
  setting: Setting,
  expectsNumber: (text: string) => boolean,
): boolean {
  if (isTableLine(last.text) || isTableLine(next.text)) return false;
  const open = hasOpenBracket(paragraph);
  const unfinished = /[，,、“《（(［[〔—+＋－]$/.test(paragraph) || open;
  const full = isFull(last, setting);
  if (parseMarker(next.text) !== null)
    return (unfinished || isOpenSentence(paragraph, full)) && !expectsNumber(next.text);
  if (startsBlock(next.text) || (ADDRESSEE.test(paragraph) && !open)) return false;
  if (unfinished) return true;
  if (WHOLE_NOTE.test(next.text)) return setting.width !== null && full;
  if (setting.width === null) return continuesLongLine(paragraph, last);
  if (setting.indented && next.indent >= 1.5 && !last.text.endsWith('，')) return false;
  if (setting.blankSeparates && next.afterBlank && !next.afterPage && PARAGRAPH_END.test(paragraph)) return false;
  if (!full) return false;
  if (!SENTENCE_END.test(paragraph)) return true;
  if (setting.indented) return true;
  return textWidth(next.text) >= setting.width - 1;
}

/** A text that goes on in the next line for certain: not ended, and the line was full. */
function isOpenSentence(paragraph: string, full: boolean): boolean {
  return full && !PARAGRAPH_END.test(paragraph) && textWidth(paragraph) > 20;
}

/** A full line leaves no room for two more characters and a mark that may not start a line. */
function isFull(line: VisualLine, setting: Setting): boolean {
  if (setting.width === null) return textWidth(line.text) >= 40;
  return textWidth(line.text) + (line.indent > 6 ? 0 : line.indent) >= setting.width - 4;
}

/** One paragraph a line: a line without an end that is too long for a heading, or holds a sentence, was cut by a page break. */
function continuesLongLine(paragraph: string, last: VisualLine): boolean {
  const tooLong =
    textWidth(last.text) >= 40 ||
    (textWidth(last.text) >= 20 && /[。；]./.test(last.text)) ||
    (textWidth(paragraph) >= 22 && /，/.test(paragraph) && parseMarker(paragraph) === null);
  return tooLong && !PARAGRAPH_END.test(paragraph);
}

const BLOCK_START =
  /^(?:附\s*[件表录](?:\s*[0-9０-９一二三四五六七八九十]*\s*)(?:[:：.．、]|$)|附\s*[0-9０-９一二三四五六七八九十]{1,2}\s*(?:[:：.．、\s]|$)|抄\s*[送报][:：]|主送[:：]|[（(]此件|[（(]联系人|[0-9０-９〇一二三四五六七八九十零]{4}\s*年\s*[0-9０-９一二三四五六七八九十]{1,3}\s*月\s*[0-9０-９一二三四五六七八九十]{1,3}\s*日(?:印发)?$|[A-Z]{4}\d{2}[-—－]\d{4}[-—－]\d{4}$)/;

/** 各区、县（市）人民政府，市政府各部门：— the addressee of a letter stands alone. */
const ADDRESSEE = /^(?:各|省|市|县|区|有关|国务院)[^。；]{0,120}[:：]$/;

/** Words that open a block of their own whatever stands before. */
function startsBlock(text: string): boolean {
  return BLOCK_START.test(text) || isNumberLine(text);
}

/** A row of a table set in plain text: at least three short cells between white space. */
function isTableLine(text: string): boolean {
  if (/[。；！？]/.test(text)) return false;
  const cells = text.split(/\t+|\s{2,}| (?=\S)/).filter((cell) => cell !== '');
  if (cells.length < 4) return false;
  return /^(?:序号|\d{1,3}$)/.test(cells[0] ?? '') && cells.every((cell) => cell.length <= 30);
}

/** Opening and closing marks; each closing one at the place of its opening one. */
const OPENING_MARKS = '（(［[〔【《“';
const CLOSING_MARKS = '）)］]〕】》”';

/** True when a bracket or quotation mark opened in the last 200 characters is not closed yet. Both widths are one mark. */
function hasOpenBracket(text: string): boolean {
  let open = '';
  for (let index = Math.max(0, text.length - 200); index < text.length; index++) {
    const character = text.charAt(index);
    if (OPENING_MARKS.includes(character)) open += character.normalize('NFKC');
    else if (open !== '' && CLOSING_MARKS.includes(character)) {
      const opening = OPENING_MARKS.charAt(CLOSING_MARKS.indexOf(character)).normalize('NFKC');
      const at = open.lastIndexOf(opening);
      if (at >= 0) open = open.slice(0, at) + open.slice(at + 1);
    }
  }
  return open !== '';
}
