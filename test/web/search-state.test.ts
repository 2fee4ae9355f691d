import { describe, expect, test } from 'vitest';
import {
  apiQuery,
  isEmptySearch,
  isOtherPage,
  pageNumber,
  replaced,
  toggled,
  withoutFilters,
  withQuery,
} from '../../web/search-state.ts';

const search = (text: string) => new URLSearchParams(text);
const valuesOf = (href: string) => Object.fromEntries(new URL(href, 'http://localhost').searchParams);

describe('the state of the search page in its URL', () => {
  test('facets combine: values of one facet are alternatives, a second click takes one back', () => {
    const one = toggled(search('q=补贴'), 'unit', '市商务局');
    const both = toggled(search(one.slice(2)), 'unit', '钱江海关');
    expect(search(both.slice(2)).getAll('unit')).toEqual(['市商务局', '钱江海关']);
    const back = toggled(search(both.slice(2)), 'unit', '市商务局');
    expect(search(back.slice(2)).getAll('unit')).toEqual(['钱江海关']);
  });

  test('every change but paging goes back to the first page', () => {
    expect(valuesOf(toggled(search('q=补贴&page=3'), 'year', '2024'))).toEqual({ q: '补贴', year: '2024' });
    expect(valuesOf(replaced(search('q=补贴&page=3'), 'sort', 'date'))).toEqual({ q: '补贴', sort: 'date' });
    expect(valuesOf(replaced(search('q=补贴&page=3'), 'page', '4'))).toEqual({ q: '补贴', page: '4' });
  });

  test('a new query keeps filters and forgets which steps were undone', () => {
    expect(valuesOf(withQuery(search('q=a&undo=repair:a&level=municipal&page=2'), '独立站'))).toEqual({
      q: '独立站',
      level: 'municipal',
    });
  });

  test('all filters are cleared at once, the query stays', () => {
    expect(valuesOf(withoutFilters(search('q=a&level=municipal&unit=x&unit=y&sort=date')))).toEqual({
      q: 'a',
      sort: 'date',
    });
  });

  test('the API is asked by offset', () => {
    expect(valuesOf(`/?${apiQuery(search('q=a&page=3'))}`)).toEqual({ q: 'a', limit: '20', offset: '40' });
    expect(valuesOf(`/?${apiQuery(search('q=a'))}`)).toEqual({ q: 'a', limit: '20' });
  });

  test.each(['0', '-2', 'x', '1.5'])('page=%s is the first page', (page) => {
    expect(pageNumber(search(`page=${page}`))).toBe(1);
  });

  test('blanks alone ask for nothing; a filter alone does ask', () => {
    expect(isEmptySearch(search('q=%20%20'))).toBe(true);
    expect(isEmptySearch(search('unit=市商务局'))).toBe(false);
  });

  test('another page of the same list is told from another list', () => {
    expect(isOtherPage(search('q=补贴'), search('q=补贴&page=2'))).toBe(true);
    expect(isOtherPage(search('q=补贴&page=2'), search('q=补贴&page=2'))).toBe(false);
    expect(isOtherPage(search('q=补贴&page=2'), search('q=补贴&year=2024'))).toBe(false);
  });

  test('a page beyond what the API can reach is the furthest one', () => {
    expect(pageNumber(search('page=999999999'))).toBe(50_000);
  });
});
