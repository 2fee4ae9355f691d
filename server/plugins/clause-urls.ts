/** What may follow the address of a clause in a URL. No address has such a segment. */
const clauseResources = new Set(['crossrefs', 'citations', 'citation-forms', 'versions', 'chain']);

const clauseUrl = /^(\/api\/documents\/[^/?]+\/clauses\/)([^?]+?)\/?(\?.*)?$/;

/**
 * An address contains slashes and stands raw in URLs (`/api/documents/hz-2024-52/clauses/2/2/7/crossrefs`). Escapes
 * them, so that the address is one path parameter for the router; every other URL comes back as it was.
 */
export function escapeClauseAddress(url: string): string {
  const match = clauseUrl.exec(url);
  if (match === null) return url;
  const [, before = '', rest = '', query = ''] = match;
  const segments = rest.split('/');
  const last = segments.at(-1) ?? '';
  const resource = segments.length > 1 && clauseResources.has(last) ? `/${segments.pop()}` : '';
  return `${before}${segments.join('%2F')}${resource}${query}`;
}
