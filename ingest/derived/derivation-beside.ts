import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Progress } from '../intake/files.ts';
import type { IngestProblem } from '../library/ingest-report.ts';
import type { MeilisearchAddress } from '../search/meilisearch/client.ts';
import type { Derivation, DerivationOrder } from './derivation.ts';
import { DerivationProblem, stoppedProblem } from './derivation-problem.ts';

/** Where the process beside finds library and index. */
export interface DerivationPlace {
  dataDir: string;
  indexName: string;
}

/** What the process beside is told. */
export type BesideOrder = DerivationOrder & DerivationPlace & { host: string; apiKey: string };
/** What it tells: how far it has come, and at the end whether something went wrong. */
export type BesideAnswer = { progress: Progress } | { ended: IngestProblem | null };

const program = fileURLToPath(new URL('./derivation-process.ts', import.meta.url));
/** A process that has nothing to do for so long is ended; starting another takes about two seconds. */
const idleLimit = 600_000;
const stopPatience = 3000;

/**
 * Derives in a process of its own with a memory limit, so that this one answers meanwhile. What was derived when it is
 * stopped or dies stays; the rest is known to be behind.
 */
export class DerivationBeside implements Derivation {
  readonly #place: DerivationPlace;
  readonly #engine: MeilisearchAddress;
  #child: ChildProcess | null = null;
  #idle: NodeJS.Timeout | undefined;

  constructor(place: DerivationPlace, engine: MeilisearchAddress) {
    this.#place = place;
    this.#engine = engine;
  }

  async derive(order: DerivationOrder, onProgress: (progress: Progress) => void, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    clearTimeout(this.#idle);
    const child = this.#running();
    const stop = () => void this.close();
    signal.addEventListener('abort', stop, { once: true });
    try {
      const { host, apiKey } = this.#engine;
      await carriedOut(child, { ...order, ...this.#place, host, apiKey }, onProgress);
    } finally {
      signal.removeEventListener('abort', stop);
      this.#idle = setTimeout(() => void this.close(), idleLimit).unref();
    }
  }

  /** Ends the process: between two documents, or hard where that takes too long. */
  async close(): Promise<void> {
    clearTimeout(this.#idle);
    const child = this.#child;
    this.#child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    if (child.connected) child.disconnect();
    const hard = setTimeout(() => child.kill('SIGKILL'), stopPatience);
    await ended;
    clearTimeout(hard);
  }

  #running(): ChildProcess {
    if (this.#child?.connected) return this.#child;
    const execArgv = ['--max-old-space-size=1024', '--import', import.meta.resolve('tsx')];
    this.#child = fork(program, { execArgv, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    this.#child.unref();
    this.#child.channel?.unref();
    return this.#child;
  }
}

function carriedOut(child: ChildProcess, order: BesideOrder, onProgress: (progress: Progress) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (problem: IngestProblem | null) => {
      child.off('message', hear);
      child.off('exit', died);
      child.channel?.unref();
      if (problem === null) resolve();
      else reject(new DerivationProblem(problem));
    };
    const hear = (answer: BesideAnswer) => ('progress' in answer ? onProgress(answer.progress) : end(answer.ended));
    const died = () => end(stoppedProblem);
    child.on('message', hear);
    child.once('exit', died);
    child.channel?.ref();
    child.send(order);
  });
}
