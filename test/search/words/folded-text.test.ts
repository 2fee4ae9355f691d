import { expect, test } from 'vitest';
import { fold, foldText } from '../../../ingest/search/words/folded-text.ts';

test('traditional and simplified print fold alike, and every place maps back to the print', () => {
  const { text, offsets } = foldText('跨境電商綜合試驗區');
  expect(text).toBe(fold('跨境电商综合试验区'));
  expect(offsets).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test('characters of the simplified standard stay as they are, though other words write them otherwise', () => {
  expect(fold('著作权 乾隆')).toBe('著作权乾隆');
});

test('characters without width are left out', () => {
  const { text, offsets } = foldText('海\u200b外\ufeff仓');
  expect({ text, offsets }).toEqual({ text: '海外仓', offsets: [0, 2, 4, 5] });
});

test('characters that stand for several are written out, and lead back to the one that is printed', () => {
  expect(foldText('断面Ⅲ类、50㎡')).toEqual({
    text: '断面iii类、50m2',
    offsets: [0, 1, 2, 2, 2, 3, 4, 5, 6, 7, 7, 8],
  });
  expect([fold('5㎞'), fold('№3'), fold('⑩'), fold('㈠')]).toEqual(['5km', 'no3', '10', '(一)']);
});

test('dots, fractions and raised figures stay what they are', () => {
  expect([fold('等…'), fold('½'), fold('10⁴')]).toEqual(['等…', '½', '10⁴']);
});
