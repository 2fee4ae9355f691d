import { describe, expect, test } from 'vitest';
import { addYears, findDates, parseDate } from '../../ingest/policy/calendar-date.ts';
import { findQuantities } from '../../ingest/policy/quantity.ts';

describe('dates', () => {
  test.each([
    ['2024年9月23日', '2024-09-23'],
    ['2024年 9月 3日', '2024-09-03'],
    ['二〇二四年九月二十三日', '2024-09-23'],
    ['二OO六年二月二十日', '2006-02-20'],
    ['２０２４年１２月３１日', '2024-12-31'],
  ])('%s is %s', (text, date) => {
    expect(parseDate(text)).toBe(date);
  });

  test('a day that no calendar has is no date', () => {
    expect(parseDate('2023年2月29日')).toBeNull();
    expect(parseDate('2024年13月1日')).toBeNull();
  });

  test('dates in a text are found with their ranges', () => {
    const text = '自 2024 年 5 月 24日起施行，有效期至 2026 年12月 31日';
    expect(findDates(text).map(({ date }) => date)).toEqual(['2024-05-24', '2026-12-31']);
    for (const { span, raw } of findDates(text)) expect(text.slice(span.start, span.end)).toBe(raw);
  });

  test('the last day of February is kept in range', () => {
    expect(addYears('2024-02-29', 1)).toBe('2025-02-28');
    expect(addYears('2024-03-01', 3)).toBe('2027-03-01');
  });
});

describe('quantities', () => {
  const keys = (text: string): string[] => findQuantities(text).map(({ value, unit }) => `${value}${unit}`);

  test('the same amount in any notation has the same key', () => {
    for (const text of ['2000亿元', '2千亿元', '二千亿元', '2,000亿元', '２０００亿元', '两千亿元', '0.2万亿元']) {
      expect(keys(text), text).toEqual(['200000000000元']);
    }
  });

  test('the same share in any notation has the same key', () => {
    for (const text of ['30%', '百分之三十', '３０％', '30.0%']) expect(keys(text), text).toEqual(['0.3%']);
  });

  test.each([
    ['4千3百亿元', '430000000000元'],
    ['1亿2千万', '120000000'],
    ['3万5', '35000'],
    ['六万八', '68000'],
    ['六万八千件', '68000件'],
    ['一千亿美金', '100000000000美元'],
    ['100万平米', '1000000平方米'],
    ['五千块钱', '5000元'],
    ['占七成以上', '0.7%'],
    ['四分之一', '0.25%'],
    ['千分之五', '0.005%'],
  ])('%s as people say it', (text, key) => {
    expect(keys(text)).toEqual([key]);
  });

  test('a share in tenths needs its context: 三成立 and 七成熟 are words', () => {
    for (const text of ['三成立', '七成熟', '一成员']) expect(keys(text), text).toEqual([]);
  });

  test('numbers stand with their measure word and range', () => {
    const text = '培育企业1500家以上，新增 1千亿销售规模，监管代码9710';
    expect(keys(text)).toEqual(['1500家', '100000000000', '9710']);
    for (const { span, raw } of findQuantities(text)) expect(text.slice(span.start, span.end)).toBe(raw);
  });

  test('a single numeral inside a word is no quantity', () => {
    expect(keys('统一部署，一体化推进，万家灯火')).toEqual([]);
  });
});
