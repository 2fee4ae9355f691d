import { describe, expect, test } from 'vitest';
import { raisedText } from '../../ingest/readers/raised-text.ts';
import { fold } from '../../ingest/search/words/folded-text.ts';

describe('a superscript', () => {
  test.each([
    ['10', '4', '⁴'],
    ['500m', '2', '²'],
    ['10⁻', '3', '³'],
    ['10公里', '2', '²'],
    ['投资10亿元', '1', '[1]'],
    ['2.5万平方米', '3', '[3]'],
    ['不低于60%。', '12', '[12]'],
    ['多年平均', '[1]', '[1]'],
    ['x', 'n+1', 'ⁿ⁺¹'],
  ])('%s with %s above is followed by %s', (before, raised, text) => {
    expect(raisedText(raised, before)).toEqual({ text, flattened: false });
  });

  test('that plain text cannot show is kept and said', () => {
    expect(raisedText('试行', '办法')).toEqual({ text: '试行', flattened: true });
  });
});

describe('search', () => {
  test('reads 10⁴ and 10^4 alike, and neither as 104', () => {
    expect(fold('10^4个')).toBe(fold('10⁴个'));
    expect(fold('10⁴个')).not.toBe(fold('104个'));
  });

  test('reads m² as m2', () => {
    expect([fold('500m²'), fold('500m^2')]).toEqual(['500m2', '500m2']);
  });
});
