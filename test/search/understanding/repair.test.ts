import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NearSpellings } from '../../../ingest/search/overview/near-spellings.ts';
import type { SearchEngine } from '../../../ingest/search/search-engine.ts';
import { openSeeds, places, request } from '../seed-knowledge-base.ts';

let engine: SearchEngine;
let close: () => Promise<void>;

beforeAll(async () => {
  const seeds = await openSeeds();
  engine = seeds.base.search;
  close = seeds.close;
});
afterAll(() => close());

const fixture = (name: string) =>
  JSON.parse(readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url), 'utf8'));
const repairs = async (query: string, undo: string[] = []) =>
  (await engine.search(request(query, { undo }))).understanding.filter(({ kind }) => kind === 'repair');

describe('a slip is repaired to what the library prints', () => {
  test.each(fixture('misspellings') as { typed: string; meant: string }[])(
    '$typed → $meant',
    async ({ typed, meant }) => {
      expect((await repairs(typed)).map(({ to }) => to)).toEqual([[meant]]);
      expect((await engine.search(request(typed))).confidence).toBe('good');
      expect(await places(engine, typed)).toEqual(await places(engine, meant));
      expect(await repairs(typed, [`repair:${typed}`])).not.toEqual(await repairs(typed));
    },
  );

  test.each(fixture('real-words') as string[])('%s is another word: at most a guess', async (word) => {
    expect((await repairs(word)).filter(({ note }) => !note.includes('也许是'))).toEqual([]);
  });

  test('where any character may be wrong in a short term, the nearest is searched as a guess', async () => {
    const { understanding, confidence, hits } = await engine.search(request('网购保脱'));
    expect(understanding[0]?.note).toContain('也许是“网购保税”');
    expect({ confidence, found: hits.length > 0 }).toEqual({ confidence: 'weak', found: true });
  });
});

describe('near spellings', () => {
  const words = ['多式联运', '海外仓', '综合保税区', '知识产权', '知识产权保护', '海外库'];
  const entries = words.map((text, at) => ({ text, frequency: words.length - at }));
  const spellings = new NearSpellings(entries);
  const near = (text: string) => spellings.near(text).map(({ entry, difference }) => [entry.text, difference]);

  test('one other character, two swapped, one missing, one too many', () => {
    expect(near('综合保说区')).toEqual([['综合保税区', 'other']]);
    expect(near('多联式运')).toEqual([['多式联运', 'swapped']]);
    expect(near('知识权')).toEqual([['知识产权', 'missing']]);
    expect(near('知识识产权')).toEqual([['知识产权', 'extra']]);
    expect(near('海外苍')).toEqual([
      ['海外仓', 'other'],
      ['海外库', 'other'],
    ]);
  });

  test('any one slip in any word leads back to it, two do not', () => {
    const slip = fc.record({ word: fc.constantFrom(...words), at: fc.nat(3), kind: fc.constantFrom('other', 'extra') });
    fc.assert(
      fc.property(slip, ({ word, at, kind }) => {
        const place = at % word.length;
        const typed =
          word.slice(0, place) + (kind === 'other' ? '锟' : `锟${word.charAt(place)}`) + word.slice(place + 1);
        expect(near(typed).map(([text]) => text)).toContain(word);
        expect(near(`锟${typed}斤`)).toEqual([]);
      }),
    );
  });
});
