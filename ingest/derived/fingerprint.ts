import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ingestFolder = fileURLToPath(new URL('..', import.meta.url));

/** A text in quotes that names a file of code, or one that people review: `'../policy/marker.ts'`, `'./unit-names.yaml'`. */
const namedFile = /['"`]([^'"`\n]*\.(?:ts|mjs|yaml|json|txt|sql))['"`]/g;
const typeImport = /^(?:import|export) type [^;]*;/gm;

/**
 * Fingerprint of a part of this program, from the bytes of its files. What was derived from the library is derived again
 * when the code (or a reviewable file) that made it has changed, and only then: some files stand for themselves and all
 * that they import or name, at any depth. Nobody has to remember to raise a number.
 *
 * @param entries files inside `ingest/` with which the work begins, e.g. `parse.ts`
 */
export function codeFingerprint(...entries: string[]): string {
  const hash = createHash('sha256');
  for (const file of filesUsed(...entries)) hash.update(file).update(readFileSync(join(ingestFolder, file)));
  return hash.digest('hex').slice(0, 32);
}

/** The files of `ingest/` that some of them use, themselves included, in the order of their names. */
export function filesUsed(...entries: string[]): string[] {
  const used = new Set<string>();
  const follow = (file: string) => {
    if (used.has(file)) return;
    used.add(file);
    if (!/\.(?:ts|mjs)$/.test(file)) return;
    const source = readFileSync(join(ingestFolder, file), 'utf8').replace(typeImport, '');
    for (const [, name = ''] of source.matchAll(namedFile)) {
      for (const found of filesNamed(name, dirname(file))) follow(found);
    }
  };
  for (const entry of entries) follow(entry);
  return [...used].sort();
}

/** Files that a text in the code names, seen from a folder; a part that is filled in, `lexicon.${name}.yaml`, may be any. */
function filesNamed(name: string, folder: string): string[] {
  const path = join(folder, name);
  if (!name.includes('${')) return existsSync(join(ingestFolder, path)) ? [path] : [];
  const [before = '', after = ''] = name.split(/\$\{[^}]*\}/).map((part) => part.replace(/^.*\//, ''));
  const place = join(ingestFolder, dirname(path));
  if (!existsSync(place)) return [];
  return readdirSync(place)
    .filter((file) => file.startsWith(before) && file.endsWith(after))
    .map((file) => relative(ingestFolder, join(place, file)));
}
