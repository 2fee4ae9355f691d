import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SearchEngine } from '../../../ingest/search/search-engine.ts';
import { understand } from '../../../ingest/search/understanding/understand.ts';
import { openSeeds } from '../seed-knowledge-base.ts';

let engine: SearchEngine;
let close: () => Promise<void>;

beforeAll(async () => {
  const seeds = await openSeeds();
  engine = seeds.base.search;
  close = seeds.close;
});
afterAll(() => close());

const read = (query: string) => understand(query, engine.understandingContext());
const hangzhou = ['hz-2023-155', 'hz-2024-25', 'hz-2024-52'];

test.each([
  '海外仓 不要直播',
  '海外仓，不含直播',
  '海外仓 排除直播的内容',
  '海外仓 除了直播',
  '除了直播以外还有海外仓',
])('%s leaves out clauses that hold the word', (query) => {
  const { exclusions, terms, steps } = read(query);
  expect(exclusions).toEqual(['直播']);
  expect(terms.map(({ text }) => text)).toContain('海外仓');
  expect(terms.map(({ text }) => text)).not.toContain('直播');
  expect(steps.filter(({ id }) => id.startsWith('without:'))).toMatchObject([{ kind: 'filter', undoable: true }]);
});

test('a place leaves out the documents that it has issued', () => {
  expect(read('海外仓 不要杭州').without.document?.toSorted()).toEqual(hangzhou);
});

test('非 before a word that is not printed so leaves the word out, and stays where it opens a word', () => {
  expect(read('海外仓 非直播').exclusions).toEqual(['直播']);
  expect(read('直播 非遗').exclusions).toEqual([]);
});

test('what is not wanted inside a sentence stays a part of the question', () => {
  expect(read('老外买家不要的货').exclusions).toEqual([]);
});

test('a refusal is undone by its step', () => {
  const { steps } = read('海外仓 不要直播');
  const undone = new Set(steps.map(({ id }) => id));
  const { exclusions } = understand('海外仓 不要直播', { ...engine.understandingContext(), undone });
  expect(exclusions).toEqual([]);
});
