import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UnitSummaryView, UnitView } from '../../server/contract/unit.ts';
import { SeededApp } from './seeded-app.ts';

let server: SeededApp;
beforeAll(async () => {
  server = await SeededApp.open();
});
afterAll(() => server.close());

describe('responsible units', () => {
  it('are listed with their clauses, most first', async () => {
    const { units } = await server.read<{ units: UnitSummaryView[] }>('/api/units');
    const counts = units.map(({ clauses }) => clauses);
    expect(counts).toEqual(counts.toSorted((one, other) => other - one));
    expect(units.map(({ name }) => name)).toContain('市商务局');
  });

  it('one has all its clauses across documents, with its part in each, time limits and figures', async () => {
    const unit = await server.read<UnitView>('/api/units/市商务局');
    expect(unit.clausesOfUnit).toHaveLength(unit.clauses);
    expect(unit.level).toBe('municipal');
    for (const { units } of unit.clausesOfUnit) expect(units.map(({ name }) => name)).toContain('市商务局');
    const brands = unit.clausesOfUnit.find(({ address }) => address === '2/1/3');
    expect(brands).toMatchObject({ document: 'hz-2024-52', deadlines: ['到2027年'], figures: ['150个以上'] });
  });

  it('are found by an alias', async () => {
    expect((await server.read<UnitView>('/api/units/商务厅')).name).toBe('省商务厅');
  });

  it('the first named leads where the text says so', async () => {
    const unit = await server.read<UnitView>('/api/units/省商务厅');
    expect(unit.lead).toBe(unit.clausesOfUnit.filter(({ role }) => role === 'lead').length);
    expect(unit.lead).toBeGreaterThan(0);
  });

  it('an unknown one is a 404 that says where to look', async () => {
    const response = await server.get('/api/units/不存在的单位');
    expect(response.statusCode).toBe(404);
    expect(response.json()).toMatchObject({ code: 'unit-not-found', detail: expect.stringContaining('/api/units') });
  });
});
