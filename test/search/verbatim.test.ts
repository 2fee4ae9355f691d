import { expect, test } from 'vitest';
import { prepareClause } from '../../ingest/search/ranking/prepared-clause.ts';
import { isVerbatim } from '../../ingest/search/ranking/verbatim.ts';
import { fold } from '../../ingest/search/words/folded-text.ts';

const clause = prepareClause({
  ...{ document: 'town', address: '1', kind: 'clause', num: '3.', heading: null, units: [], path: [] },
  text: '3.支持企业在镇内新建冷库。对新建冷库的企业，按投资额的20%给予补助；每家不超过50万元。（责任单位：镇农业办）',
  span: { start: 0, end: 0 },
  searchable: true,
});

test.each([
  ['the whole text', clause.clause.text],
  [
    'without number and unit note',
    '支持企业在镇内新建冷库。对新建冷库的企业，按投资额的20%给予补助；每家不超过50万元。',
  ],
  ['one sentence of it, without its full stop', '对新建冷库的企业，按投资额的20%给予补助'],
  [
    'one with white space and other punctuation of a copy',
    '支持企业在镇内新建 冷库。对新建冷库的企业,按投资额的20％给予补助;',
  ],
])('%s is the text of the clause', (_, typed) => {
  expect(isVerbatim(clause, fold(typed))).toBe(true);
});

test.each([
  ['a piece of a sentence', '新建冷库的企业，按投资额的20%'],
  ['a name', '新建冷库'],
  ['a sentence with one word changed', '对新建冷库的企业，按投资额的30%给予补助'],
])('%s is not', (_, typed) => {
  expect(isVerbatim(clause, fold(typed))).toBe(false);
});
