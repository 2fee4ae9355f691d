import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { KnowledgeBase } from '../../ingest/knowledge-base.ts';
import type { SearchEngine } from '../../ingest/search/search-engine.ts';
import type { SearchRequest } from '../../ingest/search/search-request.ts';
import type { SearchResult } from '../../ingest/search/search-result.ts';
import { ownIndex, testMeilisearch } from '../harness/meilisearch.ts';

/** The five documents in a knowledge base of their own, on the test run's Meilisearch. */
export function openSeeds(): Promise<{ base: KnowledgeBase; close(): Promise<void> }> {
  return openLibrary(fileURLToPath(new URL('../../seeds', import.meta.url)));
}

/** The documents of a folder in the same way. */
export async function openLibrary(folder: string): Promise<{ base: KnowledgeBase; close(): Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'clauses-search-'));
  const { host, apiKey } = testMeilisearch();
  const base = await KnowledgeBase.open({ dataDir, index: ownIndex('search'), meilisearch: { url: host, apiKey } });
  await base.fillOnce(folder);
  const close = async () => {
    await base.close();
    rmSync(dataDir, { recursive: true });
  };
  return { base, close };
}

export function request(query: string, more: Partial<SearchRequest> = {}): SearchRequest {
  return { query, filters: {}, sort: 'relevance', offset: 0, limit: 20, undo: [], ...more };
}

/** Places of the hits, best first. */
export async function places(
  engine: SearchEngine,
  query: string,
  more: Partial<SearchRequest> = {},
): Promise<string[]> {
  return placesIn(await engine.search(request(query, more)));
}

export function placesIn({ hits }: Pick<SearchResult, 'hits'>): string[] {
  return hits.map(({ document, address }) => `${document}/${address}`);
}
