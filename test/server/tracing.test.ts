import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClauseChainView } from '../../server/contract/clause-chain.ts';
import type { CrossReferencesView } from '../../server/contract/cross-reference.ts';
import type { ClauseListView } from '../../server/contract/document.ts';
import type { DocumentPairsView, PairListView } from '../../server/contract/document-pair.ts';
import type { ComparisonView, GapsView, MatrixView } from '../../server/contract/tracing.ts';
import { alignedRows } from '../../server/views/comparison.ts';
import { SeededApp } from './seeded-app.ts';

let server: SeededApp;
beforeAll(async () => {
  server = await SeededApp.open(['hz-2023-155', 'hz-2024-52', 'zj-digital-trade']);
  for (const lower of ['hz-2023-155', 'hz-2024-52']) {
    await server.post('/api/pairs', { lower, upper: 'zj-digital-trade', decision: 'added' });
  }
});
afterAll(() => server.close());

const link = {
  lower: { document: 'hz-2024-52', address: '2/2/8' },
  upper: { document: 'zj-digital-trade', address: '3/12' },
};
const decide = (action: string) => server.post('/api/reviews', { ...link, action });

describe('rows of the synoptic view', () => {
  const at = (...addresses: string[]) => addresses.map((address) => ({ address }));
  const linked = (lower: string, upper: string, score: number) => ({
    lower: { document: 'm', address: lower },
    upper: { document: 'p', address: upper },
    score,
  });

  it('put counterparts beside each clause, best first, and every other clause in its place', () => {
    const rows = alignedRows(at('1', '2', '3'), at('a', 'b', 'c', 'd'), [
      linked('2', 'b', 0.6),
      linked('2', 'd', 0.9),
      linked('3', 'b', 0.7),
    ]);
    expect(rows).toEqual([
      { lower: null, upper: ['a'] },
      { lower: '1', upper: [] },
      { lower: '2', upper: ['d', 'b'] },
      { lower: null, upper: ['c'] },
      { lower: '3', upper: ['b'] },
    ]);
  });

  it('name every clause of both documents', () => {
    expect(alignedRows(at('1'), at('a', 'b'), [])).toEqual([
      { lower: null, upper: ['a'] },
      { lower: null, upper: ['b'] },
      { lower: '1', upper: [] },
    ]);
  });
});

describe('comparison of two documents', () => {
  it('has both texts whole, their links with evidence, and rows that name every clause', async () => {
    const comparison = await server.read<ComparisonView>('/api/compare?lower=hz-2024-52&upper=zj-digital-trade');
    const { clauses } = await server.read<ClauseListView>('/api/documents/hz-2024-52/clauses');
    expect(comparison.lowerClauses).toEqual(clauses);
    expect(comparison.rows.flatMap(({ lower }) => lower ?? [])).toEqual(clauses.map(({ address }) => address));
    const upper = new Set(comparison.rows.flatMap((row) => row.upper));
    expect(upper).toEqual(new Set(comparison.upperClauses.map(({ address }) => address)));
    expect(new Set(comparison.links.map(({ strength }) => strength))).toEqual(new Set(['strong', 'medium']));
    const texts = new Map(comparison.lowerClauses.map(({ address, text }) => [address, text]));
    expect(comparison.links.length).toBeGreaterThan(0);
    for (const { lower, evidence } of comparison.links) {
      for (const pair of evidence) {
        expect(texts.get(lower.address)?.slice(pair.lower.start, pair.lower.end)).toBe(pair.lowerText);
      }
    }
  });
});

describe('matrix', () => {
  it('of documents: one row an upper clause, one column a lower document', async () => {
    const { rows, columns, cells } = await server.read<MatrixView>('/api/matrix?upper=zj-digital-trade');
    expect(columns.map(({ document, address }) => [document, address])).toEqual([
      ['hz-2023-155', null],
      ['hz-2024-52', null],
    ]);
    for (const { row, column, upper, lower, links, strength } of cells) {
      expect(rows[row]?.address).toBe(upper.address);
      expect(columns[column]?.document).toBe(lower.document);
      // Weak proposals are plotted but not counted: the number is what may be quoted.
      expect(links > 0).toBe(strength !== 'weak');
    }
    expect(new Set(cells.map(({ row, column }) => `${row} ${column}`)).size).toBe(cells.length);
  });

  it('of a pair: the cell of two clauses carries their link, and none once it is rejected', async () => {
    const cellOf = async () => {
      const { cells } = await server.read<MatrixView>('/api/matrix?upper=zj-digital-trade&lower=hz-2024-52');
      return cells.find(({ lower, upper }) => lower.address === '2/2/8' && upper.address === '3/12');
    };
    expect(await cellOf()).toMatchObject({ links: 1, review: 'proposed' });
    await decide('reject');
    expect(await cellOf()).toBeUndefined();
    await decide('undo');
  });
});

