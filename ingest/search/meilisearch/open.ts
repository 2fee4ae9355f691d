import { findMeilisearch } from './binary.ts';
import { MeilisearchClient } from './client.ts';
import { type MeilisearchServer, startMeilisearch } from './process.ts';

/** Where to get an engine from: someone else's (`url`), or one that is started and watched in `dataDir`. */
export interface MeilisearchChoice {
  dataDir: string;
  /** MEILI_URL */
  url?: string | undefined;
  /** MEILI_KEY */
  apiKey?: string | undefined;
  /** MEILI_BIN */
  binary?: string | undefined;
  log?: (sentence: string) => void;
}

/**
 * Gives the engine that the configuration asks for, ready to answer.
 *
 * @throws MeilisearchProblem when there is none, it does not start, does not answer or refuses the key
 */
export async function openMeilisearch(choice: MeilisearchChoice): Promise<MeilisearchServer> {
  if (choice.url) return await someoneElses(choice.url, choice.apiKey ?? '');
  const binary = await findMeilisearch({ named: choice.binary, searchPath: process.env.PATH });
  return await startMeilisearch({ dataDir: choice.dataDir, binary, ...(choice.log ? { log: choice.log } : {}) });
}

async function someoneElses(host: string, apiKey: string): Promise<MeilisearchServer> {
  const engine = new MeilisearchClient({ host, apiKey }, { timeout: 5000 });
  try {
    await engine.ask((client) => client.getVersion());
  } finally {
    engine.close();
  }
  return { host, apiKey, state: 'ready', pid: null, stop: async () => {} };
}
