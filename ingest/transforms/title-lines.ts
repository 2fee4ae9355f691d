import { parseMarker } from '../policy/marker.ts';
import { textWidth } from '../policy/text-width.ts';
import type { PolicyLine } from '../policy/tree.ts';
import type { Block } from './blocks.ts';
import {
  isDateLine,
  isEditionMark,
  isRemark,
  isSignature,
  isTitleLine,
  isWholeTitle,
  splitSignature,
} from './printed-lines.ts';

/**
 * A title is often broken over several centred lines, and so is the name of the body that signs. Groups the lines of a
 * front part: each group is one printed paragraph.
 */
export function joinTitleLines(lines: readonly PolicyLine[]): PolicyLine[][] {
  const groups: PolicyLine[][] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (line === undefined) break;
    const end = titleEnd(lines, index, belongsToNext(lines, index) ? index + 1 : index);
    groups.push(end === index ? [line] : [joined(lines.slice(index, end + 1))]);
    index = end;
  }
  return groups;
}

/** The name of a body that is broken in two, or that stands alone above its 关于…. */
function belongsToNext(lines: readonly PolicyLine[], index: number): boolean {
  const [line, next] = [lines[index]?.text ?? '', lines[index + 1]?.text ?? ''];
  if (splitSignature(line, next)) return true;
  const aboveIsBody = isSignature(lines[index - 1]?.text ?? '');
  return next.startsWith('关于') && isTitleOpening(next) && isSignature(line) && !/\s/.test(line) && !aboveIsBody;
}

function isTitleOpening(text: string): boolean {
  return textWidth(text) <= 110 && !/[。；：，]/.test(text);
}

/** Lines that one title takes at most. */
const MOST_LINES = 6;

/**
 * Index of the last line of the title that begins at `from`; `from` itself where the line is no title or a whole one.
 * The title goes on until it is complete; where no word for a kind of document ends it, until what can only stand
 * below a title. `upTo` are lines that are known to belong together.
 */
function titleEnd(lines: readonly PolicyLine[], from: number, upTo: number): number {
  const text = (to: number): string =>
    lines
      .slice(from, to + 1)
      .map((line) => line.text)
      .join('');
  if (!mayOpenTitle(text(upTo))) return upTo;
  if (upTo > from && isSignature(text(upTo)) && !/^关于/.test(lines[upTo + 1]?.text ?? '')) return upTo;
  let last = upTo;
  for (let index = upTo; index < Math.min(lines.length, from + MOST_LINES); index++) {
    const next = lines[index + 1]?.text ?? '';
    const sofar = text(index);
    if (isComplete(sofar) && !isEditionMark(next) && !goesOn(sofar, next)) return index;
    last = index;
    if (!mayGoOn(next, sofar)) break;
  }
  const whole = text(last);
  const below = lines[last + 1]?.text;
  return isTitleLine(whole) || (isOpen(text(upTo)) && (below === undefined || standsBelowTitle(below))) ? last : upTo;
}

/** The title ends here: brackets closed, no word that wants another, a notice with its 的通知. */
function isComplete(text: string): boolean {
  if (hasOpenMark(text) || /(?:关于|印发|转发|[的和与及、])$/.test(text)) return false;
  const isNotice = /(?:关于)(?:印发|转发|批转|公布|发布)|[\u4e00-\u9fff](?:印发|转发|批转)(?!的)/.test(text);
  return isWholeTitle(text) && (!isNotice || /(?:通知|公告|通告|决定|函|批复|令|通报)[）)》”]?$/.test(text));
}

/**
 * A whole title that a second line takes further: 关于…违反…规定 / 行为的行政处分暂行规定. The first line is long, no notice,
 * and the second opens neither with a body nor with 关于.
 */
function goesOn(text: string, next: string): boolean {
  if (!/^[和与及的等]/.test(next) && (textWidth(text) < 14 || !text.includes('关于'))) return false;
  if (/(?:通知|公告|通告|函|批复|答复)$/.test(text) || /关于|[省市区县州]|^(?:国|中|全国)/.test(next)) return false;
  return isTitleLine(next) && isWholeTitle(text + next);
}

/** A line that says 关于 without the kind of document, or breaks off: the title goes on. */
function isOpen(text: string): boolean {
  return hasOpenMark(text) || (/关于|印发|转发/.test(text) && !isWholeTitle(text)) || /[的和与及、]$/.test(text);
}

function hasOpenMark(text: string): boolean {
  return (
    count(text, /[《〈]/g) > count(text, /[》〉]/g) ||
    count(text, /“/g) > count(text, /”/g) ||
    count(text, /[（(]/g) > count(text, /[）)]/g)
  );
}

function count(text: string, mark: RegExp): number {
  return text.match(mark)?.length ?? 0;
}

function mayOpenTitle(text: string): boolean {
  if (textWidth(text) > 110 || /[。；：，]|号$/.test(text) || /^[（(]/.test(text) || isDateLine(text)) return false;
  if (parseMarker(text) !== null) return false;
  return /关于|印发/.test(text) || (/[\u4e00-\u9fff]{4}/.test(text) && !/文\s*件$|令$/.test(text));
}

function mayGoOn(text: string, before: string): boolean {
  if (text === '' || textWidth(text) > 70 || /[。；：]|^各|号$|^\d{4}年\d{1,2}月\d{1,2}日/.test(text)) return false;
  if (isDateLine(text)) return false;
  if (/^[（(]/.test(text)) return isEditionMark(text) || hasOpenMark(before);
  return !isRemark(text) && (!isSignature(text) || isTitleLine(text) || isOpen(before));
}

/** （…通过）, a number, a date, an addressee, a sentence. */
function standsBelowTitle(text: string): boolean {
  return /^[（(〔[]|[。：:]|号$/.test(text) || isDateLine(text) || isSignature(text);
}

function joined(lines: readonly PolicyLine[]): PolicyLine {
  const [first] = lines;
  const last = lines.at(-1);
  if (first === undefined || last === undefined) throw new TypeError('Expected at least one line, not none');
  return { text: lines.map((line) => line.text).join(''), start: first.start, end: last.end, number: first.number };
}

/**
 * Takes the depth off headings that are the title of the document: Word's 标题 2 or an `h2` is used for titles as well.
 * The first block of a document is its title where no other heading without a number has its depth, or where its words
 * end as those of a title do.
 */
export function titleHeadings(blocks: readonly Block[]): Block[] {
  const first = blocks.findIndex((block) => block.kind === 'table' || !isAboveTitle(block.text));
  const title = blocks[first];
  if (title?.kind !== 'text' || title.depth === null || parseMarker(title.text) !== null) return [...blocks];
  const alike = blocks.filter(
    (block) => block.kind === 'text' && block.depth === title.depth && parseMarker(block.text) === null,
  );
  let end = first + 1;
  while (blocks[end]?.kind === 'text' && alike.includes(blocks[end] ?? title)) end++;
  if (alike.length > end - first && !isTitleLine(title.text)) return [...blocks];
  if (alike.length > end - first) end = first + 1;
  return blocks.map((block, index) =>
    block.kind === 'text' && index >= first && index < end ? { ...block, depth: null } : block,
  );
}

/** Numbers and marks that are printed above a title. */
function isAboveTitle(text: string): boolean {
  return /号$|^[A-Z]{4}\d{2}[-—－]|^附件/.test(text);
}
