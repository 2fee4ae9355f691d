import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importsOf, root, sourcesOf } from './source-files.ts';

const readme = readFileSync(join(root, 'README.md'), 'utf8');
const read = (name: string) => readFileSync(join(root, name), 'utf8');
const { dependencies, devDependencies, optionalDependencies, scripts } = JSON.parse(read('package.json')) as Record<
  'dependencies' | 'devDependencies' | 'optionalDependencies' | 'scripts',
  Record<string, string>
>;

test('README gives a reason for every dependency', () => {
  const names = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
  expect(names.filter((name) => !name.startsWith('@types/') && !readme.includes(`\`${name}\``))).toEqual([]);
});

test('README names no dependency that is gone', () => {
  const table = /\| package \| why \|[\s\S]*?\n\n/.exec(readme)?.[0] ?? '';
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
