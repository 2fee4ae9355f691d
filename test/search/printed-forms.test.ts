import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SearchEngine } from '../../ingest/search/search-engine.ts';
import { openLibrary, request } from './seed-knowledge-base.ts';

let engine: SearchEngine;
let close: () => Promise<void>;

beforeAll(async () => {
  const library = await openLibrary(fileURLToPath(new URL('fixtures/printed-forms', import.meta.url)));
  engine = library.base.search;
  close = library.close;
});
afterAll(() => close());

/** What is marked in the first hit, as it is printed. */
async function marked(query: string): Promise<string[]> {
  const [best] = (await engine.search(request(query))).hits;
  if (best === undefined) return [];
  const inText = best.highlights.filter(({ field }) => field === 'text');
  return inText.map(({ start, end }) => best.text.slice(start, end));
}

describe('what stands in a text is found as it is printed and as people type it', () => {
  test.each([
    ['Ⅲ类', 'Ⅲ类'],
    ['III类水质', 'Ⅲ类'],
    ['三类水质', 'Ⅲ类'],
    ['3类水质', 'Ⅲ类'],
    ['"劣Ⅴ类断面"', '劣Ⅴ类断面'],
    ['2期工程', '二期'],
    ['"50m2"', '50㎡'],
    ['"5㎞"', '5㎞'],
    ['3‰', '3‰'],
    ['№3图纸', '№3'],
    ['租金補貼', '租金補貼'],
    ['租金补贴', '租金補貼'],
    ['臺灣同胞', '臺灣同胞'],
    ['台湾同胞', '臺灣同胞'],
    ['"營商環境"', '營商環境'],
    ['简化审批程序', '簡化審批程序'],
    ['創業就業', '創業就業'],
  ])('%s', async (query, printed) => {
    expect((await marked(query)).join('')).toContain(printed);
  });
});

test('a pasted sentence leads to its clause alone', async () => {
  const result = await engine.search(request('断面Ⅲ类及以上水质比例达到90%，消除劣Ⅴ类断面。'));
  expect(result.confidence).toBe('good');
  expect(result.hits[0]).toMatchObject({ verbatim: true, weak: false });
  expect(result.hits.slice(1).every(({ weak }) => weak)).toBe(true);
});
