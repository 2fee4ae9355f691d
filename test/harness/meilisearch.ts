import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { MeilisearchAdapter } from '../../ingest/search/meilisearch/adapter.ts';
import type { MeilisearchAddress } from '../../ingest/search/meilisearch/client.ts';

/** Address of the test run's Meilisearch. */
export function testMeilisearch(): MeilisearchAddress {
  return { host: inject('meilisearchHost'), apiKey: inject('meilisearchKey') };
}

/** An index name that no other test file uses. */
export function ownIndex(name: string): string {
  return `${name}-${randomBytes(4).toString('hex')}`;
}

/** An adapter on an index of its own. */
export function testAdapter(name: string): MeilisearchAdapter {
  return new MeilisearchAdapter(testMeilisearch(), ownIndex(name));
}
