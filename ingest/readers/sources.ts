import { open, readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import glob from 'fast-glob';
import { archiveSources } from './archive.ts';
import { isIgnored, isSidecar, type ListedSource, unreadable } from './listed-source.ts';
import { refuseTooLarge } from './size-limit.ts';
import { UnreadableSource } from './unreadable-source.ts';
import { openZip } from './zip.ts';

/**
 * Lists the files that paths stand for: a file, a folder with everything in it, a glob pattern or a zip archive.
 * Sidecar files, hidden files and the droppings of other programs are left out. Files come one at a time and in a
 * stable order; a member of an archive can be read only until the next file is asked for.
 *
 * What cannot be listed (a missing path, a pattern without a match, an empty folder, a damaged archive) comes as one
 * source whose `read` throws UnreadableSource, so that it stands in the report beside the others.
 */
export async function* listSources(paths: readonly string[]): AsyncGenerator<ListedSource> {
  for (const path of paths) yield* sourcesAt(path);
}

async function* sourcesAt(path: string): AsyncGenerator<ListedSource> {
  const absolute = resolve(path);
  const kind = await stat(absolute).catch(() => null);
  if (kind?.isDirectory()) yield* orNothingFound(filesIn(absolute), absolute, nothingInFolder(path));
  else if (kind?.isFile()) yield* fileOrArchive(absolute);
  else if (glob.isDynamicPattern(path)) yield* orNothingFound(filesMatching(path), path, nothingMatches(path));
  else yield unreadable(absolute, notFound(path));
}

async function* orNothingFound(
  sources: AsyncGenerator<ListedSource>,
  origin: string,
  problem: UnreadableSource,
): AsyncGenerator<ListedSource> {
  let found = false;
  for await (const source of sources) {
    found = true;
    yield source;
  }
  if (!found) yield unreadable(origin, problem);
}

async function* filesIn(folder: string): AsyncGenerator<ListedSource> {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (isIgnored(entry.name)) continue;
    if (entry.isDirectory()) yield* filesIn(path);
    // Symbolic links to folders are not followed: they can lead back.
    else if (!isSidecar(entry.name) && (await isFile(path))) yield* fileOrArchive(path);
  }
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isFile() ?? false;
}

async function* filesMatching(pattern: string): AsyncGenerator<ListedSource> {
  const paths = await glob(pattern, { absolute: true, followSymbolicLinks: false });
  for (const path of paths.sort()) {
    if (!isIgnored(basename(path)) && !isSidecar(path)) yield* fileOrArchive(path);
  }
}

async function* fileOrArchive(path: string): AsyncGenerator<ListedSource> {
  if (await isArchive(path)) yield* archiveSources(path, path, basename(path));
  else yield fileSource(path);
}

/** A zip that is not the container of a document. */
async function isArchive(path: string): Promise<boolean> {
  if (/\.(?:docx|ofd|xlsx|pptx)$/i.test(path) || !(await startsAsZip(path))) return false;
  if (/\.zip$/i.test(path)) return true;
  const archive = await openZip(path).catch(() => null);
  archive?.close();
  return (
    archive?.entries.every((entry) => !/^(?:\[Content_Types\]\.xml|OFD\.xml|mimetype)$/i.test(entry.path)) ?? false
  );
}

async function startsAsZip(path: string): Promise<boolean> {
  const file = await open(path).catch(() => null);
  if (file === null) return false;
  try {
    const start = Buffer.alloc(4);
    await file.read(start, 0, 4, 0);
    return start.toString('latin1') === 'PK\x03\x04';
  } finally {
    await file.close();
  }
}

function fileSource(path: string): ListedSource {
  const sidecar = join(dirname(path), `${basename(path, extname(path))}.yaml`);
  return {
    origin: path,
    fileName: basename(path),
    read: async () => {
      refuseTooLarge((await stat(path)).size);
      return readFile(path);
    },
    sidecar: () => readFile(sidecar, 'utf8').catch(absent),
  };
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}

function notFound(path: string): UnreadableSource {
  return new UnreadableSource('not-found', {
    english: `There is no file or folder "${path}"; check the path.`,
    chinese: `找不到文件或文件夹“${path}”，请核对路径。`,
  });
}

function nothingMatches(pattern: string): UnreadableSource {
  return new UnreadableSource('not-found', {
    english: `No file matches "${pattern}"; check the pattern (it must be quoted on the command line).`,
    chinese: `没有文件符合“${pattern}”，请核对通配符。`,
  });
}

function nothingInFolder(path: string): UnreadableSource {
  return new UnreadableSource('not-found', {
    english: `The folder "${path}" holds no documents.`,
    chinese: `文件夹“${path}”中没有文件。`,
  });
}
