/** The search page's URL: which query string says what, and how one choice changes it. */

import { siteBase } from './site-base.ts';

export const facetNames = ['document', 'section', 'issuingBody', 'unit', 'level', 'year', 'validity'] as const;
export type FacetName = (typeof facetNames)[number];

export const facetLabels: Record<FacetName, string> = {
  document: '文件',
  section: '章节',
  issuingBody: '发文机关',
  unit: '责任单位',
  level: '层级',
  year: '年份',
  validity: '时效',
};

export const hitsPerPage = 20;
/** The API takes offsets up to a million. */
const furthestPage = 50_000;

/** Number of the page of results that the URL names, from 1. */
export function pageNumber(search: URLSearchParams): number {
  const page = Number(search.get('page') ?? '1');
  return Number.isInteger(page) && page > 0 ? Math.min(page, furthestPage) : 1;
}

/** True when two URLs name different pages of the same list. */
export function isOtherPage(one: URLSearchParams, other: URLSearchParams): boolean {
  const listOf = (search: URLSearchParams): string => {
    const list = new URLSearchParams(search);
    list.delete('page');
    return list.toString();
  };
  return listOf(one) === listOf(other) && pageNumber(one) !== pageNumber(other);
}

/** The API's query for a page of results: filters, undone steps and order as they stand, `page` as an offset. */
export function apiQuery(search: URLSearchParams): URLSearchParams {
  const query = new URLSearchParams(search);
  query.delete('page');
  query.set('limit', String(hitsPerPage));
  const offset = (pageNumber(search) - 1) * hitsPerPage;
  if (offset > 0) query.set('offset', String(offset));
  return query;
}

/** True when the URL asks for nothing: no query and no filter. */
export function isEmptySearch(search: URLSearchParams): boolean {
  return (search.get('q') ?? '').trim() === '' && facetNames.every((name) => !search.has(name));
}

/** A new query keeps the filters and the order but starts at page 1 with every understanding step in force. */
export function withQuery(search: URLSearchParams, q: string): string {
  const next = new URLSearchParams(search);
  next.delete('page');
  next.delete('undo');
  next.set('q', q);
  return link(next);
}

/** Turns one value of a facet (or one `undo`) on or off. */
export function toggled(search: URLSearchParams, name: FacetName | 'undo', value: string): string {
  const next = new URLSearchParams(search);
  const others = next.getAll(name).filter((one) => one !== value);
  const wasOn = others.length < next.getAll(name).length;
  next.delete(name);
  for (const one of wasOn ? others : [...others, value]) next.append(name, one);
  next.delete('page');
  return link(next);
}

/** Sets one value; null removes it. Anything but the page number goes back to page 1. */
export function replaced(search: URLSearchParams, name: 'sort' | 'page', value: string | null): string {
  const next = new URLSearchParams(search);
  if (name !== 'page') next.delete('page');
  if (value === null) next.delete(name);
  else next.set(name, value);
  return link(next);
}

/** The same query without any filter. */
export function withoutFilters(search: URLSearchParams): string {
  const next = new URLSearchParams(search);
  for (const name of [...facetNames, 'page']) next.delete(name);
  return link(next);
}

function link(search: URLSearchParams): string {
  return search.size === 0 ? siteBase : `${siteBase}?${search}`;
}
