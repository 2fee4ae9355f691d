import { basename, dirname, sep } from 'node:path';
import { expect, test } from 'vitest';
import { filesOf, topLevel } from './source-files.ts';

const topFolders = ['server', 'web', 'ingest', 'seeds', 'test'];
const topFiles = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'biome.json',
  'CHANGELOG.md',
  'README.md',
  'LICENSE',
];

/** Words that say nothing about what a file holds. */
const emptyWords = new Set([
  'util',
  'utils',
  'helper',
  'helpers',
  'manager',
  'data',
  'info',
  'misc',
  'chunk',
  'chunks',
]);
const emptyFolders = new Set([...emptyWords, 'common']);

test('the top of the repository holds nothing but the agreed names', () => {
  const stray = topLevel().filter((name) => !name.startsWith('.') && ![...topFolders, ...topFiles].includes(name));
  expect(stray).toEqual([]);
});

test('no file or folder is named by an empty word', () => {
  const named = topFolders.flatMap(filesOf).filter((file) => {
    const words = basename(file).split(/[-_.]/);
    return (
      words.some((word) => emptyWords.has(word)) ||
      dirname(file)
        .split(sep)
        .some((name) => emptyFolders.has(name))
    );
  });
  expect(named).toEqual([]);
});

test('source files are named in kebab-case', () => {
  const odd = ['server', 'web', 'ingest', 'test']
    .flatMap(filesOf)
    .filter((file) => /\.tsx?$/.test(file) && !/^[a-z0-9]+([-.][a-z0-9]+)*$/.test(basename(file)));
  expect(odd).toEqual([]);
});
