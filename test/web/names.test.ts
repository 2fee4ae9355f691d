import { describe, expect, test } from 'vitest';
import { clauseName, dateName, headName, shortened } from '../../web/names.ts';

describe('names that the pages print', () => {
  test.each([
    [{ num: '二、', heading: '主要任务' }, '二、主要任务'],
    [{ num: '（2）', heading: '基本原则' }, '（2）基本原则'],
    [{ num: '7.', heading: '推广人工智能技术应用' }, '7.推广人工智能技术应用'],
    [{ num: '附件', heading: '任务分解表' }, '附件 任务分解表'],
    [{ num: '专栏4', heading: '推进跨境电子商务做强做大' }, '专栏4 推进跨境电子商务做强做大'],
    [{ num: '16', heading: '参与制定标准数量' }, '16 参与制定标准数量'],
    [{ num: null, heading: '改革引领，开放带动' }, '改革引领，开放带动'],
    [{ num: null, heading: null, text: '到2025年，全省数字贸易规模进一步扩大。' }, '到2025年，全省数字贸易规模进一步…'],
    [{ num: '（三）', heading: null, text: '（三）强化保障。' }, '（三）强化保障。'],
    [{ num: null, heading: null }, '无编号段落'],
  ])('%o is %s', (clause, name) => {
    expect(clauseName(clause)).toBe(name);
  });

  test('dates are printed as Chinese texts print them; none is 未载明', () => {
    expect(dateName('2024-09-23')).toBe('2024年9月23日');
    expect(dateName(null)).toBe('未载明');
  });

  test('a matrix head without number and heading goes by its section and place', () => {
    const head = {
      document: 'zj-digital-trade',
      num: null,
      heading: null,
      section: '主要目标',
      address: '1/3/p1',
      pinpoint: '一、（三）第一自然段',
    };
    expect(headName(head)).toBe('主要目标 一、（三）第一自然段');
  });

  test('what is cut says so', () => {
    expect(shortened('数字贸易', 4)).toBe('数字贸易');
    expect(shortened('数字贸易强市', 4)).toBe('数字贸易…');
  });
});
