import { describe, expect, it } from 'vitest';
import { escapeClauseAddress } from '../../server/plugins/clause-urls.ts';

describe('an address in a URL', () => {
  it.each([
    ['/api/documents/a/clauses/2/2/7', '/api/documents/a/clauses/2%2F2%2F7', 'becomes one parameter'],
    ['/api/documents/a/clauses/2/2/7/', '/api/documents/a/clauses/2%2F2%2F7', 'with a slash at the end'],
    ['/api/documents/a/clauses/2/2/7/crossrefs', '/api/documents/a/clauses/2%2F2%2F7/crossrefs', 'before a resource'],
    ['/api/documents/a/clauses/2/2/7?version=1', '/api/documents/a/clauses/2%2F2%2F7?version=1', 'before a query'],
    ['/api/documents/a/clauses/7', '/api/documents/a/clauses/7', 'of one step'],
    ['/api/documents/a/clauses/2%2F7/citations', '/api/documents/a/clauses/2%2F7/citations', 'escaped by the caller'],
    ['/api/documents/a/clauses', '/api/documents/a/clauses', 'absent: the list'],
    ['/api/documents/a/clauses?version=2', '/api/documents/a/clauses?version=2', 'absent: the list of a version'],
    ['/documents/a/2/2/7', '/documents/a/2/2/7', 'of a page'],
    ['/api/search?q=/api/documents/a/clauses/2/7', '/api/search?q=/api/documents/a/clauses/2/7', 'inside a query'],
  ])('%s → %s: %s', (url, escaped) => {
    expect(escapeClauseAddress(url)).toBe(escaped);
  });
});
