import { parseDate } from '../policy/calendar-date.ts';
import { parseBareDecimal, parseMarker } from '../policy/marker.ts';
import { parseNumeral } from '../policy/numerals.ts';
import { textWidth } from '../policy/text-width.ts';
import { isAgencyName } from '../policy/unit-names.ts';
import type { Block } from './blocks.ts';
import { endsWithUnitNote } from './unit-notes.ts';

/** A part of a document with numbering of its own: the main text or one annex. */
export interface Segment {
  /** Null for the main text. */
  annex: AnnexHead | null;
  /** Lines of the head (附件1, title), then front, body and end; half-open ranges of block indexes. */
  head: Range;
  front: Range;
  body: Range;
  end: Range;
}

export interface Range {
  from: number;
  to: number;
}

export interface AnnexHead {
  /** Printed, `附件1`; null for a document attached after the signature without the word 附件. */
  num: string | null;
  value: number | null;
  title: string | null;
}

const ANNEX =
  /^(附\s*(?:件|录|表|图)|附(?=\s*[:：]))\s*([0-9０-９一二三四五六七八九十]{0,3})(?:\s*[-—－][0-9０-９]+)?\s*([:：.．、]?)\s*([\s\S]*)$/;
const DOCUMENT_KIND =
  /(?:答复|复函|请示|议案|公报|纪要|倡议|宣言|意见|通知|办法|规定|规划|计划|方案|决定|公告|通告|细则|条例|措施|批复|通报|纲要|要点|指南|标准|清单|目录|规则|章程|制度|预案|政策|若干|表|函|导则|规范|规程|名单|分工|汇编|说明|大纲|指引|准则|守则|解释|职责|预算|报告)$/;
/** 附件：… and 附件1：… with words behind: the list of annexes below the text (附件说明). */
const ANNOUNCEMENT = /^附\s*件?\s*[0-9０-９]*\s*[:：.．、]\s*\S/;
const CLOSING = /^(?:特此(?:通知|公告|通告|函告|函复|批复|通报|报告|说明)|以上(?:意见|方案|规定)|现予(?:发布|公布))/;
const VALIDITY =
  /^(?:本|此)(?:意见|办法|规定|通知|措施|政策|方案|计划|行动计划|细则|规则|规划|条例|决定|通告|公告|实施意见|实施办法|实施细则|若干政策|若干措施|若干意见|文件|指南|导则|预案|标准|制度|目录|清单|管理办法|实施方案)[^。]{0,30}自[^。]{0,30}(?:施行|实施|执行|生效|起)/;
const IMPRINT = /^(?:抄\s*[送报][:：]|主题词[:：]|发送[:：]|分送[:：]|报送[:：])|(?:日|期)\s*印发$/;
const REMARK = /^[（(](?:此件|联系人|此文|本文|主动公开|公开|注：|此公告)[\s\S]*[）)]$/;

/** True for 抄送, 印发 and the like: the lines below the last page of the text (版记). */
export function isImprint(text: string): boolean {
  return IMPRINT.test(text);
}

/** True for a line that is a date alone (成文日期). */
export function isDateLine(text: string): boolean {
  return text.length <= 24 && parseDate(text.replace(/\s+/g, '')) !== null;
}

/** True for （此件公开发布） and other notes in brackets below the date (附注). */
export function isRemark(text: string): boolean {
  return text.length <= 80 && REMARK.test(text);
}

/** True for a short line that ends in a word for a kind of document, or says 关于…的通知: a title. */
export function isTitleLine(text: string): boolean {
  if (textWidth(text) > 70 || /[。；：，]$/.test(text) || parseMarker(text) !== null) return false;
  const bare = text
    .replace(/[（(][^）)]*[）)]$/, '')
    .replace(/\s/g, '')
    .replace(/[》”]$/, '');
  return DOCUMENT_KIND.test(bare);
}

/** Kinds that end the title of a letter for certain (关于…的通知); 制度, 清单 and the like may stand in the middle of one. */
const LETTER_KIND =
  /(?:通知|意见|决定|公告|通告|批复|复函|函|答复|通报|报告|请示|议案|办法|规定|方案|计划|规划|细则|措施|条例|纲要|要点|规则|预案|政策)$/;

/** True when a title line that says 关于 is complete. */
export function isWholeTitle(text: string): boolean {
  const bare = text.replace(/[（(][^）)]*[）)]$/, '').replace(/[》”]$/, '');
  return isTitleLine(text) && (!text.includes('关于') || LETTER_KIND.test(bare));
}

