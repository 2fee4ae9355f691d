import { pathInSite } from './site-base.ts';

/** Where the user is: the page, the parts of its path, and the query; everything a page shows follows from it. */
export interface Route {
  page: PageName;
  /** Decoded parts of the path, e.g. `document` and `address`. */
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  /** Decoded fragment without `#`: an address inside a document. */
  hash: string;
}

export type PageName =
  | 'search'
  | 'library'
  | 'document'
  | 'clause'
  | 'reports'
  | 'units'
  | 'unit'
  | 'compare'
  | 'matrix'
  | 'gaps'
  | 'trace'
  | 'reviews'
  | 'review'
  | 'administration'
  | 'not-found';

const paths: [PageName, RegExp][] = [
  ['search', /^\/$/],
  ['library', /^\/documents\/?$/],
  ['document', /^\/documents\/(?<document>[^/]+)\/?$/],
  ['clause', /^\/documents\/(?<document>[^/]+)\/(?<address>.+?)\/?$/],
  ['reports', /^\/reports(?:\/(?<report>[^/]+))?\/?$/],
  ['units', /^\/units\/?$/],
  ['unit', /^\/units\/(?<unit>[^/]+)\/?$/],
  ['compare', /^\/compare\/?$/],
  ['matrix', /^\/matrix\/?$/],
  ['gaps', /^\/gaps\/?$/],
  ['trace', /^\/trace\/(?<document>[^/]+)\/(?<address>.+?)\/?$/],
  ['reviews', /^\/review\/?$/],
  ['review', /^\/review\/(?<document>[^/]+)\/?$/],
  ['administration', /^\/administration\/?$/],
];

/** Reads a URL of this site; an unknown path is the page `not-found`. */
export function readRoute(given: URL): Route {
  const url = withCurrentNames(given);
  const path = pathInSite(url.pathname);
  const hash = decode(url.hash.slice(1));
  for (const [page, pattern] of paths) {
    const match = pattern.exec(path);
    if (!match) continue;
    const params: Record<string, string> = {};
    for (const [name, value] of Object.entries(match.groups ?? {}))
      if (value !== undefined) params[name] = decode(value);
    return { page, params, query: url.searchParams, hash };
  }
  return { page: 'not-found', params: {}, query: url.searchParams, hash };
}

/** Query parameters of bookmarks from before the sides of a link were named 下位 and 上位. */
const formerNames = { municipal: 'lower', provincial: 'upper' };

function withCurrentNames(url: URL): URL {
  const renamed = new URL(url);
  for (const [former, name] of Object.entries(formerNames)) {
    const values = renamed.searchParams.getAll(former);
    renamed.searchParams.delete(former);
    for (const value of values) renamed.searchParams.append(name, value);
  }
  return renamed;
}

/** A fragment or path part that is not valid percent-encoding is taken as it stands. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
