import { expect, test } from 'vitest';
import { combinations, includes } from '../../../ingest/search/retrieval/combinations.ts';

test('all combinations, those that hold more of the weight of the query first', () => {
  const found = combinations([3, 2, 1], 6);
  expect(found.map(({ terms }) => terms)).toEqual([[0, 1, 2], [0, 1], [0, 2], [1, 2], [0], [1], [2]]);
});

test('a combination includes those of its terms', () => {
  const [all, some] = combinations([3, 2], 5);
  if (all === undefined || some === undefined) throw new Error('Expected two combinations, not fewer');
  expect([includes(all, some), includes(some, all)]).toEqual([true, false]);
});
