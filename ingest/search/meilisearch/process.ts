import type { ChildProcess } from 'node:child_process';
import type { MeilisearchBinary } from './binary.ts';
import { type MeilisearchAddress, MeilisearchClient } from './client.ts';
import { isAlive, type KnownProcess, knownProcess, MeilisearchFolder, type RunningMeilisearch } from './folder.ts';
import { MeilisearchProblem } from './problem.ts';
import { spawnMeilisearch } from './spawn.ts';

/** The first restarts within the window follow at once, the next wait longer and longer, without ever giving up. */
const restartsAtOnce = 3;
const restartWindow = 60_000;
const longestPause = 60_000;
const watchInterval = 1000;
const healthInterval = 10_000;
const stopTimeout = 3000;

/** A Meilisearch that can be talked to. `host` may change when a managed engine is restarted: read it each time. */
export interface MeilisearchServer extends MeilisearchAddress {
  readonly state: 'ready' | 'restarting' | 'stopped';
  /** Process id of a managed engine; null for someone else's. */
  readonly pid: number | null;
  /** Ends a managed engine that this process started; leaves any other alone. */
  stop(): Promise<void>;
}

export interface ManagedMeilisearchOptions {
  dataDir: string;
  binary: MeilisearchBinary;
  /** Told in one English sentence when something happens to the engine. */
  log?: (sentence: string) => void;
}

/**
 * Starts a Meilisearch in `dataDir/meilisearch`, or uses the one that another of our processes runs there (a command
 * beside the server). It is watched: when it ends or hangs, it is started again.
 *
 * @throws MeilisearchProblem `start-failed`
 */
export async function startMeilisearch(options: ManagedMeilisearchOptions): Promise<MeilisearchServer> {
  const managed = new ManagedMeilisearch(options);
  await managed.start();
  return managed;
}

class ManagedMeilisearch implements MeilisearchServer {
  readonly apiKey: string;
  readonly #folder: MeilisearchFolder;
  readonly #binary: MeilisearchBinary;
  readonly #log: (sentence: string) => void;
  #state: MeilisearchServer['state'] = 'restarting';
  #host = '';
  #engine: KnownProcess | null = null;
  /** Set when this process started the engine; null when it uses another's. */
  #child: ChildProcess | null = null;
  #restarts: number[] = [];
  #restarting: Promise<void> = Promise.resolve();
  #timers: NodeJS.Timeout[] = [];
  #unanswered = 0;
  #endPause = () => {};
  readonly #killAtExit = () => this.#child?.kill('SIGKILL');

  constructor(options: ManagedMeilisearchOptions) {
    this.#folder = new MeilisearchFolder(options.dataDir);
    this.apiKey = this.#folder.key();
    this.#binary = options.binary;
    this.#log = options.log ?? (() => {});
  }

  get host(): string {
    return this.#host;
  }

  get state(): MeilisearchServer['state'] {
    return this.#state;
  }

  get pid(): number | null {
    return this.#engine?.pid ?? null;
  }