/** True for the body that signs: an agency name on a line of its own, or several side by side. */
export function isSignature(text: string): boolean {
  if (textWidth(text) > 60 || /[。；：，！？]/.test(text)) return false;
  return text.split(/\s{1,}/).every((name) => isAgencyName(name));
}

/** Cuts a document into its main text and its annexes, and each of these into front, body and end. */
export function findSegments(blocks: readonly Block[]): Segment[] {
  const starts = annexStarts(blocks);
  const closing = closingImprint(blocks, starts.at(-1)?.head.from ?? blocks.length);
  const bounds = [...starts.map((start) => start.head.from), closing];
  const main = cutMain(blocks, { from: 0, to: bounds[0] ?? blocks.length });
  const segments = [main];
  starts.forEach((start, index) => {
    const to = bounds[index + 1] ?? blocks.length;
    segments.push(cutAnnex(blocks, start, to));
  });
  if (closing < blocks.length) {
    const none = { from: closing, to: closing };
    segments.push({ annex: null, head: none, front: none, body: none, end: { from: closing, to: blocks.length } });
  }
  return segments;
}

interface AnnexStart {
  head: Range;
  annex: AnnexHead;
}

function annexStarts(blocks: readonly Block[]): AnnexStart[] {
  const starts: AnnexStart[] = [];
  let dated = false;
  let announced = false;
  blocks.forEach((block, index) => {
    if (block.kind !== 'text') return;
    if (isDateLine(block.text)) dated = true;
    const found = annexHead(blocks, index, dated || announced || starts.length > 0);
    if (found !== null) starts.push(found);
    else if (ANNOUNCEMENT.test(block.text)) announced = true;
  });
  const attached = attachedDocuments(blocks, starts[0]?.head.from ?? blocks.length);
  return [...attached, ...starts];
}

function annexHead(blocks: readonly Block[], index: number, afterText: boolean): AnnexStart | null {
  const text = textAt(blocks, index);
  const match = ANNEX.exec(text);
  if (match === null || index === 0) return null;
  const [, word = '', digits = '', mark = '', title = ''] = match;
  if (title !== '' && (textWidth(title) > 60 || /[。；]/.test(title) || /^[的中所列规第和及一]/.test(title)))
    return null;
  if (title === '' && mark !== '' && isListEntry(textAt(blocks, index + 1))) return null;
  if (title !== '' && (!afterText || isAnnouncement(blocks, index, digits !== ''))) return null;
  const value = digits === '' ? null : parseNumeral(digits);
  const num = text.slice(0, text.length - title.length).replace(/[:：.．、\s]+$/, '');
  const next = textAt(blocks, index + 1);
  const titleBelow = title === '' && next !== '' && parseMarker(next) === null && isHeadLine(next) && !ANNEX.test(next);
  const below = titleBelow ? titleLength(blocks, index + 1) : 0;
  const printed = blocks.slice(index + 1, index + 1 + below).map((block) => block.text);
  return {
    head: { from: index, to: index + 1 + below },
    annex: { num: num === '' ? word : num, value, title: titleBelow ? printed.join('') : title || null },
  };
}

/** How many lines the title at `from` takes: it goes on while it is no whole title and the next line can belong to it. */
function titleLength(blocks: readonly Block[], from: number): number {
  let text = textAt(blocks, from);
  for (let count = 1; count < 4; count++) {
    const next = textAt(blocks, from + count);
    const open = /^[（(]/.test(next) ? isEditionMark(next) : !isTitleLine(text) && isWholeTitle(text + next);
    if (next === '' || !isHeadLine(next) || parseMarker(next) !== null || ANNEX.test(next) || !open) return count;
    text += next;
  }
  return 4;
}

/** （2024—2026年）, （试行）: belongs to the title above it; （…通过） does not. */
export function isEditionMark(text: string): boolean {
  return (
    /^[（(][^）)]{1,20}[）)]/.test(text) &&
    !/[月日]|号|通过|公布|发布|附件|此件/.test(text) &&
    /\d{4}|[试暂]行|稿|修订|版|本|第[一二三四]/.test(text)
  );
}

