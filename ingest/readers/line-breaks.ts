import { isNumberLine } from '../policy/document-number.ts';
import { type MarkerScheme, parseMarker } from '../policy/marker.ts';
import { bothEnds } from './both-ends.ts';

/**
 * A line break inside one paragraph of a .docx or an HTML page is either where a title was wrapped by hand or, in
 * text pasted from elsewhere, the only paragraph mark there is. What follows and what precedes it tells which.
 */

/** Indented as the first line of a paragraph is, or a line that stands alone by its words: an annex, a copy, a document number, a date. */
const STARTS_PARAGRAPH =
  /^(?:[\u3000\u00a0\t]|\s{2}|附件?[\d：:]|抄送|[\d〇○零一二三四五六七八九十]{4}\s*年[\s\d一二三四五六七八九十]+月[\s\d一二三四五六七八九十]+日\s*$)/;
/** A numbered heading on a line of its own is short and without any mark of a sentence. */
const HEADING_LINE = /^[^，。；：！？,;:!?]{0,36}$/;
/** Numbers that only headings have. */
const HEADING_SCHEMES: ReadonlySet<MarkerScheme> = new Set([
  'part',
  'subpart',
  'chapter',
  'division',
  'chinese',
  'chinese-bracket',
]);
/** Ends as a paragraph does. */
const ENDS_PARAGRAPH = /[。！？；：!?;:](?:[”’"')）\]］】]*)\s*$/;
const WORD_END = /[A-Za-z0-9,.;:]$/;
const WORD_START = /^[A-Za-z0-9]/;

/**
 * Puts together the lines of one paragraph that were separated by line breaks.
 *
 * @param lines - Printed lines, in order, with their white space.
 * @returns Paragraphs; lines that belong together are joined with nothing (with a space between Latin words).
 */
export function paragraphsOfLines(lines: readonly string[]): string[] {
  const paragraphs: string[][] = [];
  let before = '';
  for (const line of lines) {
    const pieces = paragraphs.at(-1);
    const last = pieces?.at(-1);
    if (pieces === undefined || last === undefined || line.trim() === '' || beginsParagraph(before, line)) {
      paragraphs.push([line]);
      before = bothEnds(line);
    } else {
      const [first, second] = joinLines(last, line);
      pieces.splice(-1, 1, first, second);
      before = bothEnds(before.trimEnd() + second);
    }
  }
  return paragraphs.map((pieces) => pieces.join('')).filter((paragraph) => paragraph.trim() !== '');
}

/** Whether a line begins a paragraph, given what stands before it in the same block. */
export function beginsParagraph(previous: string, line: string): boolean {
  const ended = previous.trim() === '' || ENDS_PARAGRAPH.test(previous) || isHeadingLine(previous.trim());
  return ended || STARTS_PARAGRAPH.test(line) || isNumberLine(line) || parseMarker(line.trim()) !== null;
}

function isHeadingLine(line: string): boolean {
  const scheme = parseMarker(line)?.scheme;
  return scheme !== undefined && HEADING_SCHEMES.has(scheme) && HEADING_LINE.test(line);
}

function joinLines(first: string, second: string): [first: string, second: string] {
  const [start, end] = [first.trimEnd(), second.trimStart()];
  return [start, WORD_END.test(start) && WORD_START.test(end) ? ` ${end}` : end];
}