  async start(): Promise<void> {
    await this.#folder.exclusively(() => this.#adoptOrSpawn());
    process.once('exit', this.#killAtExit);
    this.#timers = [
      setInterval(() => this.#watch(), watchInterval).unref(),
      setInterval(() => void this.#checkHealth(), healthInterval).unref(),
    ];
  }

  async stop(): Promise<void> {
    if (this.#state === 'stopped') return;
    this.#state = 'stopped';
    for (const timer of this.#timers) clearInterval(timer);
    this.#endPause();
    await this.#restarting;
    this.#state = 'stopped';
    process.off('exit', this.#killAtExit);
    if (!this.#child) return;
    await endChild(this.#child);
    this.#folder.forget();
  }

  async #adoptOrSpawn(): Promise<void> {
    const running = this.#folder.running();
    if (running && isAlive(running.owner)) {
      this.#use(running, null);
      return;
    }
    if (running) {
      this.#log(`Ending the Meilisearch (process ${running.engine.pid}) that an earlier run left behind.`);
      await endProcess(running.engine);
    }
    this.#clearForeignDatabase();
    const port = this.#host === '' ? null : Number(new URL(this.#host).port);
    const { child, host } = await this.#spawn(port);
    if (child.pid === undefined) throw new Error('Expected a started process, not one without an id');
    const record: RunningMeilisearch = {
      engine: knownProcess(child.pid),
      owner: knownProcess(process.pid),
      host,
      version: this.#binary.version,
    };
    this.#folder.remember(record);
    this.#use(record, child);
    child.once('exit', () => this.#watch());
    child.unref();
  }

  /** A database that the engine cannot open is set aside: the index is derived and is built anew from the library. */
  async #spawn(port: number | null) {
    try {
      return await spawnMeilisearch(this.#binary, this.#folder, port);
    } catch (problem) {
      if (!(problem instanceof MeilisearchProblem) || problem.engineCode === 'environment') throw problem;
      if (!this.#folder.hasDatabase) throw problem;
      this.#log(
        `The search index cannot be opened and was set aside (${this.#folder.setDatabaseAside()}); it is built anew.`,
      );
      return await spawnMeilisearch(this.#binary, this.#folder, port);
    }
  }

  #use(running: RunningMeilisearch, child: ChildProcess | null): void {
    this.#engine = running.engine;
    this.#child = child;
    this.#host = running.host;
    this.#unanswered = 0;
    this.#state = 'ready';
  }

  /** The engine opens no database of another version; as the index is derived, it is made anew. */
  #clearForeignDatabase(): void {
    const written = this.#folder.databaseVersion();
    if (written === null || written === this.#binary.version) return;
    this.#log(`The search index was written by Meilisearch ${written}; it is rebuilt for ${this.#binary.version}.`);
    this.#folder.removeDatabase();
  }

  /** Starts the engine again when it has ended, whoever had started it. */
  #watch(): void {
    if (this.#state !== 'ready' || (this.#engine && isAlive(this.#engine))) return;
    this.#state = 'restarting';
    this.#restarting = this.#restart();
  }

  async #restart(): Promise<void> {
    for (let failures = 0; this.#state === 'restarting'; failures += 1) {
      const now = Date.now();
      this.#restarts = [...this.#restarts.filter((at) => now - at < restartWindow), now];
      const pause = pauseBefore(Math.max(this.#restarts.length, failures + 1));
      if (pause > 0) {
        this.#log(
          `Meilisearch ended again; it is started again in ${pause / 1000} s. Documents can be read meanwhile. Log: ${this.#folder.log}`,
        );
        await this.#pause(pause);
        if (this.#state !== 'restarting') return;
      } else this.#log('Meilisearch ended unexpectedly; starting it again.');
      try {
        await this.#folder.exclusively(() => this.#adoptOrSpawn());
        return;
      } catch (problem) {
        this.#log(problem instanceof Error ? problem.message : String(problem));
      }
    }
  }

  /** Waits, unless the engine is stopped meanwhile. */
  #pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds).unref();
      this.#endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** An engine that lives but has not answered three times in a row is ended, and so started again. */
  async #checkHealth(): Promise<void> {
    if (this.#state !== 'ready' || !this.#child) return;
    this.#unanswered = (await isHealthy(this)) ? 0 : this.#unanswered + 1;
    if (this.#unanswered >= 3) this.#child.kill('SIGKILL');
  }
}

/** Milliseconds to wait before the nth restart within a minute. */
export function pauseBefore(restart: number): number {
  return restart <= restartsAtOnce ? 0 : Math.min(1000 * 2 ** (restart - restartsAtOnce - 1), longestPause);
}

/** True when a Meilisearch answers at this address. */
export async function isHealthy(address: MeilisearchAddress): Promise<boolean> {
  const engine = new MeilisearchClient(address, { timeout: 2000 });
  try {
    return await engine.client.isHealthy();
  } finally {
    engine.close();
  }
}

async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.ref();
  child.kill('SIGTERM');
  // Ending it hard is safe: it resumes its tasks at the next start.
  const hard = setTimeout(() => child.kill('SIGKILL'), stopTimeout);
  await ended;
  clearTimeout(hard);
}

/** Ends a process that is not our child. */
async function endProcess(known: KnownProcess): Promise<void> {
  for (const [signal, patience] of [
    ['SIGTERM', stopTimeout],
    ['SIGKILL', stopTimeout],
  ] as const) {
    if (!isAlive(known)) return;
    process.kill(known.pid, signal);
    const deadline = Date.now() + patience;
    while (isAlive(known) && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
