import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClauseListView } from '../../server/contract/document.ts';
import type { ComparisonView, GapsView, MatrixView } from '../../server/contract/tracing.ts';
import { alignedRows } from '../../server/views/comparison.ts';
import { SeededApp } from './seeded-app.ts';

let server: SeededApp;
beforeAll(async () => {
  server = await SeededApp.open(['hz-2023-155', 'hz-2024-52', 'zj-digital-trade']);
});
afterAll(() => server.close());

const link = {
  municipal: { document: 'hz-2024-52', address: '2/2/8' },
  provincial: { document: 'zj-digital-trade', address: '3/12' },
};
const decide = (action: string) => server.post('/api/reviews', { ...link, action });

describe('rows of the synoptic view', () => {
  const at = (...addresses: string[]) => addresses.map((address) => ({ address }));
  const linked = (municipal: string, provincial: string, score: number) => ({
    municipal: { document: 'm', address: municipal },
    provincial: { document: 'p', address: provincial },
    score,
  });

  it('put counterparts beside each clause, best first, and every other clause in its place', () => {
    const rows = alignedRows(at('1', '2', '3'), at('a', 'b', 'c', 'd'), [
      linked('2', 'b', 0.6),
      linked('2', 'd', 0.9),
      linked('3', 'b', 0.7),
    ]);
    expect(rows).toEqual([
      { municipal: null, provincial: ['a'] },
      { municipal: '1', provincial: [] },
      { municipal: '2', provincial: ['d', 'b'] },
      { municipal: null, provincial: ['c'] },
      { municipal: '3', provincial: ['b'] },
    ]);
  });

  it('name every clause of both documents', () => {
    expect(alignedRows(at('1'), at('a', 'b'), [])).toEqual([
      { municipal: null, provincial: ['a'] },
      { municipal: null, provincial: ['b'] },
      { municipal: '1', provincial: [] },
    ]);
  });
});

describe('comparison of two documents', () => {
  it('has both texts whole, their links with evidence, and rows that name every clause', async () => {
    const comparison = await server.read<ComparisonView>(
      '/api/compare?municipal=hz-2024-52&provincial=zj-digital-trade',
    );
    const { clauses } = await server.read<ClauseListView>('/api/documents/hz-2024-52/clauses');
    expect(comparison.municipalClauses).toEqual(clauses);
    expect(comparison.rows.flatMap(({ municipal }) => municipal ?? [])).toEqual(clauses.map(({ address }) => address));
    const provincial = new Set(comparison.rows.flatMap((row) => row.provincial));
    expect(provincial).toEqual(new Set(comparison.provincialClauses.map(({ address }) => address)));
    expect(new Set(comparison.links.map(({ strength }) => strength))).toEqual(new Set(['strong', 'medium']));
    const texts = new Map(comparison.municipalClauses.map(({ address, text }) => [address, text]));
    expect(comparison.links.length).toBeGreaterThan(0);
    for (const { municipal, evidence } of comparison.links) {
      for (const pair of evidence) {
        expect(texts.get(municipal.address)?.slice(pair.municipal.start, pair.municipal.end)).toBe(pair.municipalText);
      }
    }
  });
});

describe('matrix', () => {
  it('of documents: one row a provincial clause, one column a municipal document', async () => {
    const { rows, columns, cells } = await server.read<MatrixView>('/api/matrix?provincial=zj-digital-trade');
    expect(columns.map(({ document, address }) => [document, address])).toEqual([
      ['hz-2023-155', null],
      ['hz-2024-52', null],
    ]);
    for (const { row, column, provincial, municipal, links, strength } of cells) {
      expect(rows[row]?.address).toBe(provincial.address);
      expect(columns[column]?.document).toBe(municipal.document);
      // Weak proposals are plotted but not counted: the number is what may be quoted.
      expect(links > 0).toBe(strength !== 'weak');
    }
    expect(new Set(cells.map(({ row, column }) => `${row} ${column}`)).size).toBe(cells.length);
  });

  it('of a pair: the cell of two clauses carries their link, and none once it is rejected', async () => {
    const cellOf = async () => {
      const { cells } = await server.read<MatrixView>('/api/matrix?provincial=zj-digital-trade&municipal=hz-2024-52');
      return cells.find(({ municipal, provincial }) => municipal.address === '2/2/8' && provincial.address === '3/12');
    };
    expect(await cellOf()).toMatchObject({ links: 1, review: 'proposed' });
    await decide('reject');
    expect(await cellOf()).toBeUndefined();
    await decide('undo');
  });
});

describe('gaps', () => {
  const gapsOf = (query = '') => server.read<GapsView>(`/api/gaps${query}`);
  const addresses = (gaps: GapsView['provincial'], document: string) =>
    gaps.find((entry) => entry.document === document)?.gaps.map(({ address }) => address) ?? [];

  it('are the clauses without a strong or medium counterpart, on both sides', async () => {
    const { provincial, municipal } = await gapsOf();
    expect(addresses(provincial, 'zj-digital-trade')).not.toContain('3/12');
    expect(addresses(municipal, 'hz-2024-52')).not.toContain('2/2/8');
    expect(addresses(municipal, 'hz-2024-52')).toContain('annex/5/17');
    for (const { clauses, gaps } of [...provincial, ...municipal]) expect(gaps.length).toBeLessThanOrEqual(clauses);
  });

  it('follow what people decide', async () => {
    const { implements: sources } = await server.read<{ implements: { review: object; strength: string }[] }>(
      '/api/documents/hz-2024-52/clauses/2/2/8/crossrefs',
    );
    expect(sources.filter(({ strength }) => strength !== 'weak')).toHaveLength(1);
    await decide('reject');
    expect(addresses((await gapsOf()).municipal, 'hz-2024-52')).toContain('2/2/8');
    await decide('undo');
    expect(addresses((await gapsOf()).municipal, 'hz-2024-52')).not.toContain('2/2/8');
  });

  it('are narrowed by document and by unit, and counted by unit', async () => {
    const { provincial, municipal } = await gapsOf('?document=hz-2024-52&unit=钱江海关');
    expect(provincial).toEqual([]);
    expect(municipal.map(({ document }) => document)).toEqual(['hz-2024-52']);
    for (const { units } of municipal[0]?.gaps ?? []) expect(units.map(({ name }) => name)).toContain('钱江海关');
    const all = await gapsOf();
    const customs = all.units.find(({ unit }) => unit === '钱江海关');
    const naming = all.municipal
      .flatMap(({ gaps }) => gaps)
      .filter(({ units }) => units.some(({ name }) => name === '钱江海关'));
    expect(customs?.municipal).toBe(naming.length);
  });
});

describe('documents that cannot be compared', () => {
  it.each([
    ['/api/compare?municipal=hz-2024-52', 400, 'bad-request'],
    ['/api/compare?municipal=zj-digital-trade&provincial=hz-2024-52', 400, 'wrong-level'],
    ['/api/compare?municipal=hz-2024-52&provincial=nowhere', 404, 'document-not-found'],
    ['/api/matrix?provincial=nowhere', 404, 'document-not-found'],
    ['/api/matrix?provincial=hz-2024-52', 400, 'wrong-level'],
    ['/api/gaps?document=nowhere', 404, 'document-not-found'],
  ])('%s → %i %s', async (url, status, code) => {
    const response = await server.get(url);
    expect(response.json()).toMatchObject({ status, code });
  });
});
