import { parseBareDecimal, parseMarker } from '../policy/marker.ts';
import { textWidth } from '../policy/text-width.ts';
import { type AnnexHead, type AnnexStart, annexStarts } from './annexes.ts';
import { type Block, type Range, textAt } from './blocks.ts';
import { afterContents } from './contents.ts';
import { isHeadingLine } from './heading.ts';
import {
  isAnnouncement,
  isDateLine,
  isImprint,
  isListEntry,
  isRemark,
  isSignature,
  splitSignature,
} from './printed-lines.ts';
import { endsWithUnitNote } from './unit-notes.ts';
import { isGeneralTitle } from './unnumbered-headings.ts';

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

const CLOSING = /^(?:特此(?:通知|公告|通告|函告|函复|批复|通报|报告|说明)|以上(?:意见|方案|规定)|现予(?:发布|公布))/;
const VALIDITY =
  /^(?:本|此)(?:意见|办法|规定|通知|措施|政策|方案|计划|行动计划|细则|规则|规划|条例|决定|通告|公告|实施意见|实施办法|实施细则|若干政策|若干措施|若干意见|文件|指南|导则|预案|标准|制度|目录|清单|管理办法|实施方案)[^。]{0,30}自[^。]{0,30}(?:施行|实施|执行|生效|起)/;

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

/** Index from which 抄送 and 印发 below the annexes belong to the whole document. */
function closingImprint(blocks: readonly Block[], from: number): number {
  for (let index = from; index < blocks.length; index++) {
    if (/^抄\s*[送报][:：]/.test(textAt(blocks, index))) return index;
    if (isRemark(textAt(blocks, index)) && index >= blocks.length - 4 && closesDocument(blocks, index + 1))
      return index;
    if (isImprint(textAt(blocks, index)) && index >= blocks.length - 2) {
      return isSignature(textAt(blocks, index - 1)) ? index - 1 : index;
    }
  }
  return blocks.length;
}

/** Nothing but notes, the signature and the imprint from here on. */
function closesDocument(blocks: readonly Block[], from: number): boolean {
  return blocks.slice(from).every((block) => {
    const text = block.kind === 'text' ? block.text : '';
    return isRemark(text) || isImprint(text) || isSignature(text) || isDateLine(text);
  });
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
  const table = indexOf(blocks, inside, ({ kind }) => kind === 'table');
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
    if (isAnnouncement(text)) announced = true;
    else if (isNumbered(block) && !(announced && isListEntry(text)))
      return opensDecimals(blocks, index) || opensArticles(blocks, index, range) ? index - 1 : index;
    else if (!isListEntry(text)) announced = false;
  }
  return -1;
}

/** 总则 without a number stands right above 第一条. */
function opensArticles(blocks: readonly Block[], index: number, range: Range): boolean {
  const scheme = parseMarker(textAt(blocks, index))?.scheme;
  return scheme === 'article' && index > range.from && isGeneralTitle(textAt(blocks, index - 1));
}

/** 1　总则 stands right above 1.1. */
function opensDecimals(blocks: readonly Block[], index: number): boolean {
  const decimals = parseMarker(textAt(blocks, index))?.decimals ?? [];
  return decimals.length === 2 && parseBareDecimal(textAt(blocks, index - 1))?.value === decimals[0];
}

function isNumbered(block: Block): boolean {
  if (block.kind !== 'text') return false;
  // A long or bracketed line in the style of a heading (（1995年…发布）) is none.
  const titled = (block.depth ?? 1) > 1 && textWidth(block.text) <= 60 && !/^[（(].*[）)]$/.test(block.text);
  return titled || parseMarker(block.text) !== null;
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
  const ownsTail = isTitleAlone(lines[last - 1] ?? '');
  const signs = (index: number): boolean => !(ownsTail && index === 0 && strong === lines.length);
  const weak = tail.findIndex(
    (text, index) =>
      (!ownsTail && VALIDITY.test(text)) ||
      CLOSING.test(text) ||
      ((isSignature(text) || splitSignature(text, tail[index + 1] ?? '')) && signs(index)),
  );
  const closed = closedByNote(lines, last, weak < 0 ? strong : last + weak);
  return range.from + Math.min(closed, weak < 0 ? strong : last + weak);
}

/** 三、附则 on a line of its own: what follows is its text, the validity sentence too. */
function isTitleAlone(text: string): boolean {
  const marker = parseMarker(text);
  return marker !== null && isHeadingLine(text.slice(marker.rest));
}

/** Index of the first line that can only stand after the text, with no number after it. */
function strongEnd(lines: readonly string[]): number {
  let end = lines.length;
  for (let index = lines.length - 1; index >= 0; index--) {
    const text = lines[index] ?? '';
    if (isAnnouncement(text) || isDateLine(text) || isRemark(text) || isImprint(text)) end = index;
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
  for (let index = range.from; index < range.to; index++) {
    const block = blocks[index];
    if (block !== undefined && test(block)) return index;
  }
  return -1;
}
