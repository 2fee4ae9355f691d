import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TermMatch } from '../../ingest/search/ranking/matching.ts';
import { gapBetween } from '../../ingest/search/ranking/proximity.ts';
import type { SearchEngine } from '../../ingest/search/search-engine.ts';
import { wordTerm } from '../../ingest/search/understanding/query.ts';
import { openSeeds, request } from './seed-knowledge-base.ts';

/** How the words stand in a text, as matching would find them. */
function matchesIn(text: string, words: string[]): TermMatch[] {
  return words.map((word) => {
    const starts = [...text].flatMap((_character, start) => (text.startsWith(word, start) ? [start] : []));
    const occurrences = starts.map((start) => ({
      start,
      end: start + word.length,
      field: 'text' as const,
      matched: word,
      weight: 1,
    }));
    return { term: wordTerm(word), occurrences, path: 0, responsibility: 0, document: 0 };
  });
}

describe('characters between the words of a query', () => {
  test.each([
    ['跨境支付结算', ['跨境', '支付', '结算'], 0],
    ['结算便利，跨境支付', ['跨境', '支付', '结算'], 3],
    ['人才政策与人才培训补贴', ['人才', '补贴'], 2],
    ['人才一二三四五补贴，补贴六人才', ['人才', '补贴'], 1],
  ])('%s %j: %i', (text, words, gap) => {
    expect(gapBetween(matchesIn(text, words))).toBe(gap);
  });

  test('one word alone has no distance, and what is missing is left out', () => {
    expect(gapBetween(matchesIn('人才政策', ['人才']))).toBeNull();
    expect(gapBetween(matchesIn('人才政策', ['人才', '补贴']))).toBeNull();
    expect(gapBetween(matchesIn('人才政策', ['人才', '补贴', '政策']))).toBe(0);
  });
});

describe('in the score', () => {
  let engine: SearchEngine;
  let close: () => Promise<void>;
  beforeAll(async () => {
    const seeds = await openSeeds();
    engine = seeds.base.search;
    close = seeds.close;
  });
  afterAll(() => close());

  test('words that stand together add a part of the score that is shown', async () => {
    const { hits } = await engine.search(request('跨境 支付', { limit: 200 }));
    const shown = hits.filter(({ parts }) => parts.some(({ label, value }) => label === '词距' && value > 0));
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.every(({ missing }) => missing.length === 0)).toBe(true);
  });

  test('words that say little count less than what is asked about', async () => {
    const { hits } = await engine.search(request('加快推进直播的具体措施', { limit: 200 }));
    expect(hits[0]?.text).toContain('直播');
    expect(hits[0]?.weak).toBe(false);
    expect(hits.filter(({ text, weak }) => !weak && !text.includes('直播'))).toEqual([]);
  });
});
