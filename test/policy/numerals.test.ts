import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatChineseNumeral, formatRoman, parseNumeral } from '../../ingest/policy/numerals.ts';

test('Chinese numerals come back from their printed form, 0 to 9999', () => {
  for (let value = 0; value <= 9999; value++) expect(parseNumeral(formatChineseNumeral(value))).toBe(value);
});

test('roman and arabic numerals come back from their printed form', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 399 }), (value) => {
      expect(parseNumeral(formatRoman(value))).toBe(value);
      expect(parseNumeral(`${value}`)).toBe(value);
    }),
  );
});

test.each([
  ['一', 1],
  ['九十九', 99],
  ['十', 10],
  ['廿一', 21],
  ['一百零五', 105],
  ['一百一十', 110],
  ['二〇二四', 2024],
  ['二OO六', 2006],
  ['两千', 2000],
  ['三万五千', 35_000],
  ['一亿', 100_000_000],
  ['１２', 12],
  ['①', 1],
  ['⑳', 20],
  ['㉑', 21],
  ['⑴', 1],
  ['⒈', 1],
  ['㈠', 1],
  ['Ⅳ', 4],
])('%s is %i', (text, value) => {
  expect(parseNumeral(text)).toBe(value);
});

test.each(['', '一二十', '第一', '1a', 'IIX', '十十亿亿个', '。'])('`%s` is no number', (text) => {
  expect(parseNumeral(text)).toBeNull();
});

test('a value that cannot be written is refused with its value', () => {
  expect(() => formatChineseNumeral(10_000)).toThrow('Expected a whole number from 0 to 9999, not `10000`');
});
