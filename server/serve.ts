import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { KnowledgeBase, libraryFile } from '../ingest/knowledge-base.ts';
import { KnownProblem } from '../ingest/policy/known-problem.ts';
import { keepLocalKey, newLocalKey } from './access/local-key.ts';
import { buildApp } from './app.ts';
import { type Configuration, shownHost } from './configuration.ts';
import { keepDailyBackups } from './daily-backups.ts';
import { openLog } from './log.ts';
import { buildWeb, webFolder } from './web-build.ts';

const seeds = fileURLToPath(new URL('../seeds', import.meta.url));

/** The server cannot listen where it is told to. */
export class ListenProblem extends KnownProblem<'cannot-listen'> {
  constructor(english: string, cause: unknown) {
    super('cannot-listen', { english, chinese: `无法在设定的地址和端口上提供服务：${english}` }, cause);
  }
}

/** A server that answers. */
export interface RunningServer {
  /** e.g. `http://127.0.0.1:3000` */
  address: string;
  /** Address that lets the user of this machine write; null where others can reach the server. */
  writingAddress: string | null;
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
    const server = await listen(configuration, knowledgeBase, say);
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
    await knowledgeBase.warm();
    say(filled?.problem?.message ?? 'Links and index are in step with the library.');
  } catch (problem) {
    say(problem instanceof Error ? problem.message : String(problem));
  }
  for (const { document, file } of knowledgeBase.newerBundled(seeds)) {
    say(
      `The program brings another text of ${document}; it is not put in. To take it over: npm run cli -- ingest ${file}`,
    );
  }
}

async function listen(
  configuration: Configuration,
  knowledgeBase: KnowledgeBase,
  say: (sentence: string) => void,
): Promise<RunningServer> {
  const localKey = newLocalKey();
  const stream = openLog(configuration.log);
  const logger = { level: configuration.log.level, stream };
  const app = await buildApp({ knowledgeBase, configuration, webFolder, localKey, logger });
  try {
    await app.listen({ host: configuration.host, port: configuration.port });
  } catch (cause) {
    await app.close();
    throw listenProblem(cause, configuration);
  }
  const bound = app.server.address();
  const port = typeof bound === 'object' && bound ? bound.port : configuration.port;
  const address = `http://${shownHost(configuration.host)}:${port}`;
  const { backups, dataDir } = configuration;
  const endBackups =
    backups === null
      ? async () => {}
      : keepDailyBackups(libraryFile(dataDir), backups, (problem) => app.log.error({ err: problem }, 'no backup'));
  const forgetKey = keepKey(configuration.dataDir, localKey, say);
  return {
    address,
    writingAddress: configuration.localUser === null ? null : `${address}/local/${localKey}`,
    close: async () => {
      forgetKey();
      await endBackups();
      // A request that waits for a file to be read would hold the server open.
      knowledgeBase.stopReading();
      await app.close();
      await knowledgeBase.close();
      stream.end();
    },
  };
}

/** A full disk is no reason not to serve: the printed address carries the key as well. */
function keepKey(dataDir: string, key: string, say: (sentence: string) => void): () => void {
  try {
    return keepLocalKey(dataDir, key);
  } catch (error) {
    say(`The key of this start could not be kept in ${dataDir} (${error instanceof Error ? error.message : error}).`);
    return () => {};
  }
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
  return sentence ? new ListenProblem(sentence, cause) : cause;
}
