import { describe, expect, test } from 'vitest';
import { PastedText } from '../../ingest/search/ranking/shared-text.ts';

const shared = (pasted: string, text: string) =>
  new PastedText(pasted).sharedIn(text).map(({ start, end }) => text.slice(start, end));

describe('what a clause shares with a pasted text', () => {
  test('four characters at least', () => {
    expect(shared('推动数字贸易发展', '发展数字贸易，推动转型')).toEqual(['数字贸易']);
  });

  test.each([
    ['9810、9710方式', '9610、9710方式', ['、9710方式']],
    ['采用b2b模式出口', '采用b2b2c模式出口', ['模式出口']],
    ['2.5%以上', '增长12.5%以上', []],
    ['2.0版实施方案', '12.0版实施方案', ['版实施方案']],
  ])('no border inside a number or an ASCII run: %s in %s', (pasted, text, expected) => {
    expect(shared(pasted, text)).toEqual(expected);
  });
});
