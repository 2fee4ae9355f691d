import type { Nodes, Root } from 'mdast';
import type { SourceText } from '../../ingest/readers/source-text.ts';
import { UnreadableSource } from '../../ingest/readers/unreadable-source.ts';

/** What a reader made of a file, in the form in which fixtures state it. */
export type Reading =
  | {
      format: string;
      encoding: string | null;
      /** One line a block: `text`, `# heading`, or a table's rows with `|` between cells and `[columns×rows]` if merged. */
      blocks: string[];
      /** `reason: text` of everything left out. */
      dropped: string[];
      /** `rule@line` of every message, and its quote. */
      messages: string[];
    }
  | { refused: string; english: string; chinese: string };

/** A reading as fixtures state it. */
export function readingOf(source: SourceText): Reading {
  return {
    format: source.format,
    encoding: source.encoding,
    blocks: blockLines(source.root),
    dropped: source.dropped.map(({ reason, text }) => `${reason}: ${text}`),
    messages: source.messages.map(
      ({ rule, line, quote }) => `${rule}${line === null ? '' : `@${line}`}${quote === null ? '' : `: ${quote}`}`,
    ),
  };
}

/** A refusal as fixtures state it; anything but a refusal is thrown on. */
export function refusalOf(error: unknown): Reading {
  if (!(error instanceof UnreadableSource)) throw error;
  return { refused: error.code, english: error.message, chinese: error.chinese };
}

function blockLines(root: Root): string[] {
  return root.children.flatMap((node) => {
    if (node.type === 'heading') return [`${'#'.repeat(node.depth)} ${textOf(node)}`];
    if (node.type !== 'table') return [textOf(node)];
    return node.children.map((row) =>
      row.children
        .map((cell) => {
          const { columns = 1, rows = 1 } = cell.data ?? {};
          return textOf(cell) + (columns * rows > 1 ? ` [${columns}×${rows}]` : '');
        })
        .join(' | '),
    );
  });
}

/** Text of a node; the end of a paragraph inside a table cell as ⏎. */
export function textOf(node: Nodes): string {
  if (node.type === 'break') return '⏎';
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}
