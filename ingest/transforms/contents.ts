import { parseMarker, SCHEME_RANK } from '../policy/marker.ts';
import { textWidth } from '../policy/text-width.ts';
import { type Block, type Range, textAt } from './blocks.ts';

/** A table of contents begins within this many blocks from the top of its text. */
const NEAR_THE_TOP = 40;
/** A line 目录 alone. */
const CONTENTS_TITLE = /^目\s*[录次]$/;

/**
 * Index behind a table of contents, with 目录 above it or without; the beginning of the range where there is none.
 * Its entries are short lines in a row, and the first of them stands again further down. What stands between the
 * contents and that place (第一条 above 第一章, the title once more) is no part of it.
 */
export function afterContents(blocks: readonly Block[], range: Range): number {
  for (let index = range.from; index < Math.min(range.to, range.from + NEAR_THE_TOP); index++) {
    const titled = CONTENTS_TITLE.test(textAt(blocks, index));
    if (!titled && !isChapterLine(textAt(blocks, index))) continue;
    const first = titled ? index + 1 : index;
    const again = standsAgain(blocks, first, range.to);
    if (again !== null && (titled || isChapterLine(textAt(blocks, index + 1))))
      return endOfEntries(blocks, first, again);
    if (!titled) break;
  }
  return range.from;
}

function isChapterLine(text: string): boolean {
  const marker = parseMarker(text);
  return marker !== null && SCHEME_RANK[marker.scheme] < SCHEME_RANK.article && isEntry(text);
}

/** Where the first entry stands for the second time. */
function standsAgain(blocks: readonly Block[], first: number, to: number): number | null {
  const entry = bareEntry(textAt(blocks, first));
  if (entry === '') return null;
  for (let index = first + 1; index < to; index++) if (bareEntry(textAt(blocks, index)) === entry) return index;
  return null;
}

/** The entries run on to the first line that is none, or to where the text begins. */
function endOfEntries(blocks: readonly Block[], first: number, to: number): number {
  let index = first + 1;
  while (index < to && isEntry(textAt(blocks, index))) index++;
  return index;
}

/** A line that can stand in a table of contents: short and without the marks of a sentence. */
function isEntry(text: string): boolean {
  return text !== '' && textWidth(text) <= 50 && !/[。；：]/.test(text);
}

/** An entry without its leader dots and page number. */
function bareEntry(text: string): string {
  return text.replace(/[.…·\s]*[0-9]*$/, '').replace(/\s/g, '');
}
