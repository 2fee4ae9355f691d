import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root, sourcesOf } from './source-files.ts';

/** A table of words that texts are known to use: data that stands in a code file. */
const TABLES = new Set(['ingest/crossref/concepts.ts']);
const COMMENT = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm;

describe('what holds for one place', () => {
  it('stands in data files, not in code', () => {
    const naming = sourcesOf('ingest').filter(
      (file) => !TABLES.has(file) && /杭州|浙江|宁波/.test(readFileSync(join(root, file), 'utf8').replace(COMMENT, '')),
    );
    expect(naming).toEqual([]);
  });
});
