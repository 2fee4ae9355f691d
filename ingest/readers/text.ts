import type { Paragraph, Root } from 'mdast';
import type { IngestMessage } from '../policy/message.ts';
import type { DroppedText } from './source-text.ts';

/**
 * Reads plain text as one paragraph a line.
 *
 * @param text - Decoded text with line feeds.
 * @returns Root of paragraphs whose positions point into `text`, what was dropped, and messages.
 */
export function parseLines(text: string): { root: Root; dropped: DroppedText[]; messages: IngestMessage[] } {
  const children: Paragraph[] = [];
  let offset = 0;
  for (const [index, printed] of text.split('\n').entries()) {
    const value = printed.trim();
    if (value !== '') {
      const column = printed.indexOf(value);
      const start = { line: index + 1, column: column + 1, offset: offset + column };
      const end = { line: index + 1, column: column + value.length + 1, offset: offset + column + value.length };
      const position = { start, end };
      children.push({ type: 'paragraph', children: [{ type: 'text', value, position }], position });
    }
    offset += printed.length + 1;
  }
  return { root: { type: 'root', children }, dropped: [], messages: [] };
}
