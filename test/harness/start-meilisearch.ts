import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { findMeilisearch } from '../../ingest/search/meilisearch/binary.ts';
import { startMeilisearch } from '../../ingest/search/meilisearch/process.ts';

declare module 'vitest' {
  interface ProvidedContext {
    meilisearchHost: string;
    meilisearchKey: string;
  }
}

/**
 * Starts the one real Meilisearch of a test run and stops it at its end. Without a binary the whole run fails with
 * the sentence that says how to get one.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'clauses-test-'));
  const binary = await findMeilisearch({ named: process.env.MEILI_BIN, searchPath: process.env.PATH });
  const server = await startMeilisearch({ dataDir, binary, log: (sentence) => console.error(sentence) });
  project.provide('meilisearchHost', server.host);
  project.provide('meilisearchKey', server.apiKey);
  return async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
