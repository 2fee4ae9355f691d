import { describe, expect, test } from 'vitest';
import { differencesOf } from '../../ingest/crossref/differences.ts';
import { evidenceOf } from '../../ingest/crossref/evidence.ts';
import { PairModel } from '../../ingest/crossref/pair-model.ts';
import { PhraseMatcher } from '../../ingest/crossref/phrase-pairs.ts';
import { clause, unit } from './clauses.ts';

type Written = Parameters<typeof clause>[0];

function differences(lower: Written, upper: Written) {
  const [left, right] = [clause(lower), clause({ ...upper, document: 'province' })];
  const model = new PairModel([left, right]);
  const [here, there] = [model.read(left), model.read(right)];
  return differencesOf(here, there, evidenceOf(here, there, new PhraseMatcher(here, model.weights).pairsWith(there)));
}

describe('differences', () => {
  test.each([
    [
      'a word that binds less',
      { text: '探索建立数据交易市场。' },
      { text: '大力建设数据交易市场。' },
      [{ kind: 'wording', lower: '探索', upper: '大力' }],
    ],
    [
      'the same strength in other words is no difference',
      { text: '推进数据交易市场建设。' },
      { text: '加快数据交易市场建设。' },
      [],
    ],
    [
      'a figure for the same indicator',
      { text: '数字贸易额达4300亿元。' },
      { text: '数字贸易额达1000亿元。' },
      [{ kind: 'amount', lower: '数字贸易额达4300亿元', upper: '数字贸易额达1000亿元' }],
    ],
    ['the same figure is no difference', { text: '数字贸易额达1000亿元。' }, { text: '数字贸易额达1000亿元。' }, []],
    [
      'a figure that only the lower clause sets',
      { text: '打造省级直播示范基地10个以上。' },
      { text: '打造直播示范基地。' },
      [{ kind: 'amount', lower: '省级直播示范基地10个', upper: null }],
    ],
    [
      'another year',
      { text: '到2026年，建成数字贸易强市。' },
      { text: '到2025年底，建成数字贸易强省。' },
      [{ kind: 'deadline', lower: '到2026年', upper: '到2025年底' }],
    ],
    [
      'members of a list that the other clause names nowhere',
      { text: '发展教育、医疗、影视等服务贸易。' },
      { text: '发展教育、医疗、体育等服务贸易。' },
      [
        { kind: 'object', lower: '影视', upper: null },
        { kind: 'object', lower: null, upper: '体育' },
      ],
    ],
    [
      'a lead unit of another field',
      { text: '培育数据市场。', units: [unit('市数据资源局')] },
      { text: '培育数据市场。', units: [unit('省商务厅')] },
      [{ kind: 'lead-unit', lower: '市数据资源局', upper: '省商务厅' }],
    ],
    [
      'the corresponding office is no difference',
      { text: '培育数据市场。', units: [unit('市发改委')] },
      { text: '培育数据市场。', units: [unit('省发展改革委')] },
      [],
    ],
  ])('%s', (_, lower, upper, expected) => {
    expect(differences(lower, upper)).toEqual(expected);
  });
});
