import type { Progress } from '../intake/files.ts';
import type { IndexKeeper } from './index.ts';
import type { LinkKeeper } from './links.ts';
import type { DerivationLock } from './lock.ts';

/** What is to be derived from the library. */
export interface DerivationOrder {
  /** True to derive everything anew, whether it is in step or not. */
  anew: boolean;
}

/** Brings links and index in step with the library. */
export interface Derivation {
  /**
   * @throws MeilisearchProblem, or what the disk says; what is not done stays known to be behind
   * @throws the reason of `signal` once it is aborted
   */
  derive(order: DerivationOrder, onProgress: (progress: Progress) => void, signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** Derives in this process. One process at a time derives from a library. */
export class DerivationHere implements Derivation {
  readonly #links: LinkKeeper;
  readonly #index: IndexKeeper;
  readonly #lock: DerivationLock;

  constructor(links: LinkKeeper, index: IndexKeeper, lock: DerivationLock) {
    this.#links = links;
    this.#index = index;
    this.#lock = lock;
  }

  derive({ anew }: DerivationOrder, onProgress: (progress: Progress) => void, signal: AbortSignal) {
    const indexed = (done: number, total: number) => onProgress({ stage: 'index', done, total, file: null });
    return this.#lock.during(async () => {
      if (anew || this.#links.behind) {
        const traced = (done: number, total: number) => onProgress({ stage: 'trace', done, total, file: null });
        await this.#links.update(anew, traced, signal);
      }
      if (anew) await this.#index.rebuild(indexed, signal);
      else if (await this.#index.isBehind()) await this.#index.update(indexed, signal);
    }, signal);
  }

  async close(): Promise<void> {}
}