/** 附件：1.… announces an annex (附件说明): the signature, the date or the next entry of the list follows. */
function isAnnouncement(blocks: readonly Block[], index: number, numbered: boolean): boolean {
  const next = textAt(blocks, index + 1);
  if (isListEntry(textAt(blocks, index).replace(ANNEX, '$4')) && !numbered) return true;
  if (ANNEX.test(next) || isListEntry(next) || next === '') return next !== '' || index < blocks.length - 1;
  return isDateLine(next) || isSignature(next) || isDateLine(textAt(blocks, index + 2));
}

function isListEntry(text: string): boolean {
  return /^[0-9０-９]{1,2}[.．、]/.test(text) && textWidth(text) <= 60 && !/[。；]/.test(text);
}

function isHeadLine(text: string): boolean {
  return textWidth(text) <= 60 && !/[。；：，]$/.test(text);
}

/**
 * Documents attached without the word 附件: after the signature or after the last clause of the one before, a title
 * stands on its own and the numbering begins again at one.
 */
function attachedDocuments(blocks: readonly Block[], to: number): AnnexStart[] {
  const starts: AnnexStart[] = [];
  const last = new Map<string, number>();
  let previous = -1;
  for (let index = 0; index < to; index++) {
    const block = blocks[index];
    const marker = block?.kind === 'text' ? parseMarker(block.text) : null;
    if (marker === null) continue;
    if (marker.value === 1 && TOP_SCHEMES.has(marker.scheme) && previous >= 0 && isFreshStart(marker.scheme, last)) {
      const title = attachedTitle(blocks, previous + 1, index);
      if (title !== null) {
        const length = titleLength(blocks, title);
        const text = blocks
          .slice(title, title + length)
          .map((line) => line.text)
          .join('');
        starts.push({ head: { from: title, to: title + length }, annex: { num: null, value: null, title: text } });
        last.clear();
      }
    }
    last.set(marker.scheme, marker.value);
    previous = index;
  }
  return starts;
}

/** A top sequence begins again, or one of higher rank begins after another top sequence has run. */
function isFreshStart(scheme: string, last: ReadonlyMap<string, number>): boolean {
  return last.has(scheme) || [...last.keys()].some((other) => TOP_SCHEMES.has(other));
}

/** The first title line between two numbered lines; what stands before it must be the end of the text above. */
function attachedTitle(blocks: readonly Block[], from: number, to: number): number | null {
  const dated = blocks.slice(from, to).findIndex((block) => isDateLine(block.text));
  for (let index = from + Math.max(0, dated); index < to; index++) {
    const text = textAt(blocks, index);
    if (isImprint(text)) return null;
    if (isTitleLine(text) && !isRemark(text) && !isSignature(text) && !isDateLine(text) && textWidth(text) >= 5)
      return index;
  }
  return null;
}

const TOP_SCHEMES = new Set(['part', 'chapter', 'article', 'chinese']);

/** Index from which 抄送 and 印发 below the annexes belong to the whole document. */
function closingImprint(blocks: readonly Block[], from: number): number {
  for (let index = from; index < blocks.length; index++) {
    if (/^抄\s*[送报][:：]/.test(textAt(blocks, index))) return index;
    if (isImprint(textAt(blocks, index)) && index >= blocks.length - 2) {
      return isSignature(textAt(blocks, index - 1)) ? index - 1 : index;
    }
  }
  return blocks.length;
}

function cutMain(blocks: readonly Block[], range: Range): Segment {
  const firstNumber = firstNumbered(blocks, range);
  const bodyFrom = firstNumber < 0 ? unnumberedBody(blocks, range) : firstNumber;
  const endFrom = findEnd(blocks, { from: bodyFrom, to: range.to });
  return {
    annex: null,
    head: { from: range.from, to: range.from },
    front: { from: range.from, to: bodyFrom },
    body: { from: bodyFrom, to: endFrom },
    end: { from: endFrom, to: range.to },
  };
}

function cutAnnex(blocks: readonly Block[], start: AnnexStart, to: number): Segment {
  const inside = { from: start.head.to, to };
  const numbered = firstNumbered(blocks, inside);
  const table = blocks.findIndex((block, index) => index >= inside.from && index < to && block.kind === 'table');
  const first = [numbered, table].filter((index) => index >= 0);
  const bodyFrom = numbered < 0 && table < 0 ? inside.from : Math.min(...first);
  return {
    annex: start.annex,
    head: start.head,
    front: { from: inside.from, to: bodyFrom },
    body: { from: bodyFrom, to },
    end: { from: to, to },
  };
}

