// A process of its own for the crash tests: starts the managed engine in DATA_DIR, prints its process id, and waits.
import { openMeilisearch } from '../../ingest/search/meilisearch/open.ts';

const server = await openMeilisearch({
  dataDir: process.env.DATA_DIR ?? '',
  binary: process.env.MEILI_BIN,
});
console.log(String(server.pid));
setInterval(() => {}, 60_000);
