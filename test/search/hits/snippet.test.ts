import { expect, test } from 'vitest';
import { snippetOf } from '../../../ingest/search/hits/snippet.ts';

const mark = (start: number, end: number) => ({ field: 'text' as const, start, end, term: '新增' });
const text = '一'.repeat(300);

test('a snippet has 160 characters where no mark stands on its end', () => {
  expect(snippetOf(text, [mark(3, 5), mark(160, 170)])).toEqual({ start: 0, end: 160 });
});

test('a mark on its end is shown whole', () => {
  expect(snippetOf(text, [mark(3, 5), mark(158, 171)])).toEqual({ start: 0, end: 171 });
});

test('it begins at the sentence in which the words stand', () => {
  expect(snippetOf(`${'一'.repeat(200)}。海外仓在这里。`, [mark(201, 204)])).toEqual({ start: 201, end: 208 });
});
