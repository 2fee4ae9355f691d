import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { buildWeb, webFolder } from '../../server/web-build.ts';
import { kilobytes, printTable } from './table.ts';

/** What the browser loads with every page, what it loads page by page, and both together. */
export async function benchSize(): Promise<void> {
  await buildWeb();
  const first = loadedByPage();
  const rest = readdirSync(join(webFolder, 'assets'))
    .map((name) => `assets/${name}`)
    .filter((name) => /\.(js|css)$/.test(name) && !first.includes(name));
  printTable(
    'Web UI, compressed size',
    ['load', 'files', 'JavaScript br', 'JavaScript gzip', 'CSS br'],
    [row('shell, always', first), row('pages, each when it is opened', rest), row('everything', [...first, ...rest])],
  );
}

/** Scripts and styles that index.html names, and all that these import statically. */
function loadedByPage(): string[] {
  const page = readFileSync(join(webFolder, 'index.html'), 'utf8');
  const found = [...page.matchAll(/(?:src|href)="\/?(assets\/[^"]+\.(?:js|css))"/g)].map((match) => match[1] ?? '');
  for (const file of found) {
    if (!file.endsWith('.js')) continue;
    const text = readFileSync(join(webFolder, file), 'utf8');
    for (const match of text.matchAll(/(?:^|[;}\s])(?:import|export)[^;'"()]*?["']\.\/([^"']+\.js)["']/g)) {
      const imported = `assets/${match[1]}`;
      if (!found.includes(imported) && existsSync(join(webFolder, imported))) found.push(imported);
    }
  }
  return found;
}

function row(label: string, files: string[]): (string | number)[] {
  const sum = (ending: string, size: (bytes: Buffer) => number) =>
    kilobytes(
      files
        .filter((name) => name.endsWith(ending))
        .reduce((total, name) => total + size(readFileSync(join(webFolder, name))), 0),
    );
  return [
    label,
    files.length,
    sum('.js', (bytes) => brotliCompressSync(bytes).length),
    sum('.js', (bytes) => gzipSync(bytes).length),
    sum('.css', (bytes) => brotliCompressSync(bytes).length),
  ];
}
