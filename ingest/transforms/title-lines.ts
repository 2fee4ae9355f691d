import { textWidth } from '../policy/text-width.ts';
import type { PolicyLine } from '../policy/tree.ts';
import { isDateLine, isEditionMark, isRemark, isSignature, isTitleLine, isWholeTitle } from './printed-lines.ts';

/**
 * A title is often broken over several centred lines. Groups the lines of a front part: each group is one printed
 * paragraph; the lines of a title that 关于 or 印发 opens go on until a word for a kind of document ends it.
 */
export function joinTitleLines(lines: readonly PolicyLine[]): PolicyLine[][] {
  const groups: PolicyLine[][] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (line === undefined) break;
    const end = titleEnd(lines, index);
    groups.push(end === index ? [line] : [joined(lines.slice(index, end + 1))]);
    index = end;
  }
  return groups;
}

function titleEnd(lines: readonly PolicyLine[], from: number): number {
  const first = lines[from]?.text ?? '';
  if (!mayOpenTitle(first)) return from;
  let text = first;
  for (let index = from; index < Math.min(lines.length, from + 5); index++) {
    const next = lines[index + 1]?.text ?? '';
    const complete = isWholeTitle(text) && !isEditionMark(next) && !/(?:关于|印发|转发)$/.test(text);
    if (complete || !mayGoOn(next)) return isTitleLine(text) || index === from ? index : from;
    text += next;
  }
  return from;
}

function mayOpenTitle(text: string): boolean {
  if (textWidth(text) > 50 || /[。；：，]|号$/.test(text) || /^[（(]/.test(text) || isDateLine(text)) return false;
  return /关于|印发/.test(text) || (/[\u4e00-\u9fff]{4}/.test(text) && !/文\s*件$|令$/.test(text));
}

function mayGoOn(text: string): boolean {
  if (text === '' || textWidth(text) > 50 || /[。；：]|^各|号$/.test(text) || isDateLine(text)) return false;
  if (/^[（(]/.test(text)) return isEditionMark(text);
  return !isRemark(text) && (!isSignature(text) || isTitleLine(text));
}

function joined(lines: readonly PolicyLine[]): PolicyLine {
  const [first] = lines;
  const last = lines.at(-1);
  if (first === undefined || last === undefined) throw new TypeError('Expected at least one line, not none');
  return { text: lines.map((line) => line.text).join(''), start: first.start, end: last.end, number: first.number };
}
