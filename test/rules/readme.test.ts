import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { importsOf, root, sourcesOf } from './source-files.ts';

const read = (name: string) => readFileSync(join(root, name), 'utf8');
const front = read('README.md');
const operation = read('server/README.md');
/** What somebody reads who runs the product. */
const readme = front + operation;
const { dependencies, devDependencies, optionalDependencies, scripts } = JSON.parse(read('package.json')) as Record<
  'dependencies' | 'devDependencies' | 'optionalDependencies' | 'scripts',
  Record<string, string>
>;

test('README gives a reason for every dependency', () => {
  const names = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
  expect(names.filter((name) => !name.startsWith('@types/') && !readme.includes(`\`${name}\``))).toEqual([]);
});

test('README names no dependency that is gone', () => {
  const table = /\| package \| why \|[\s\S]*?\n\n/.exec(operation)?.[0] ?? '';
  const named = [...table.matchAll(/^\|([^|]*)\|/gm)].flatMap((row) => [...(row[1] ?? '').matchAll(/`([^`]+)`/g)]);
  const known = { ...dependencies, ...devDependencies, ...optionalDependencies, '@types/*': '' };
  expect(named.map((match) => match[1]).filter((name) => !(name !== undefined && name in known))).toEqual([]);
});

test('every dependency that the product runs on is imported somewhere', () => {
  const imported = new Set(
    ['ingest', 'server', 'web']
      .flatMap(sourcesOf)
      .flatMap(importsOf)
      .map(({ to }) => to),
  );
  const byCommand = ['tsx'];
  expect(Object.keys(dependencies).filter((name) => !imported.has(name) && !byCommand.includes(name))).toEqual([]);
});

test('README explains every variable of the configuration', () => {
  const schema = /Type\.Object\(\{([\s\S]*?)\}\);/.exec(read('server/configuration.ts'))?.[1] ?? '';
  const variables = [...schema.matchAll(/^ {2}([A-Z_]+):/gm)].map((match) => match[1]);
  expect(variables.length).toBeGreaterThan(5);
  expect(variables.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
});

test('README mentions only scripts that exist', () => {
  const mentioned = [...readme.matchAll(/npm run (?:--silent )?([a-z:]+)/g)].map((match) => match[1] ?? '');
  expect(mentioned.filter((name) => !(name in scripts))).toEqual([]);
});

test('README is two pages', () => {
  expect(Buffer.byteLength(front)).toBeLessThan(10_000);
});

test('README names files for each of the twelve usual changes, at most four, and all of them are there', () => {
  const table = /\| to add \| files \|[\s\S]*?\n\n/.exec(front)?.[0] ?? '';
  const changes = table.trim().split('\n').slice(2);
  expect(changes).toHaveLength(12);
  for (const change of changes) {
    const files = [...change.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
    expect(files.length, change).toBeGreaterThan(0);
    expect(files.length, change).toBeLessThanOrEqual(4);
    for (const file of files) expect(isThere(file), `${file} in: ${change}`).toBe(true);
  }
});

/** A file or folder of this name; with `NAME` in it one that others like it stand beside. */
function isThere(file: string): boolean {
  if (!file.includes('NAME')) return existsSync(join(root, file));
  const ending = file.slice(file.indexOf('NAME') + 'NAME'.length);
  return readdirSync(join(root, dirname(file))).some((name) => name.endsWith(ending));
}

test('every link of the pages for people leads somewhere', () => {
  const pages = ['README.md', 'server/README.md', 'ingest/README.md', 'test/eval/README.md'];
  for (const page of pages) {
    const targets = [...read(page).matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map((match) => match[1] ?? '');
    for (const target of targets)
      expect(existsSync(join(root, dirname(page), target)), `${target} in ${page}`).toBe(true);
  }
});
