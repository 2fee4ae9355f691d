import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clauseLink, documentLink, placeLink, query, traceLink, unitLink } from '../../web/links.ts';
import { readRoute } from '../../web/route.ts';

const at = (href: string) => readRoute(new URL(href, 'http://127.0.0.1:3000'));

describe('the URL names the page and everything it shows', () => {
  test.each([
    ['/', 'search', {}],
    ['/documents', 'library', {}],
    ['/documents/hz-2024-52', 'document', { document: 'hz-2024-52' }],
    ['/documents/hz-2024-52/2/2/7', 'clause', { document: 'hz-2024-52', address: '2/2/7' }],
    ['/documents/hz-2024-52/annex/row7', 'clause', { document: 'hz-2024-52', address: 'annex/row7' }],
    ['/reports', 'reports', {}],
    ['/reports/3', 'reports', { report: '3' }],
    ['/units', 'units', {}],
    [`/units/${encodeURIComponent('市商务局')}`, 'unit', { unit: '市商务局' }],
    ['/trace/hz-2024-52/2/2/7', 'trace', { document: 'hz-2024-52', address: '2/2/7' }],
    ['/review', 'reviews', {}],
    ['/review/hz-2024-52', 'review', { document: 'hz-2024-52' }],
    ['/nowhere', 'not-found', {}],
  ])('%s is %s', (href, page, params) => {
    expect(at(href)).toMatchObject({ page, params });
  });

  test('a fragment is an address', () => {
    expect(at('/documents/hz-2024-52#2/2/7').hash).toBe('2/2/7');
  });

  test('broken percent-encoding is taken as it stands', () => {
    expect(at('/units/%E5%95').params.unit).toBe('%E5%95');
  });
});

describe('links lead where they say', () => {
  const id = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => !/^\.{1,2}$/.test(text));
  const address = fc
    .array(fc.stringMatching(/^[a-z0-9]{1,5}$/), { minLength: 1, maxLength: 4 })
    .map((steps) => steps.join('/'));

  test('any document, clause and unit is read back from its link', () => {
    fc.assert(
      fc.property(id, address, (document, place) => {
        expect(at(documentLink(document)).params).toEqual({ document });
        expect(at(clauseLink(document, place)).params).toEqual({ document, address: place });
        expect(at(traceLink(document, place)).params).toEqual({ document, address: place });
        expect(at(placeLink(document, place)).hash).toBe(place);
        expect(at(unitLink(document)).params).toEqual({ unit: document });
      }),
    );
  });

  test('an old version keeps its number in the permalink', () => {
    expect(at(clauseLink('hz-2024-52', '2/2/7', 1)).query.get('version')).toBe('1');
  });

  test('empty values are left out of a query, several values repeat their name', () => {
    expect(query({ q: '', unit: ['市商务局', '钱江海关'], year: null })).toBe(
      `?unit=${encodeURIComponent('市商务局')}&unit=${encodeURIComponent('钱江海关')}`,
    );
    expect(query({})).toBe('');
  });
});
