import type { Paragraph, Root, Text } from 'mdast';
import type { Span } from '../policy/clause.ts';
import { type Marker, type MarkerScheme, parseMarker } from '../policy/marker.ts';
import type { IngestMessage } from '../policy/message.ts';
import { bothEnds } from './both-ends.ts';
import { findBarePageNumbers, findRunningLines, isPageNumber } from './page-furniture.ts';
import type { DroppedText } from './source-text.ts';
import { continues, learnSetting, type VisualLine } from './visual-lines.ts';

/** What becomes of plain text: paragraphs with positions in it, and what was left out. */
export interface TextLines {
  root: Root;
  dropped: DroppedText[];
  messages: IngestMessage[];
}

/**
 * Plain text → mdast. Visual line breaks and page breaks inside a sentence are undone; every visual line becomes one
 * `text` node whose value is its source characters, so that offsets in the tree and in the source agree.
 * Page numbers and running headers are left out and listed. Never throws.
 */
export function parseLines(text: string): TextLines {
  const dropped: DroppedText[] = [];
  const messages: IngestMessage[] = [];
  const lines = dropFurniture(splitLines(text), dropped, messages);
  const setting = learnSetting(lines);
  const numbering = new Numbering();
  const paragraphs: VisualLine[][] = [];
  let current = '';
  for (const line of lines) {
    const paragraph = paragraphs.at(-1);
    const last = paragraph?.at(-1);
    if (
      paragraph !== undefined &&
      last !== undefined &&
      continues(current, last, line, setting, (t) => numbering.fits(t))
    ) {
      paragraph.push(line);
      current = bothEnds(current + line.text);
    } else {
      paragraphs.push([line]);
      current = bothEnds(line.text);
      numbering.note(line.text);
    }
  }
  return { root: { type: 'root', children: paragraphs.map(toParagraph) }, dropped, messages };
}

/** Follows the numbers seen so far, to tell a number that opens a clause from one inside a sentence. */
class Numbering {
  readonly #last = new Map<MarkerScheme, number>();

  note(text: string): void {
    const marker = parseMarker(text);
    if (marker !== null) this.#last.set(marker.scheme, marker.value);
  }

  fits(text: string): boolean {
    const marker = parseMarker(text);
    return marker !== null && (this.#follows(marker) || marker.value === 1);
  }

  #follows(marker: Marker): boolean {
    return marker.value === (this.#last.get(marker.scheme) ?? 0) + 1;
  }
}

const LINE_BREAK = /\r\n|[\n\r\f\v\u0085\u2028\u2029]/g;

function splitLines(text: string): VisualLine[] {
  const lines: VisualLine[] = [];
  let start = 0;
  let number = 1;
  let afterBlank = false;
  let afterPage = false;
  const push = (end: number): void => {
    const raw = text.slice(start, end);
    const trimmed = raw.trim();
    if (trimmed === '') {
      afterBlank = true;
      return;
    }
    const offset = raw.length - raw.trimStart().length;
    const from = start + offset;
    lines.push({
      text: trimmed,
      start: from,
      end: from + trimmed.length,
      number,
      indent: indentWidth(raw.slice(0, offset)),
      afterBlank,
      afterPage,
    });
    afterBlank = false;
    afterPage = false;
  };
  for (const match of text.matchAll(LINE_BREAK)) {
    push(match.index);
    if (match[0] === '\f') afterPage = true;
    else number++;
    start = match.index + match[0].length;
  }
  push(text.length);
  return lines;
}

function indentWidth(space: string): number {
  let width = 0;
  for (const character of space) width += character === '\u3000' ? 1 : character === '\t' ? 2 : 0.5;
  return width;
}

function dropFurniture(lines: VisualLine[], dropped: DroppedText[], messages: IngestMessage[]): VisualLine[] {
  const bare = findBarePageNumbers(lines.map(({ text }) => text));
  const running = findRunningLines(splitPages(lines));
  const kept: VisualLine[] = [];
  let pageBreak = false;
  lines.forEach((line, index) => {
    const reason = isPageNumber(line.text) || bare.has(index) ? '页码' : running.has(index) ? '页眉或页脚' : null;
    if (reason !== null) {
      dropped.push({ text: line.text, span: spanOf(line), reason });
      messages.push(furnitureMessage(line, reason));
      pageBreak = true;
      return;
    }
    kept.push(pageBreak ? { ...line, afterBlank: true, afterPage: true } : line);
    pageBreak = false;
  });
  return kept;
}

function splitPages(lines: readonly VisualLine[]): { index: number; text: string }[][] {
  const pages: { index: number; text: string }[][] = [[]];
  lines.forEach((line, index) => {
    if (line.afterPage) pages.push([]);
    pages.at(-1)?.push({ index, text: line.text });
  });
  return pages;
}

function spanOf(line: VisualLine): Span {
  return { start: line.start, end: line.end };
}

function furnitureMessage({ number, text }: VisualLine, reason: string): IngestMessage {
  return {
    severity: 'note',
    rule: 'furniture-dropped',
    reason: `第${number}行是${reason}，不属于正文，未收入条款。`,
    line: number,
    address: null,
    quote: text,
  };
}

function toParagraph(lines: readonly VisualLine[]): Paragraph {
  const children = lines.map(toText);
  const first = children[0]?.position?.start ?? { line: 1, column: 1, offset: 0 };
  const last = children.at(-1)?.position?.end ?? first;
  return { type: 'paragraph', children, position: { start: first, end: last } };
}

function toText(line: VisualLine): Text {
  return {
    type: 'text',
    value: line.text,
    position: {
      start: { line: line.number, column: 1, offset: line.start },
      end: { line: line.number, column: line.text.length + 1, offset: line.end },
    },
  };
}
