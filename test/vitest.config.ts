import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * `test/` mirrors the source folders. Each file runs in its own process, because native addons (jieba, SQLite) and
 * the engine's children do not live well in threads. One real Meilisearch serves all of them (see harness/).
 */
export default defineConfig({
  root,
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/harness/start-meilisearch.ts'],
    pool: 'forks',
    maxWorkers: '100%',
    testTimeout: 120_000,
    hookTimeout: 120_000,
    coverage: { provider: 'v8', include: ['ingest/**', 'server/**', 'web/**'], reportsDirectory: 'coverage' },
  },
});
