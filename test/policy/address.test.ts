import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AddressStep,
  compareAddresses,
  formatAddress,
  isWithin,
  locate,
  parseAddress,
} from '../../ingest/policy/address.ts';

describe('parseAddress and formatAddress', () => {
  test.each([
    '3/4',
    '2/2/7',
    '3/4/p1',
    '3/4/box4/2',
    'annex/1/3',
    'annex2/p1',
    'annex/row7',
    '0/p1',
    'end/p1',
    '12-1',
    '1x2/3',
    'table2/row1',
  ])('%s comes back', (text) => {
    const address = parseAddress(text);
    expect(address).not.toBeNull();
    expect(formatAddress(address ?? [])).toBe(text);
  });

  test.each(['', '/', '3/', '03', 'p0', 'box', 'annex1', '3/四', 'row', '1x1', '-1', '3//4'])(
    '`%s` is no address',
    (text) => {
      expect(parseAddress(text)).toBeNull();
    },
  );

  test('any address comes back from its text', () => {
    const value = fc.integer({ min: 1, max: 200 });
    const occurrence = fc.integer({ min: 1, max: 12 });
    const step: fc.Arbitrary<AddressStep> = fc.oneof(
      fc.record({ kind: fc.constant('number' as const), value, branch: fc.option(value), occurrence }),
      fc.record({ kind: fc.constant('paragraph' as const), value }),
      fc.record({ kind: fc.constant('box' as const), value, occurrence }),
      fc.record({ kind: fc.constant('table' as const), value }),
      fc.record({ kind: fc.constant('row' as const), value, occurrence }),
      fc.record({ kind: fc.constant('annex' as const), value, occurrence }),
      fc.constant({ kind: 'front' as const }),
      fc.constant({ kind: 'end' as const }),
    );
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 5 }), (address) => {
        expect(parseAddress(formatAddress(address))).toEqual(address);
      }),
    );
  });
});

test('addresses are ordered by value, not by letter', () => {
  const ordered = ['0/p1', '1', '1/p1', '1/2', '1/10', '1/box1', '2', '10', 'end/p1', 'annex', 'annex/1', 'annex2'];
  expect([...ordered].reverse().sort(compareAddresses)).toEqual(ordered);
});

test('a clause is found by its address; its ancestors are known', () => {
  const clauses = [{ address: '2' }, { address: '2/1' }];
  expect(locate(clauses, '2/1')).toBe(clauses[1]);
  expect(locate(clauses, '2/9')).toBeUndefined();
  expect(isWithin('2/2/7', '2/2')).toBe(true);
  expect(isWithin('2/22', '2/2')).toBe(false);
});
