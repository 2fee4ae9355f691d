import { describe, expect, test } from 'vitest';
import { findUnitNotes } from '../../ingest/transforms/unit-notes.ts';

/** Texts that made each bracket look at all others: with a quadratic search these end at the time limit of the test. */
describe('notes among hundreds of thousands of brackets', () => {
  const count = 300_000;

  test.each([
    ['opening ones', '〔'.repeat(count)],
    ['closing ones', `${'）'.repeat(count)}x`],
    ['nested ones', '（'.repeat(count) + '）'.repeat(count)],
    ['pairs', '（甲）'.repeat(count)],
  ])('%s hold none', (_, text) => {
    expect(findUnitNotes(text)).toEqual([]);
  });

  test('the one note behind them is found', () => {
    const text = `${'〔'.repeat(count)}。（责任单位：市商务局）`;
    const [note] = findUnitNotes(text);
    expect(text.slice(note?.start, note?.end)).toBe('责任单位：市商务局');
  });
});
