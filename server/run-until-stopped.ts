import type { Configuration } from './configuration.ts';
import { serve } from './serve.ts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** A stop that takes longer than this is ended hard; the engine goes with us and resumes at the next start. */
const patience = 10_000;

/**
 * Serves until one of the stop signals arrives, also while still starting; then stops everything and returns. A
 * second signal ends at once.
 *
 * @throws what `serve` throws
 */
export async function runUntilStopped(configuration: Configuration): Promise<void> {
  const started = Date.now();
  const stopping = new AbortController();
  const stop = () => {
    if (stopping.signal.aborted) process.exit(1);
    stopping.abort();
    setTimeout(() => process.exit(1), patience).unref();
  };
  for (const signal of signals) process.on(signal, stop);
  try {
    const server = await serve(configuration, console.log, stopping.signal);
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    const writing = server.writingAddress === null ? '' : `  To write 查阅和修改请打开: ${server.writingAddress}`;
    console.log(`Policy clauses 政策条款库: ${server.address}  (ready after ${seconds} s; Ctrl-C stops it)${writing}`);
    if (!stopping.signal.aborted) {
      await new Promise<void>((resolve) => stopping.signal.addEventListener('abort', () => resolve(), { once: true }));
    }
    await server.close();
  } catch (problem) {
    if (!stopping.signal.aborted) throw problem;
  } finally {
    for (const signal of signals) process.off(signal, stop);
  }
}
