import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

const browser = ['test/e2e/**/*.test.ts'];
/** What asks a running search engine, or starts the whole product. */
const engine = [
  'test/server/**/*.test.ts',
  'test/library/{crash,growth,knowledge-base}.test.ts',
  'test/search/{large-library,proximity,search-engine}.test.ts',
  'test/search/{meilisearch,suggestions,understanding}/**/*.test.ts',
];
const globalSetup = ['test/harness/start-meilisearch.ts'];

/**
 * `test/` mirrors the source folders. Each file runs in its own process, because native addons (jieba, SQLite) and
 * the engine's children do not live well in threads. Three projects: `unit` is what one runs while typing and needs
 * neither engine nor browser; for each of the other two one real Meilisearch is started (see harness/).
 */
export default defineConfig({
  root,
  test: {
    pool: 'forks',
    maxWorkers: '100%',
    testTimeout: 120_000,
    hookTimeout: 120_000,
    coverage: { provider: 'v8', include: ['ingest/**', 'server/**', 'web/**'], reportsDirectory: 'coverage' },
    projects: [
      { extends: true, test: { name: 'unit', include: ['test/**/*.test.ts'], exclude: [...engine, ...browser] } },
      { extends: true, test: { name: 'engine', include: engine, globalSetup } },
      { extends: true, test: { name: 'browser', include: browser, globalSetup } },
    ],
  },
});
