import type { Root } from 'mdast';
import type { Span } from '../policy/clause.ts';
import { textWidth } from '../policy/text-width.ts';
import type { DroppedText, SourceText } from './source-text.ts';
import { parseLines } from './text.ts';
import { fullWidth, isCutLine } from './visual-lines.ts';

/** Widest printed line, in Chinese characters; 公文 have 28, web pages up to twice that. */
const WIDEST = 60;
/** Share of paragraphs that break off in the middle of a sentence at the width of a line. */
const CUT_SHARE = 0.2;

/**
 * True when the paragraphs of a .docx or a page are printed lines: copied out of a PDF, each line became a paragraph.
 * No paragraph is longer than a line then, and many break off in a sentence just there; true paragraphs do neither.
 */
export function holdsPrintedLines({ root, text }: SourceText): boolean {
  const lines = root.children
    .filter((node) => node.type === 'paragraph')
    .map((node) => text.slice(spanOf(node).start, spanOf(node).end));
  const width = fullWidth(lines);
  if (width === null || width > WIDEST || lines.some((line) => textWidth(line) > WIDEST)) return false;
  const cut = lines.filter((line, index) => index < lines.length - 1 && isCutLine(line, width));
  return cut.length >= lines.length * CUT_SHARE;
}

/**
 * Reads the paragraphs of a source as the printed lines of plain text, with furniture blanked out; tables, headings
 * and whatever else there is stay as they are, in their places.
 */
export function joinPrintedLines(source: SourceText, furniture: readonly DroppedText[]): SourceText {
  const kept = source.root.children.filter((node) => node.type !== 'paragraph');
  const lines = parseLines(blank(source.text, [...kept.map(spanOf), ...furniture.map(({ span }) => span)]));
  const children = [...lines.root.children, ...kept].sort((a, b) => spanOf(a).start - spanOf(b).start);
  return {
    ...source,
    root: { type: 'root', children },
    dropped: [...source.dropped, ...furniture, ...lines.dropped].sort((a, b) => a.span.start - b.span.start),
    messages: [...source.messages, ...lines.messages],
  };
}

function spanOf(node: Root['children'][number]): Span {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}

function blank(text: string, spans: readonly Span[]): string {
  const characters = text.split('');
  for (const { start, end } of spans) {
    for (let index = start; index < end; index += 1) if (characters[index] !== '\n') characters[index] = ' ';
  }
  return characters.join('');
}
