import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WholeWords } from '../../../ingest/search/index/whole-words.ts';
import { fold } from '../../../ingest/search/words/folded-text.ts';
import { followedRuns, isFollowedRun, keepsRunsWhole, segment } from '../../../ingest/search/words/segmentation.ts';
import { accidentalWords, isAccidental } from '../../../ingest/search/words/word-borders.ts';

const accidental = (text: string) => accidentalWords(fold(text), segment(fold(text)));

describe('a word of two characters across the border of two others is there by accident', () => {
  test.each([
    ['集中国有资产', '中国'],
    ['在全国有影响力', '国有'],
    ['建设一批国家电子商务示范基地', '家电'],
    ['推进跨境电商标准制定', '商标'],
    ['强化消费品质量安全', '品质'],
    ['建立协调解决机制', '调解'],
    ['发挥领先行业的作用', '先行'],
    ['促进资金融通', '金融'],
    ['推进线上线下融合', '上线'],
    ['参加网上行活动', '上行'],
    ['健全省市县联动', '全省'],
  ])('%s does not speak of %s', (text, word) => {
    expect(accidental(text)).toContain(word);
  });

  test.each([
    ['扩大出口', '出口'],
    ['进出口总额', '进出口'],
    ['线上线下融合', '线下'],
    ['推进大数据应用', '数据'],
    ['引进人才', '人才'],
    ['融资担保费补助', '担保'],
    ['建设综合服务业态', '业态'],
    ['在中国举办', '中国'],
  ])('%s speaks of %s', (text, word) => {
    expect(accidental(text)).not.toContain(word);
  });

  test('a word that also stands there as a word is there', () => {
    expect(accidental('集中国有资产，在中国')).not.toContain('中国');
  });

  test('one place at a time', () => {
    const text = fold('提高上线率，线上线下融合');
    const places = [...text.matchAll(/上线/g)].map(({ index }) => index);
    expect(places.map((place) => isAccidental(text, place))).toEqual([false, true]);
  });
});

describe('words that are known as wholes', () => {
  test('are found wherever they stand, also inside one another', () => {
    const whole = new WholeWords(['海外仓', '公共海外仓', '数字贸易', '仓储']);
    expect(whole.in('建设公共海外仓，发展数字贸易')).toEqual(['公共海外仓', '海外仓', '数字贸易']);
  });

  test('are exactly those that the text contains', () => {
    const letters = fc.string({ unit: fc.constantFrom('甲', '乙', '丙'), maxLength: 8 });
    fc.assert(
      fc.property(
        fc.array(letters),
        fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '，'), maxLength: 30 }),
        (words, text) => {
          const long = new Set(words.filter(({ length }) => length > 2));
          expect(new Set(new WholeWords(words).in(text))).toEqual(
            new Set([...long].filter((word) => text.includes(word))),
          );
        },
      ),
    );
  });
});

test('ASCII runs are known with the characters after them', () => {
  expect(followedRuns('在15分钟内，b2b。1,000万元')).toEqual(['15分', '15分钟', '15分钟内', '1,000万', '1,000万元']);
  expect(['15分钟', '分钟15', '15分钟以内的', '15'].map(isFollowedRun)).toEqual([true, false, false, false]);
});

test.each([
  ['15', '5', false],
  ['b2b2c', 'b2b', false],
  ['2.26亿', '26', false],
  ['1,000万元', '000', false],
  ['1,000万元', '1,000', true],
  ['9710,9810', '9810', true],
  ['2023,200家', '200', true],
  ['到2027年', '2027年', true],
])('in %s the run %s stands whole: %s', (text, run, whole) => {
  const start = text.indexOf(run);
  expect(keepsRunsWhole(text, start, start + run.length)).toBe(whole);
});
