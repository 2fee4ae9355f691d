import { decodeText } from './encoding.ts';
import { LIMITS } from './limits.ts';
import type { SourceText } from './source-text.ts';
import { parseLines } from './text.ts';
import { UnreadableSource } from './unreadable-source.ts';

export interface ReadOptions {
  /** File name with extension, without folder: a hint at the format where the content does not tell. */
  name: string;
  /** Label of the character encoding (`gbk`, `utf-16le`…) that overrides detection. */
  encoding?: string;
}

/**
 * Turns the bytes of one file into text with structure: paragraphs, headings and tables with their places.
 *
 * @param bytes - The whole file.
 * @param options - Its name, and an encoding that overrides detection.
 * @returns The text, its tree, what was dropped, and every doubt as a message.
 * @throws UnreadableSource with a Chinese and an English sentence for a file that cannot be read.
 */
export async function readSource(bytes: Uint8Array, options: ReadOptions): Promise<SourceText> {
  refuseSize(bytes);
  const { text, encoding, messages } = decodeText(
    bytes,
    options.encoding === undefined ? {} : { encoding: options.encoding },
  );
  if (text.trim() === '') throw empty();
  const lines = parseLines(text);
  return { format: 'txt', encoding, text, ...lines, messages: [...messages, ...lines.messages] };
}

function refuseSize(bytes: Uint8Array): void {
  if (bytes.length === 0) throw empty();
  if (bytes.length <= LIMITS.sourceBytes) return;
  const size = Math.ceil(bytes.length / 1024 / 1024);
  const limit = LIMITS.sourceBytes / 1024 / 1024;
  throw new UnreadableSource('too-large', {
    english: `The file has ${size} MB, more than the ${limit} MB that one document may have; remove its images or split it.`,
    chinese: `文件大小为 ${size} MB，超过单个文件 ${limit} MB 的上限，请去除图片或拆分后重试。`,
  });
}

function empty(): UnreadableSource {
  return new UnreadableSource('empty', {
    english: 'The file is empty: it holds no text.',
    chinese: '文件为空，没有任何文字，请核对后重新选择。',
  });
}
