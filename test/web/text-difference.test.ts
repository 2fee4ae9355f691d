import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textDifference } from '../../web/text-difference.ts';

/** The text without its marked ranges. */
const without = (text: string, marks: { start: number; end: number }[]): string =>
  [...text.split('').entries()]
    .filter(([at]) => !marks.some((mark) => mark.start <= at && at < mark.end))
    .map(([, character]) => character)
    .join('');

const wording = fc
  .array(fc.constantFrom('省', '市', '推', '动', '1', '。'), { maxLength: 40 })
  .map((all) => all.join(''));

describe('the difference of two wordings', () => {
  test('names the changed figure only', () => {
    const before = '到2025年，数字贸易进出口总额达到1000亿美元。';
    const after = '到2026年，数字贸易进出口总额达到4300亿元。';
    const { removed, added } = textDifference(before, after);
    expect(removed.map(({ start, end }) => before.slice(start, end))).toEqual(['5', '10', '美']);
    expect(added.map(({ start, end }) => after.slice(start, end))).toEqual(['6', '43']);
  });

  test('what is left of both sides is the same text', () => {
    fc.assert(
      fc.property(wording, wording, (before, after) => {
        const { removed, added } = textDifference(before, after);
        expect(without(before, removed)).toBe(without(after, added));
      }),
    );
  });

  test('equal texts have no difference', () => {
    fc.assert(
      fc.property(wording, (text) => {
        expect(textDifference(text, text)).toEqual({ removed: [], added: [] });
      }),
    );
  });

  test('very long texts are shown as replaced instead of taking minutes', () => {
    const { removed, added } = textDifference('旧'.repeat(5000), '新'.repeat(5000));
    expect(removed).toEqual([{ start: 0, end: 5000, label: 'removed' }]);
    expect(added).toEqual([{ start: 0, end: 5000, label: 'added' }]);
  });
});
