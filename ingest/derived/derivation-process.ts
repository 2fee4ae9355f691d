/** The process beside (see derivation-beside.ts): carries out orders one after the other until it is disconnected. */
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { fileProblem, followProblem } from '../intake/problem.ts';
import { Library } from '../library/library.ts';
import { MeilisearchAdapter } from '../search/meilisearch/adapter.ts';
import { DerivationHere } from './derivation.ts';
import type { BesideAnswer, BesideOrder } from './derivation-beside.ts';
import { IndexKeeper } from './index.ts';
import { LinkKeeper } from './links.ts';
import { DerivationLock } from './lock.ts';

// People who read and search come first.
setPriority(10);
const stopped = new AbortController();
process.on('disconnect', () => {
  stopped.abort();
  // Tracing cannot be stopped in the middle; what it has not handed over is as if it had not begun.
  setTimeout(() => process.exit(0), 1000).unref();
});

const answer = (message: BesideAnswer) => void (process.connected && process.send?.(message));

async function carryOut({ dataDir, indexName, host, apiKey, ...order }: BesideOrder): Promise<void> {
  const library = Library.open(join(dataDir, 'library.sqlite'));
  const lock = new DerivationLock(join(dataDir, 'deriving.lock'));
  const adapter = new MeilisearchAdapter({ host, apiKey }, indexName);
  try {
    const derivation = new DerivationHere(new LinkKeeper(library), new IndexKeeper(library, adapter), lock);
    await derivation.derive(order, (progress) => answer({ progress }), stopped.signal);
    answer({ ended: null });
  } catch (problem) {
    answer({ ended: followProblem(problem) ?? fileProblem(problem) });
  } finally {
    adapter.close();
    lock.close();
    library.close();
  }
}

let queue = Promise.resolve();
process.on('message', (order: BesideOrder) => {
  queue = queue.then(() => carryOut(order));
});
