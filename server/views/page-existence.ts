import type { Library } from '../../ingest/library/library.ts';

/** Pages that exist whatever the library holds. */
const plainPages = new Set([
  '',
  'documents',
  'reports',
  'units',
  'compare',
  'matrix',
  'gaps',
  'review',
  'administration',
]);

/**
 * Whether the address of a page names something that there is, so that a browser or a crawler is not told 200 for a
 * document or clause that nobody has. A clause that only older versions have is there.
 *
 * @param path of the site, percent-encoded, without query
 * @param version named by the query; null for the plain address
 */
export function pageExists(library: Library, path: string, version: number | null): boolean {
  const [first = '', name = '', ...rest] = path
    .replace(/^\/|\/$/g, '')
    .split('/')
    .map(decoded);
  if (name === '') return plainPages.has(first);
  const address = rest.join('/');
  switch (first) {
    case 'documents':
      return address === '' ? isDocument(library, name, version) : isClause(library, name, address, version);
    case 'trace':
      return address !== '' && isClause(library, name, address, null);
    case 'review':
      return address === '' && isDocument(library, name, null);
    case 'reports':
    case 'units':
      // Reports are numbered without gaps of meaning, and a unit may go by any of its names: the page itself says it.
      return address === '';
    default:
      return false;
  }
}

const isDocument = (library: Library, id: string, version: number | null): boolean =>
  library.document(id, version ?? undefined) !== null;

function isClause(library: Library, id: string, address: string, version: number | null): boolean {
  if (!isDocument(library, id, version)) return false;
  return version === null
    ? library.lastVersionWith(id, address) !== null
    : library.clause(id, address, version) !== null;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