describe('gaps', () => {
  const gapsOf = (query = '') => server.read<GapsView>(`/api/gaps${query}`);
  const addresses = (gaps: GapsView['upper'], document: string) =>
    gaps.find((entry) => entry.document === document)?.gaps.map(({ address }) => address) ?? [];

  it('are the clauses without a strong or medium counterpart, on both sides', async () => {
    const { upper, lower } = await gapsOf();
    expect(addresses(upper, 'zj-digital-trade')).not.toContain('3/12');
    expect(addresses(lower, 'hz-2024-52')).not.toContain('2/2/8');
    expect(addresses(lower, 'hz-2024-52')).toContain('annex/5/17');
    for (const { clauses, gaps } of [...upper, ...lower]) expect(gaps.length).toBeLessThanOrEqual(clauses);
  });

  it('follow what people decide', async () => {
    const { implements: sources } = await server.read<{ implements: { review: object; strength: string }[] }>(
      '/api/documents/hz-2024-52/clauses/2/2/8/crossrefs',
    );
    expect(sources.filter(({ strength }) => strength !== 'weak')).toHaveLength(1);
    await decide('reject');
    expect(addresses((await gapsOf()).lower, 'hz-2024-52')).toContain('2/2/8');
    await decide('undo');
    expect(addresses((await gapsOf()).lower, 'hz-2024-52')).not.toContain('2/2/8');
  });

  it('are narrowed by document and by unit, and counted by unit', async () => {
    const { upper, lower } = await gapsOf('?document=hz-2024-52&unit=钱江海关');
    expect(upper).toEqual([]);
    expect(lower.map(({ document }) => document)).toEqual(['hz-2024-52']);
    for (const { units } of lower[0]?.gaps ?? []) expect(units.map(({ name }) => name)).toContain('钱江海关');
    const all = await gapsOf();
    const customs = all.units.find(({ unit }) => unit === '钱江海关');
    const naming = all.lower
      .flatMap(({ gaps }) => gaps)
      .filter(({ units }) => units.some(({ name }) => name === '钱江海关'));
    expect(customs?.lower).toBe(naming.length);
  });
});

describe('pairs of documents', () => {
  it('are listed, and a document names those above it with the reasons and the number of links', async () => {
    const { pairs } = await server.read<PairListView>('/api/pairs');
    expect(pairs).toContainEqual({ lower: 'hz-2024-52', upper: 'zj-digital-trade' });
    const { upper } = await server.read<DocumentPairsView>('/api/documents/hz-2024-52/pairs');
    const above = upper.find(({ document }) => document.id === 'zj-digital-trade');
    expect(above?.reasons).toContainEqual(expect.objectContaining({ kind: 'person', by: '本机用户' }));
    expect(above?.links).toBeGreaterThan(0);
  });

  it('are made and taken out by a person, whatever the levels, and links follow', async () => {
    const pair = { lower: 'hz-2023-155', upper: 'hz-2024-52' };
    const made = await server.post('/api/pairs', { ...pair, decision: 'added' });
    expect(made.json<DocumentPairsView>().upper.map(({ document }) => document.id)).toContain('hz-2024-52');
    const removed = await server.post('/api/pairs', { ...pair, decision: 'removed' });
    expect(removed.json<DocumentPairsView>().upper.map(({ document }) => document.id)).not.toContain('hz-2024-52');
  });

  it('are not made of one document', async () => {
    const refused = await server.post('/api/pairs', { lower: 'hz-2024-52', upper: 'hz-2024-52', decision: 'added' });
    expect(refused.json()).toMatchObject({ status: 400, code: 'same-document' });
  });

  it('documents that are none are only alike', async () => {
    const comparison = await server.read<ComparisonView>('/api/compare?lower=hz-2023-155&upper=hz-2024-52');
    expect(comparison).toMatchObject({ relation: 'similar', reasons: [] });
  });
});

