import { parseMarker } from '../policy/marker.ts';
import { parseNumeral } from '../policy/numerals.ts';
import { textWidth } from '../policy/text-width.ts';
import { type Block, type Range, textAt } from './blocks.ts';
import {
  isAnnouncement,
  isDateLine,
  isEditionMark,
  isImprint,
  isListEntry,
  isRemark,
  isSignature,
  isTitleLine,
  isWholeTitle,
} from './printed-lines.ts';

export interface AnnexHead {
  /** Printed, `附件1`; null for a document attached after the signature without the word 附件. */
  num: string | null;
  value: number | null;
  title: string | null;
}

/** Where an annex begins: the lines of its head (附件1, its title). */
export interface AnnexStart {
  head: Range;
  annex: AnnexHead;
}

/** 附件1, 附表二, 附1 and 附：; 附近 and 附则 are none. */
const ANNEX =
  /^(附\s*(?:件|录|表|图)|附(?=\s*[:：]|\s*[0-9０-９一二三四五六七八九十]{1,2}\s*(?:$|[:：.．、\s])))\s*([0-9０-９一二三四五六七八九十]{0,3})(?:\s*[-—－][0-9０-９]+)?\s*([:：.．、]?)\s*([\s\S]*)$/;

/** The annexes of a document in order, those without the word 附件 included. */
export function annexStarts(blocks: readonly Block[]): AnnexStart[] {
  const starts: AnnexStart[] = [];
  let dated = false;
  let announced = false;
  blocks.forEach((block, index) => {
    if (block.kind !== 'text') return;
    if (isDateLine(block.text)) dated = true;
    const found = annexHead(blocks, index, dated || announced || starts.length > 0);
    if (found !== null) starts.push(found);
    else if (isAnnouncement(block.text)) announced = true;
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
  if (title !== '' && (!afterText || announces(blocks, index, digits !== ''))) return null;
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
    const unfinished = /(?:[的和及与、]|关于)$/.test(text);
    const open = /^[（(]/.test(next)
      ? isEditionMark(next)
      : unfinished || (!isTitleLine(text) && isWholeTitle(text + next));
    if (next === '' || !isHeadLine(next) || parseMarker(next) !== null || ANNEX.test(next) || !open) return count;
    text += next;
  }
  return 4;
}

/** 附件：1.… announces an annex (附件说明): the signature, the date or the next entry of the list follows. */
function announces(blocks: readonly Block[], index: number, numbered: boolean): boolean {
  if (blocks[index + 1]?.kind === 'table') return false;
  const next = textAt(blocks, index + 1);
  if (isListEntry(textAt(blocks, index).replace(ANNEX, '$4')) && !numbered) return true;
  if (ANNEX.test(next) || isListEntry(next) || next === '') return next !== '' || index < blocks.length - 1;
  return isDateLine(next) || isSignature(next) || isDateLine(textAt(blocks, index + 2));
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

const TOP_SCHEMES = new Set(['part', 'subpart', 'chapter', 'article', 'chinese']);
