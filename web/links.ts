/** Addresses of the pages: the one place that knows how a view is written as a URL. */

import { siteBase, sitePath } from './site-base.ts';

type QueryValue = string | number | readonly string[] | null | undefined;

/** Query string with its `?`; empty values are left out, arrays repeat their name. */
export function query(values: Record<string, QueryValue>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value === null || value === undefined || value === '') continue;
    if (typeof value === 'object') for (const one of value) search.append(name, one);
    else search.set(name, String(value));
  }
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

/** An address keeps its slashes; each of its steps is encoded. */
export function addressPath(address: string): string {
  return address.split('/').map(encodeURIComponent).join('/');
}

export const documentLink = (document: string, version?: number | null): string =>
  sitePath(`/documents/${encodeURIComponent(document)}${query({ version })}`);

/** The clause in the running text of its document. */
export const placeLink = (document: string, address: string, version?: number | null): string =>
  `${documentLink(document, version)}#${addressPath(address)}`;

/** A clause: as it stands now, or, with its version, for ever. */
export const clauseLink = (document: string, address: string, version?: number | null): string =>
  sitePath(`/documents/${encodeURIComponent(document)}/${addressPath(address)}${query({ version })}`);

export const unitLink = (name: string): string => sitePath(`/units/${encodeURIComponent(name)}`);

export const traceLink = (document: string, address: string): string =>
  sitePath(`/trace/${encodeURIComponent(document)}/${addressPath(address)}`);

export const reviewLink = (document: string, values: Record<string, QueryValue> = {}): string =>
  sitePath(`/review/${encodeURIComponent(document)}${query(values)}`);

export const compareLink = (lower: string, upper: string, at?: string): string =>
  sitePath(`/compare${query({ lower, upper, at })}`);

export const searchLink = (values: Record<string, QueryValue>): string => siteBase + query(values);
