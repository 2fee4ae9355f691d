import type { Root } from 'mdast';
import type { Span } from '../policy/clause.ts';
import type { IngestMessage } from '../policy/message.ts';

declare module 'mdast' {
  interface TableCellData {
    /** Grid columns and rows that a merged cell covers, 1 when absent; a covered position has no cell of its own. */
    columns?: number;
    rows?: number;
  }
}

export type SourceFormat = 'txt' | 'md' | 'html' | 'docx' | 'doc' | 'rtf' | 'xlsx' | 'xls' | 'pdf' | 'ofd' | 'image';

/** Page furniture (page numbers, running headers) that was left out, with its place in the source text. */
export interface DroppedText {
  text: string;
  span: Span;
  reason: string;
}

/** What a reader makes of the bytes of one file. */
export interface SourceText {
  format: SourceFormat;
  /** Name of the character encoding, e.g. `UTF-8`, `GB18030`; null for containers (docx, pdf). */
  encoding: string | null;
  /**
   * The text that every span and line number refers to: the decoded file for `txt` and `md`, the extracted text
   * (one paragraph a line, in reading order) for the others.
   */
  text: string;
  /**
   * Paragraphs, headings and tables in order. Every node that carries text has a position whose offsets
   * (UTF-16 code units) point into `text`; visual lines of one paragraph are already joined with nothing.
   */
  root: Root;
  dropped: DroppedText[];
  messages: IngestMessage[];
}
