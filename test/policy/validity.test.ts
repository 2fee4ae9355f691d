import { describe, expect, it } from 'vitest';
import { dayInChina, type Repeal, type ValidityFacts, validityOn } from '../../ingest/policy/validity.ts';

const facts = (from: string | null, until: string | null, repealedBy: string | null = null): ValidityFacts => {
  const fact = (value: string | null) =>
    value === null ? null : { value, source: { kind: 'sidecar' as const, note: 'test' } };
  return { effectiveFrom: fact(from), effectiveUntil: fact(until), repealedBy: fact(repealedBy) };
};

describe('validity on a day', () => {
  const period = facts('2023-07-20', '2026-07-20');
  it.each([
    ['2023-07-19', 'not-yet', 'the day before it takes effect'],
    ['2023-07-20', 'in-force', 'the first day'],
    ['2026-07-20', 'in-force', 'the last day counts'],
    ['2026-07-21', 'expired', 'the day after the last'],
  ])('%s → %s: %s', (day, status) => {
    expect(validityOn(period, [], day)).toBe(status);
  });

  it('concludes nothing where no date is stated', () => {
    expect(validityOn(facts(null, null), [], '2026-01-01')).toBe('unstated');
  });

  it('takes one stated end as enough', () => {
    expect(validityOn(facts('2024-01-01', null), [], '2030-01-01')).toBe('in-force');
    expect(validityOn(facts(null, '2024-12-31'), [], '2024-12-31')).toBe('in-force');
    expect(validityOn(facts(null, '2024-12-31'), [], '2025-01-01')).toBe('expired');
  });

  it('lets a repeal count from the day on which the repealing document takes effect', () => {
    const repeals: Repeal[] = [{ by: 'hz-2024-52', from: '2024-11-01' }];
    expect(validityOn(period, repeals, '2024-10-31')).toBe('in-force');
    expect(validityOn(period, repeals, '2024-11-01')).toBe('repealed');
  });

  it('lets a repeal without a known day, or one stated in its own facts, count at once', () => {
    expect(validityOn(period, [{ by: 'other', from: null }], '2024-01-01')).toBe('repealed');
    expect(validityOn(facts('2023-07-20', null, '杭政办函〔2024〕52号'), [], '2024-01-01')).toBe('repealed');
  });

  it('shows a repealed document as repealed after its period has run out, too', () => {
    expect(validityOn(period, [{ by: 'other', from: '2025-01-01' }], '2027-01-01')).toBe('repealed');
  });
});

describe('the day in China', () => {
  it('begins at 16:00 UTC', () => {
    expect(dayInChina(new Date('2024-10-31T15:59:59Z'))).toBe('2024-10-31');
    expect(dayInChina(new Date('2024-10-31T16:00:00Z'))).toBe('2024-11-01');
  });
});
