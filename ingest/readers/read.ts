import { characterMessages } from './characters.ts';
import { readDoc } from './doc.ts';
import { readDocx } from './docx.ts';
import { decodeText } from './encoding.ts';
import { recogniseContainer, recognisePackage, recogniseText, type TextualFormat } from './format.ts';
import { readHtml, statedCharset } from './html.ts';
import { LIMITS } from './limits.ts';
import { readMarkdown } from './markdown.ts';
import { readOfd } from './ofd.ts';
import { readPdf } from './pdf.ts';
import { holdsPrintedLines, joinPrintedLines } from './printed-paragraphs.ts';
import { readPicture } from './scan.ts';
import { refuseTooLarge } from './size-limit.ts';
import type { SourceText } from './source-text.ts';
import { parseLines } from './text.ts';
import { UnreadableSource } from './unreadable-source.ts';
import { readXls, readXlsx } from './xlsx.ts';
import { openZip } from './zip.ts';

export interface ReadOptions {
  /** File name with extension: a hint at the format where the content does not tell. */
  name: string;
  /** Label of the character encoding (`gbk`, `utf-16le`…) that overrides detection; for text formats only. */
  encoding?: string;
  /** Called now and then by a reading that takes long by its nature, to tell that it is not stuck. */
  working?: () => void;
}

/**
 * Turns the bytes of one file into text with structure: paragraphs, headings and tables with their places.
 *
 * @param bytes - The whole file.
 * @param options - Its name, and an encoding that overrides detection.
 * @returns The text, its tree, what was dropped, and every doubt as a message.
 * @throws UnreadableSource with a Chinese and an English sentence for a file that cannot be read; nothing else.
 */
export async function readSource(bytes: Uint8Array, options: ReadOptions): Promise<SourceText> {
  if (bytes.length === 0) throw empty();
  refuseTooLarge(bytes.length);
  const source = await readContainer(bytes, options);
  return { ...source, messages: [...source.messages, ...characterMessages(source.text)] };
}

async function readContainer(bytes: Uint8Array, options: ReadOptions): Promise<SourceText> {
  const container = recogniseContainer(bytes);
  switch (container) {
    case 'doc':
    case 'rtf':
      return withParagraphs(await readDoc(bytes, container));
    case 'xls':
      return readXls(bytes);
    case 'pdf':
      return readPdf(bytes, options.working);
    case 'image':
      return readPicture(bytes);
    case 'zip':
      return readPackage(bytes);
    case 'text':
      return readText(bytes, options);
  }
}

async function readPackage(bytes: Uint8Array): Promise<SourceText> {
  const archive = await openZip(bytes);
  try {
    switch (recognisePackage(archive.entries.map(({ path }) => path))) {
      case 'docx':
        return withParagraphs(await readDocx(archive));
      case 'xlsx':
        return await readXlsx(archive);
      case 'ofd':
        return await readOfd(archive);
    }
  } finally {
    archive.close();
  }
}

function readText(bytes: Uint8Array, { name, encoding: override }: ReadOptions): SourceText {
  const hint = statedCharset(bytes);
  const { text, encoding, messages } = decodeText(bytes, {
    ...(override !== undefined && { encoding: override }),
    ...(hint !== undefined && { hint }),
  });
  if (text.trim() === '') throw empty();
  const format = recogniseText(text, name);
  refuseTooLarge(bytes.length, format === 'txt' ? LIMITS.textBytes : LIMITS.markupBytes);
  const source = readDecoded(text, encoding, format);
  return { ...source, messages: [...messages, ...source.messages] };
}

function readDecoded(text: string, encoding: string, format: TextualFormat): SourceText {
  switch (format) {
    case 'html':
      return withParagraphs(readHtml(text, encoding));
    case 'md':
      return readMarkdown(text, encoding);
    case 'txt':
      return { format: 'txt', encoding, text, ...parseLines(text) };
  }
}

/** Undoes the line breaks of a source whose paragraphs are printed lines, and says so. */
function withParagraphs(source: SourceText): SourceText {
  if (!holdsPrintedLines(source)) return source;
  const joined = joinPrintedLines(source, []);
  const reason = '文件把每个印刷行存成了一段，已按版面接成段落，请核对分段。';
  const note = {
    severity: 'note',
    rule: 'printed-lines-joined',
    reason,
    line: null,
    address: null,
    quote: null,
  } as const;
  return { ...joined, messages: [note, ...joined.messages] };
}

function empty(): UnreadableSource {
  return new UnreadableSource('empty', {
    english: 'The file is empty: it holds no text.',
    chinese: '文件为空，没有任何文字，请核对后重新选择。',
  });
}