describe('the chain of a clause', () => {
  const chainOf = (place: string) => {
    const [document, ...address] = place.split('/');
    return server.read<ClauseChainView>(`/api/documents/${document}/clauses/${address.join('/')}/chain`);
  };

  it('names what it implements, and what implements the same', async () => {
    const { clauses, links } = await chainOf('hz-2024-52/2/2/8');
    expect(clauses[0]).toMatchObject({ address: '2/2/8', relation: 'asked', level: 'municipal' });
    expect(clauses).toContainEqual(
      expect.objectContaining({
        document: 'zj-digital-trade',
        address: '3/12',
        relation: 'above',
        level: 'provincial',
      }),
    );
    const places = new Set(clauses.map(({ document, address }) => `${document}/${address}`));
    expect(places.size).toBe(clauses.length);
    for (const { lower, upper } of links) {
      expect(places).toContain(`${lower.document}/${lower.address}`);
      expect(places).toContain(`${upper.document}/${upper.address}`);
    }
  });

  it('goes down from an upper clause', async () => {
    const { clauses, below } = await chainOf('zj-digital-trade/3/12');
    expect(clauses).toContainEqual(expect.objectContaining({ address: '2/2/8', relation: 'below' }));
    expect(below).toBeNull();
  });

  it('goes on over several levels', async () => {
    const pair = { lower: 'hz-2023-155', upper: 'hz-2024-52' };
    await server.post('/api/pairs', { ...pair, decision: 'added' });
    const { implements: sources } = await server.read<CrossReferencesView>(
      '/api/documents/hz-2024-52/clauses/2/2/8/crossrefs',
    );
    expect(sources.length).toBeGreaterThan(0);
    const link = {
      lower: { document: 'hz-2023-155', address: '1' },
      upper: { document: 'hz-2024-52', address: '2/2/8' },
    };
    const { clauses: own } = await server.read<ClauseListView>('/api/documents/hz-2023-155/clauses');
    link.lower.address = own.find(({ searchable, kind }) => searchable && kind === 'clause')?.address ?? '';
    server.knowledgeBase.library.review({ ...link, action: 'add', by: '王芳', at: '2026-01-01T00:00:00Z' });
    const { clauses } = await chainOf(`hz-2023-155/${link.lower.address}`);
    const relationOf = (document: string, address: string) =>
      clauses.find((clause) => clause.document === document && clause.address === address)?.relation;
    expect(relationOf('hz-2024-52', '2/2/8')).toBe('above');
    expect(relationOf('zj-digital-trade', '3/12')).toBe('above');
    server.knowledgeBase.library.review({ ...link, action: 'undo', by: '王芳', at: '2026-01-01T00:00:01Z' });
    await server.post('/api/pairs', { ...pair, decision: 'removed' });
  });

  it('tells a weak candidate as one, never as certain', async () => {
    const { clauses } = await server.read<ClauseListView>('/api/documents/hz-2024-52/clauses');
    const chains = await Promise.all(
      clauses
        .filter(({ searchable, counterparts, kind }) => searchable && counterparts === 0 && kind !== 'front')
        .map(({ address }) => chainOf(`hz-2024-52/${address}`)),
    );
    const told = chains.filter(({ clauses }) => clauses.some(({ relation }) => relation === 'candidate'));
    expect(told.length).toBeGreaterThan(0);
    for (const { above, links } of told) {
      expect(above).toMatch(/^没有中以上的对应，最高 \d\d? %。$/);
      expect(links.every(({ strength }) => strength === 'weak')).toBe(true);
    }
  });
});

describe('documents that cannot be compared', () => {
  it.each([
    ['/api/compare?lower=hz-2024-52', 400, 'bad-request'],
    ['/api/compare?lower=hz-2024-52&upper=nowhere', 404, 'document-not-found'],
    ['/api/matrix?upper=nowhere', 404, 'document-not-found'],
    ['/api/gaps?document=nowhere', 404, 'document-not-found'],
  ])('%s → %i %s', async (url, status, code) => {
    const response = await server.get(url);
    expect(response.json()).toMatchObject({ status, code });
  });
});
