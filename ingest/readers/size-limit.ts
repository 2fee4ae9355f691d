import { LIMITS } from './limits.ts';
import { UnreadableSource } from './unreadable-source.ts';

/**
 * Refuses a file by its size, if possible before it is read into memory.
 *
 * @param bytes - Size of the file.
 * @param allowed - Bytes that its format may have.
 * @throws UnreadableSource `too-large`.
 */
export function refuseTooLarge(bytes: number, allowed: number = LIMITS.sourceBytes): void {
  if (bytes <= allowed) return;
  const size = Math.ceil(bytes / 1024 / 1024);
  const limit = allowed / 1024 / 1024;
  throw new UnreadableSource('too-large', {
    english: `The file has ${size} MB, more than the ${limit} MB that one document of its format may have; remove its images or split it.`,
    chinese: `文件大小为 ${size} MB，超过该格式单个文件 ${limit} MB 的上限，请去除图片或拆分后重试。`,
  });
}
