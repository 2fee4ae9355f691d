import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** What is made by tools, never by hand (see .gitignore). */
const generated = new Set(['node_modules', '.git', 'data', 'dist', 'coverage', 'test-results', 'fixtures']);

/** One import or re-export of a source file. */
export interface Import {
  /** Importing file, relative to the top of the repository. */
  from: string;
  /** Imported file relative to the top, or the package or `node:` module name. */
  to: string;
  /** True for our own files. */
  ours: boolean;
  /** True when nothing of it is left at run time. */
  typeOnly: boolean;
  /** As written. */
  specifier: string;
}

/** All hand-written files of a top-level folder, relative to the top. */
export function filesOf(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => !generated.has(entry.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesOf(path) : [path];
    });
}

/** TypeScript files of a top-level folder. */
export function sourcesOf(folder: string): string[] {
  return filesOf(folder).filter((file) => /\.m?[tj]s$/.test(file));
}

/** Every import and re-export, static or dynamic, of one source file. */
export function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8').replace(/^\s*(\/\/|\*|\/\*).*$/gm, '');
  const found: Import[] = [];
  const pattern =
    /^(?:import|export)(?<type>\s+type)?\s(?:[^'";]*?\sfrom\s+)?'(?<name>[^']+)'|\bimport\(\s*'(?<dynamic>[^']+)'/gm;
  for (const { groups } of text.matchAll(pattern)) {
    const specifier = groups?.name ?? groups?.dynamic;
    if (specifier === undefined) continue;
    const ours = specifier.startsWith('.');
    found.push({
      from: file,
      to: ours ? normalize(join(dirname(file), specifier)) : packageOf(specifier),
      ours,
      typeOnly: groups?.type !== undefined,
      specifier,
    });
  }
  return found;
}

/** `@scope/name/part` → `@scope/name`; `node:` modules stay as they are. */
function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** Names at the top of the repository. */
export function topLevel(): string[] {
  return readdirSync(root).filter((name) => !generated.has(name));
}
