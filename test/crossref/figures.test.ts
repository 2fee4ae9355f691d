import { describe, expect, test } from 'vitest';
import { figurePairs, figuresIn } from '../../ingest/crossref/figures.ts';
import { clause } from './clauses.ts';

const read = (text: string) =>
  figuresIn(clause({ text })).map(({ indicator, value, unit, year }) => [indicator, value, unit, year]);

describe('figures', () => {
  test.each([
    [
      'an indicator, its value and the year before it',
      '到2026年，数字贸易额达到4300亿元。',
      [['数字贸易额', 430_000_000_000, '元', '2026']],
    ],
    ['spaces that the page left inside', '到 2027 年培育跨境支付企业 5 家以上', [['跨境支付企业', 5, '家', '2027']]],
    ['a share', '跨境电商占外贸出口比重达20%以上', [['跨境电商占外贸出口比重', 0.2, '%', null]]],
    ['no years, no ordinals, no words that look like numbers', '2020年第3项“六名”工程两个市场', []],
    ['no lengths of time', '审批压缩至1个工作日，提高10个百分点', []],
    [
      'no indicator where only a verb stands before the figure',
      '设立10亿元产业基金',
      [['', 1_000_000_000, '元', null]],
    ],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  test('the quote runs from the indicator to the end of the figure', () => {
    const text = '到2025年，全省数字贸易进出口总额达到1000亿美元，年均增速15%。';
    const [figure] = figuresIn(clause({ text }));
    expect(text.slice(figure?.whole.start, figure?.whole.end)).toBe('数字贸易进出口总额达到1000亿美元');
  });

  test('a row of an indicator table gives the target of its last year', () => {
    const text = '1 数字贸易进出口额 亿元 3500 3900 4300';
    const cells = text.split(' ').map((cell) => ({ text: cell, columns: 1, rows: 1 }));
    const row = { ...clause({ text, kind: 'row', heading: '数字贸易进出口额' }), cells };
    const [figure, ...others] = figuresIn(row);
    expect(others).toEqual([]);
    expect(figure).toMatchObject({ indicator: '数字贸易进出口额', value: 4300, unit: '亿元' });
    expect(text.slice(figure?.whole.start, figure?.whole.end)).toBe('数字贸易进出口额 亿元 3500 3900 4300');
  });

  test('figures are paired by indicator and kind of unit, each once', () => {
    const city = figuresIn(clause({ text: '数字贸易额4300亿元，数字贸易领域出海品牌300个' }));
    const province = figuresIn(clause({ text: '数字贸易进出口总额达到1000亿美元，网络零售额3万亿元' }));
    const pairs = figurePairs(city, province);
    expect(pairs.map(({ lower, upper }) => [lower.indicator, upper.indicator])).toEqual([
      ['数字贸易额', '数字贸易进出口总额'],
    ]);
  });
});