/** First numbered line that is no entry of a list of annexes (附件：1.… 2.…). */
function firstNumbered(blocks: readonly Block[], range: Range): number {
  let announced = false;
  for (let index = afterContents(blocks, range); index < range.to; index++) {
    const block = blocks[index];
    if (block === undefined) break;
    const text = textAt(blocks, index);
    if (ANNOUNCEMENT.test(text)) announced = true;
    else if (isNumbered(block) && !(announced && isListEntry(text)))
      return opensDecimals(blocks, index) ? index - 1 : index;
    else if (!isListEntry(text)) announced = false;
  }
  return -1;
}

/** 1　总则 stands right above 1.1. */
function opensDecimals(blocks: readonly Block[], index: number): boolean {
  const decimals = parseMarker(textAt(blocks, index))?.decimals ?? [];
  return decimals.length === 2 && parseBareDecimal(textAt(blocks, index - 1))?.value === decimals[0];
}

/** Index behind a table of contents (目录): where its first entry stands for the second time. */
function afterContents(blocks: readonly Block[], range: Range): number {
  for (let index = range.from; index < Math.min(range.to, range.from + 40); index++) {
    if (!/^目\s*[录次]$/.test(textAt(blocks, index))) continue;
    const entry = contentsEntry(textAt(blocks, index + 1));
    for (let again = index + 2; again < range.to && entry !== ''; again++) {
      if (contentsEntry(textAt(blocks, again)) === entry) return again;
    }
  }
  return range.from;
}

/** An entry without its leader dots and page number. */
function contentsEntry(text: string): string {
  return text.replace(/[.…·\s]*[0-9]*$/, '').replace(/\s/g, '');
}

function isNumbered(block: Block): boolean {
  if (block.kind !== 'text') return false;
  return parseMarker(block.text) !== null || (block.depth ?? 1) > 1;
}

/** Where a document without any number begins its text: after the addressee, else after the title lines. */
function unnumberedBody(blocks: readonly Block[], range: Range): number {
  for (let index = range.from; index < Math.min(range.to, range.from + 15); index++) {
    if (/[:：]$/.test(textAt(blocks, index)) && textWidth(textAt(blocks, index)) <= 120) return index + 1;
  }
  const sentence = indexOf(blocks, range, (block) => block.kind === 'table' || /[。；]/.test(block.text));
  return sentence < 0 ? range.to : sentence;
}

/** First block after the last clause: validity sentence, list of annexes, signature, date, remark, 抄送. */
function findEnd(blocks: readonly Block[], range: Range): number {
  const lines = blocks.slice(range.from, range.to).map((block) => (block.kind === 'text' ? block.text : ''));
  const strong = strongEnd(lines);
  let last = strong;
  while (last > 0 && !isBodyAnchor(blocks, range.from + last - 1)) last--;
  const tail = lines.slice(last, strong);
  const weak = tail.findIndex((text) => VALIDITY.test(text) || CLOSING.test(text) || isSignature(text));
  const closed = closedByNote(lines, last, weak < 0 ? strong : last + weak);
  return range.from + Math.min(closed, weak < 0 ? strong : last + weak);
}

/** Index of the first line that can only stand after the text, with no number after it. */
function strongEnd(lines: readonly string[]): number {
  let end = lines.length;
  for (let index = lines.length - 1; index >= 0; index--) {
    const text = lines[index] ?? '';
    if (ANNOUNCEMENT.test(text) || isDateLine(text) || isRemark(text) || isImprint(text)) end = index;
    else if (parseMarker(text) !== null && !isListEntry(text)) break;
  }
  return end;
}

function isBodyAnchor(blocks: readonly Block[], index: number): boolean {
  const block = blocks[index];
  return block === undefined || block.kind === 'table' || parseMarker(block.text) !== null || block.depth !== null;
}

/** A note of responsible units closes its clause: what stands after the last one is not part of it. */
function closedByNote(lines: readonly string[], from: number, to: number): number {
  for (let index = to - 1; index >= Math.max(0, from - 1); index--) {
    if (endsWithUnitNote(lines[index] ?? '')) return index + 1;
  }
  return to;
}

function indexOf(blocks: readonly Block[], range: Range, test: (block: Block) => boolean): number {
  return blocks.findIndex((block, index) => index >= range.from && index < range.to && test(block));
}

function textAt(blocks: readonly Block[], index: number): string {
  const block = blocks[index];
  return block !== undefined && block.kind === 'text' ? block.text : '';
}
