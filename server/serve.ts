import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { KnowledgeBase } from '../ingest/knowledge-base.ts';
import { buildApp } from './app.ts';
import type { Configuration } from './configuration.ts';
import { buildWeb, webFolder } from './web-build.ts';

const seeds = fileURLToPath(new URL('../seeds', import.meta.url));

/** The server cannot listen where it is told to. */
export class ListenProblem extends Error {
  override readonly name = 'ListenProblem';
}

/** A server that answers. */
export interface RunningServer {
  /** e.g. `http://127.0.0.1:3000` */
  address: string;
  /** Stops everything that was started, the managed engine included. */
  close(): Promise<void>;
}

/**
 * Starts the whole product: web pages built where their sources changed, library, API and pages. Engine, index and links
 * are made up for behind it; a new library is then filled with the documents of `seeds/`.
 *
 * @param say told in one English sentence what takes time or goes wrong
 * @param signal gives up the start
 * @throws ListenProblem, WebBuildProblem, MeilisearchProblem or UnusableLibrary; nothing is then left running
 */
export async function serve(
  configuration: Configuration,
  say: (sentence: string) => void,
  signal: AbortSignal,
): Promise<RunningServer> {
  // Before anything slow: a port in use is the commonest reason why a start fails.
  await tryPort(configuration);
  const building = new AbortController();
  const stopBuilding = () => building.abort();
  signal.addEventListener('abort', stopBuilding);
  const web = buildWeb(building.signal);
  let knowledgeBase: KnowledgeBase | null = null;
  try {
    knowledgeBase = KnowledgeBase.openForReading({ ...configuration, beside: true, log: say });
    if (await web) say('The web pages were built.');
    signal.throwIfAborted();
    const server = await listen(configuration, knowledgeBase);
    void catchUp(knowledgeBase, say);
    return server;
  } catch (problem) {
    stopBuilding();
    await web.catch(() => {});
    await knowledgeBase?.close();
    throw problem;
  } finally {
    signal.removeEventListener('abort', stopBuilding);
  }
}

/** Brings engine, links and index in step behind a server that answers already, and fills a new library. */
async function catchUp(knowledgeBase: KnowledgeBase, say: (sentence: string) => void): Promise<void> {
  const { engine, index, links } = knowledgeBase.behind;
  if (engine) say('Reading is possible; the search engine is being started.');
  if (index > 0 || links) say(`Links or index are behind (${index} documents); they are made up for beside.`);
  try {
    await knowledgeBase.catchUp();
    const filled = await knowledgeBase.fillOnce(seeds);
    if (filled !== null) say(`${filled.outcomes.new} documents of seeds/ were put into the new library.`);
    if (filled?.problem) say(filled.problem.message);
    say('Links and index are in step with the library.');
  } catch (problem) {
    say(problem instanceof Error ? problem.message : String(problem));
  }
  for (const { document, file } of knowledgeBase.newerBundled(seeds)) {
    say(
      `The program brings another text of ${document}; it is not put in. To take it over: npm run cli -- ingest ${file}`,
    );
  }
}

async function listen(configuration: Configuration, knowledgeBase: KnowledgeBase): Promise<RunningServer> {
  const app = await buildApp({ knowledgeBase, configuration, webFolder });
  try {
    await app.listen({ host: configuration.host, port: configuration.port });
  } catch (cause) {
    await app.close();
    throw listenProblem(cause, configuration);
  }
  const bound = app.server.address();
  const port = typeof bound === 'object' && bound ? bound.port : configuration.port;
  return {
    address: `http://${shownHost(configuration.host)}:${port}`,
    close: async () => {
      // A request that waits for a file to be read would hold the server open.
      knowledgeBase.stopReading();
      await app.close();
      await knowledgeBase.close();
    },
  };
}

function shownHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

function tryPort({ host, port }: Configuration): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (cause) => reject(listenProblem(cause, { host, port })));
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve()));
  });
}

function listenProblem(cause: unknown, { host, port }: Pick<Configuration, 'host' | 'port'>): unknown {
  const code = cause instanceof Error && 'code' in cause ? cause.code : null;
  const sentences: Record<string, string> = {
    EADDRINUSE: `Port ${port} on ${host} is in use: stop the program that uses it, or choose another, e.g. \`PORT=${port + 1} npm start\`.`,
    EACCES: `This user may not listen on port ${port}: choose one above 1023 with PORT.`,
    EADDRNOTAVAIL: `HOST is \`${host}\`, which is not an address of this machine.`,
    ENOTFOUND: `HOST is \`${host}\`, which is not a known name.`,
  };
  const sentence = typeof code === 'string' ? sentences[code] : undefined;
  return sentence ? new ListenProblem(sentence, { cause }) : cause;
}
