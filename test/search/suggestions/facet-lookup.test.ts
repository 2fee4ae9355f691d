import { expect, test } from 'vitest';
import { nameHolding } from '../../../ingest/search/suggestions/facet-lookup.ts';

test.each([
  ['投促', '市投资促进局'],
  ['邮管', '市邮政管理局'],
  ['tcj', '市投资促进局'],
  ['稅務', '市税务局'],
  ['海关', '钱江海关'],
  ['qjhg', '钱江海关'],
])('%s finds %s', (typed, name) => {
  expect(nameHolding(typed)(name)).toBe(true);
});

test.each([
  ['投促', '市财政局'],
  ['稅務', '市商务局'],
])('%s does not find %s', (typed, name) => {
  expect(nameHolding(typed)(name)).toBe(false);
});
