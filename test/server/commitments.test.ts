import { describe, expect, it } from 'vitest';
import { deadlinesIn, figuresIn } from '../../server/views/commitments.ts';

describe('time limits in a clause of 2024, as printed', () => {
  it.each([
    ['到2026年，数字贸易额达到4300亿元', ['到2026年'], 'a target year'],
    ['力争到2027 年底，实现翻番', ['力争到2027年底'], 'with its verb and 底, spaces aside'],
    ['2024 年底突破650亿元，2026 年底达到1400亿元', ['2024年底', '2026年底'], 'ends of years'],
    ['于2024年6月30日前完成', ['2024年6月30日前'], 'a day'],
    ['2024 年 9 月完成工作方案', ['2024年9月'], 'a month with a verb of completion'],
    ['2024—2026年，每年安排资金', ['2024—2026年', '每年'], 'a period, and every year'],
    ['争取到2035年建成；到2025年初步建成；到2025年', ['争取到2035年', '到2025年'], 'each once, in order'],
    ['2027年培育企业5家', ['2027年'], 'a bare year that is still to come'],
    ['2024年出口额同比增长10%', [], 'a bare year that is not'],
    ['“十三五”期间，2015-2020年增长', [], 'history'],
    ['第3项，7个平台', [], 'numbers are none'],
  ])('%s', (text, found) => {
    expect(deadlinesIn(text, 2024)).toEqual(found);
  });

  it('takes no bare year for a limit where the year of the document is unknown', () => {
    expect(deadlinesIn('2030年建成，到2035年领先', null)).toEqual(['到2035年']);
  });
});

describe('figures in a clause, as printed', () => {
  it.each([
    ['总额达到1000亿美元，年均增速15%以上', ['1000亿美元', '15%以上'], 'amount and rate'],
    ['培育企业150 个以上', ['150个以上'], 'with its bound, spaces aside'],
    ['补贴不超过50万元、30%', ['50万元', '30%'], 'in order'],
    ['比重超过百分之三十', ['百分之三十'], 'in characters'],
    ['占比5%～8%', ['5%～8%'], 'a range of rates'],
    ['到2026年，推进9710、9810模式', [], 'years and customs codes are no figures'],
    ['第二部分第7点', [], 'places are none'],
  ])('%s', (text, found) => {
    expect(figuresIn(text)).toEqual(found);
  });
});
