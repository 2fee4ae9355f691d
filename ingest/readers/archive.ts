import { LIMITS } from './limits.ts';
import { isIgnored, isSidecar, type ListedSource, unreadable } from './listed-source.ts';
import { refuseTooLarge } from './size-limit.ts';
import { UnreadableSource } from './unreadable-source.ts';
import { openZip, type ZipArchive, type ZipEntry } from './zip.ts';

/**
 * Lists the documents of a zip archive, archives inside it included, in the order of their paths. A member is
 * expanded only when it is read, and can be read only until the next one is asked for.
 *
 * @param source - Path of the archive on disk, or its bytes.
 * @param origin - Where the archive comes from; members get `origin!/path`.
 * @param fileName - Name of the archive, for messages.
 */
export async function* archiveSources(
  source: string | Uint8Array,
  origin: string,
  fileName: string,
): AsyncGenerator<ListedSource> {
  yield* members(source, origin, fileName, 1);
}

async function* members(
  source: string | Uint8Array,
  origin: string,
  fileName: string,
  depth: number,
): AsyncGenerator<ListedSource> {
  let archive: ZipArchive;
  try {
    archive = await openZip(source);
  } catch (error) {
    yield unreadable(origin, error instanceof Error ? error : new Error(String(error)));
    return;
  }
  try {
    const documents = archive.entries.filter(isDocument).sort((a, b) => (a.path < b.path ? -1 : 1));
    const problem = problemOf(documents, fileName, depth);
    if (problem !== null) yield unreadable(origin, problem);
    else for (const entry of documents) yield* member(archive, entry, `${origin}!/${entry.path}`, depth);
  } finally {
    archive.close();
  }
}

async function* member(
  archive: ZipArchive,
  entry: ZipEntry,
  origin: string,
  depth: number,
): AsyncGenerator<ListedSource> {
  if (/\.zip$/i.test(entry.path)) {
    const bytes = await entry.read().catch((error: Error) => error);
    if (bytes instanceof Error) yield unreadable(origin, bytes);
    else yield* members(bytes, origin, entry.path, depth + 1);
    return;
  }
  yield {
    origin,
    fileName: entry.path.split('/').at(-1) ?? entry.path,
    read: async () => {
      refuseTooLarge(entry.size);
      return entry.read();
    },
    sidecar: () => sidecarOf(archive, entry),
  };
}

function isDocument({ path }: ZipEntry): boolean {
  return !isSidecar(path) && !path.split('/').some(isIgnored);
}

async function sidecarOf(archive: ZipArchive, entry: ZipEntry): Promise<string | null> {
  const path = entry.path.replace(/\.[^./]*$/, '.yaml');
  const sidecar = archive.entries.find((candidate) => candidate.path === path);
  return sidecar === undefined ? null : new TextDecoder().decode(await sidecar.read());
}

function problemOf(documents: readonly ZipEntry[], fileName: string, depth: number): UnreadableSource | null {
  const bytes = documents.reduce((sum, { size }) => sum + size, 0);
  if (depth > LIMITS.archiveDepth) {
    return new UnreadableSource('too-deep', {
      english: `"${fileName}" is an archive nested too deep; unpack the outer archives first.`,
      chinese: `压缩包“${fileName}”嵌套过深，请先解压外层压缩包。`,
    });
  }
  if (bytes > LIMITS.archiveBytes) {
    return new UnreadableSource('zip-bomb', {
      english: `"${fileName}" expands to ${Math.ceil(bytes / 1024 / 1024)} MB, beyond the limit for one archive; split it.`,
      chinese: `压缩包“${fileName}”解压后为 ${Math.ceil(bytes / 1024 / 1024)} MB，超过上限，请拆分后重试。`,
    });
  }
  if (documents.length > 0) return null;
  return new UnreadableSource('empty', {
    english: `The archive "${fileName}" holds no documents.`,
    chinese: `压缩包“${fileName}”中没有文件。`,
  });
}
