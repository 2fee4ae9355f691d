import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { ListedFile } from './ingest-run.ts';

/** Lists the files under paths, folders with all that is in them, sidecars and hidden files left out. */
export async function* listFiles(paths: readonly string[]): AsyncGenerator<ListedFile> {
  for (const path of paths) yield* filesAt(resolve(path), true);
}

async function* filesAt(path: string, named: boolean): AsyncGenerator<ListedFile> {
  const kind = await stat(path).catch(() => null);
  if (kind?.isDirectory()) {
    const names = (await readdir(path)).filter((name) => !name.startsWith('.')).sort();
    for (const name of names) yield* filesAt(join(path, name), false);
  } else if (named || !/^\.ya?ml$/iu.test(extname(path))) yield fileAt(path);
}

function fileAt(path: string): ListedFile {
  const sidecar = join(dirname(path), `${basename(path, extname(path))}.yaml`);
  return {
    origin: path,
    fileName: basename(path),
    read: () => readFile(path),
    sidecar: () => readFile(sidecar, 'utf8').catch(absent),
  };
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
