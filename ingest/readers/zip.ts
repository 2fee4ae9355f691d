import { crc32 } from 'node:zlib';
import yauzl from 'yauzl';
import { decodeFileName } from './encoding.ts';
import { LIMITS } from './limits.ts';
import { UnreadableSource } from './unreadable-source.ts';

/** One file inside a zip archive. */
export interface ZipEntry {
  /** Path inside the archive with `/`, decoded from UTF-8 or from GBK where the archive says nothing. */
  path: string;
  /** Expanded size that the archive states, in bytes. */
  size: number;
  /** Expands the entry. Throws UnreadableSource when it is damaged, encrypted or expands beyond the limits. */
  read(): Promise<Uint8Array>;
}

/** An open archive; `close` it when no entry is read any more. */
export interface ZipArchive {
  entries: ZipEntry[];
  close(): void;
}

const OPEN_OPTIONS = { autoClose: false, lazyEntries: true, decodeStrings: false, validateEntrySizes: true };
/** Bit 11 of the general purpose flag: the name is UTF-8 (APPNOTE.TXT 4.4.4). */
const UTF8_NAME = 0x800;
/** Bit 0: the entry is encrypted. */
const ENCRYPTED = 0x1;

/**
 * Lists the files of a zip archive; nothing is expanded yet.
 *
 * @param source - Bytes of the archive, or its path on disk (then only the directory is held in memory).
 * @throws UnreadableSource `damaged` for something that is no zip, `unsafe-path` for an entry whose path leads out of
 *   the archive, `zip-bomb` for too many entries.
 */
export async function openZip(source: Uint8Array | string): Promise<ZipArchive> {
  const archive = await open(source);
  try {
    const entries: ZipEntry[] = [];
    for await (const entry of archive.eachEntry()) {
      const path = entryPath(entry);
      if (path.endsWith('/')) continue;
      if (entries.length >= LIMITS.zipEntries) throw tooManyEntries();
      entries.push({ path, size: entry.uncompressedSize, read: () => readEntry(archive, entry, path) });
    }
    return { entries, close: () => archive.close() };
  } catch (error) {
    archive.close();
    throw error instanceof UnreadableSource ? error : damagedZip(error);
  }
}

async function open(source: Uint8Array | string): Promise<yauzl.ZipFile> {
  try {
    if (typeof source === 'string') return await yauzl.openPromise(source, OPEN_OPTIONS);
    return await yauzl.fromBufferPromise(
      Buffer.from(source.buffer, source.byteOffset, source.byteLength),
      OPEN_OPTIONS,
    );
  } catch (error) {
    throw damagedZip(error);
  }
}

/** With `decodeStrings: false` yauzl hands on the raw name, whatever its type says. */
function entryPath(entry: yauzl.Entry): string {
  const raw: unknown = entry.fileName;
  const name = Buffer.isBuffer(raw)
    ? decodeFileName(raw, (entry.generalPurposeBitFlag & UTF8_NAME) !== 0)
    : String(raw);
  const path = name.replaceAll('\\', '/');
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path) || path.split('/').includes('..') || path.includes('\0')) {
    throw new UnreadableSource('unsafe-path', {
      english: `The archive holds the path "${path}", which leads out of it; it was not unpacked. Pack it anew.`,
      chinese: `压缩包内的路径“${path}”指向包外，已停止解包，请重新打包。`,
    });
  }
  return path;
}

function refuseExpansion(path: string, entry: yauzl.Entry): void {
  const { compressedSize, uncompressedSize } = entry;
  if (uncompressedSize <= LIMITS.zipEntryBytes && uncompressedSize <= compressedSize * LIMITS.zipRatio + 1024) return;
  throw new UnreadableSource('zip-bomb', {
    english: `"${path}" expands to ${uncompressedSize} bytes, beyond the limit for one packed file; it was not unpacked.`,
    chinese: `“${path}”解压后为 ${uncompressedSize} 字节，超过单个文件的解压上限，未解包。`,
  });
}

async function readEntry(archive: yauzl.ZipFile, entry: yauzl.Entry, path: string): Promise<Uint8Array> {
  refuseExpansion(path, entry);
  if ((entry.generalPurposeBitFlag & ENCRYPTED) !== 0) {
    throw new UnreadableSource('encrypted', {
      english: `"${path}" is encrypted in the archive; unpack it with its password first.`,
      chinese: `压缩包内的“${path}”已加密，请先用密码解压后再导入。`,
    });
  }
  try {
    const parts: Buffer[] = [];
    // yauzl ends the stream with an error as soon as it is longer than the size that was checked before.
    for await (const part of await archive.openReadStreamPromise(entry)) parts.push(part);
    const bytes = Buffer.concat(parts);
    if (crc32(bytes) !== entry.crc32) throw new Error(`Expected checksum ${entry.crc32} for ${path}`);
    return bytes;
  } catch (error) {
    throw damagedZip(error);
  }
}

function tooManyEntries(): UnreadableSource {
  return new UnreadableSource('zip-bomb', {
    english: `The archive holds more than ${LIMITS.zipEntries} files; split it.`,
    chinese: `压缩包内的文件超过 ${LIMITS.zipEntries} 个，请拆分后重试。`,
  });
}

function damagedZip(cause: unknown): UnreadableSource {
  return new UnreadableSource(
    'damaged',
    {
      english: 'The file is a damaged zip container (cut off or altered); fetch or save it again.',
      chinese: '文件的 zip 容器已损坏（不完整或被改动），请重新下载或另存后重试。',
    },
    cause,
  );
}
