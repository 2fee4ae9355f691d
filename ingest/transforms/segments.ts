import { parseDate } from '../policy/calendar-date.ts';
import { parseMarker } from '../policy/marker.ts';
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
  /^(附\s*(?:件|录|表))\s*([0-9０-９一二三四五六七八九十]{0,3})(?:\s*[-—－][0-9０-９]+)?\s*([:：.．、]?)\s*(.*)$/s;
const DOCUMENT_KIND =
  /(?:意见|通知|办法|规定|规划|计划|方案|决定|公告|通告|细则|条例|措施|批复|通报|纲要|要点|指南|标准|清单|目录|规则|章程|制度|预案|政策|若干|表|函|导则|规范|规程|名单|分工|汇编|说明|大纲|指引|准则|守则|解释|职责|预算|报告)$/;
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
    else if (/^附\s*件\s*[0-9０-９]*\s*[:：]/.test(block.text)) announced = true;
  });
  const first = starts[0];
  const attached = attachedDocument(blocks, first?.head.from ?? blocks.length);
  return attached === null ? starts : [attached, ...starts];
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
  const titleBelow = title === '' && next !== '' && parseMarker(next) === null && isHeadLine(next);
  const to = index + (titleBelow ? 2 : 1);
  return {
    head: { from: index, to },
    annex: { num: num === '' ? word : num, value, title: titleBelow ? next : title || null },
  };
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
 * A document attached after the signature without the word 附件: the notice before it has numbers of its own, and
 * after signature and date a title and a numbering from one follow.
 */
function attachedDocument(blocks: readonly Block[], to: number): AnnexStart | null {
  const date = blocks.findIndex((block, index) => index < to && block.kind === 'text' && isDateLine(block.text));
  const first = blocks.findIndex((block) => block.kind === 'text' && isTopMarker(block.text));
  if (date < 0 || first < 0 || first > date) return null;
  for (let index = date + 1; index < to; index++) {
    const text = textAt(blocks, index);
    if (isImprint(text)) return null;
    if (!isTitleLine(text) || isRemark(text)) continue;
    const restarts = blocks.slice(index, to).some((block) => block.kind === 'text' && startsNumbering(block.text));
    if (restarts) return { head: { from: index, to: index + 1 }, annex: { num: null, value: null, title: text } };
  }
  return null;
}

const TOP_SCHEMES = new Set(['part', 'chapter', 'article', 'chinese']);

function isTopMarker(text: string): boolean {
  const marker = parseMarker(text);
  return marker !== null && TOP_SCHEMES.has(marker.scheme);
}

function startsNumbering(text: string): boolean {
  const marker = parseMarker(text);
  return marker !== null && marker.value === 1 && TOP_SCHEMES.has(marker.scheme);
}

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
  const firstNumber = indexOf(blocks, range, isNumbered);
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
  const numbered = indexOf(blocks, inside, isNumbered);
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

function isNumbered(block: Block): boolean {
  return block.kind === 'text' && (parseMarker(block.text) !== null || (block.depth ?? 1) > 1);
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
    if (/^附\s*件\s*[0-9０-９]*\s*[:：]/.test(text) || isDateLine(text) || isRemark(text) || isImprint(text))
      end = index;
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
