import { readFileSync } from 'node:fs';

/** Milliseconds between two looks at a process. */
const PERIOD = 500;
/** Where a process gets little of a busy machine, it may take so many times its limit by the clock. */
const PATIENCE = 5;
/** Linux counts the time of processes in hundredths of a second, whatever the machine (USER_HZ). */
const MILLISECONDS_A_TICK = 10;

/**
 * Watches how long a process works. Its own processor time counts where the system tells it, so that a file is not
 * refused because others kept the machine busy; by the clock it may take a multiple.
 *
 * @param milliseconds what it may take from now on
 * @param onExceeded called once, if it takes more
 * @returns ends the watch
 */
export function limitTime(pid: number, milliseconds: number, onExceeded: () => void): () => void {
  const begin = { work: workedMilliseconds(pid), clock: performance.now() };
  const timer = setInterval(() => {
    const clock = performance.now() - begin.clock;
    const work = workedMilliseconds(pid);
    const worked = work === null || begin.work === null ? clock : work - begin.work;
    if (worked < milliseconds && clock < milliseconds * PATIENCE) return;
    clearInterval(timer);
    onExceeded();
  }, PERIOD);
  return () => clearInterval(timer);
}

/** Processor time of a process in user and system mode (proc(5), fields 14 and 15); null where it is not told. */
function workedMilliseconds(pid: number): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * MILLISECONDS_A_TICK;
  } catch {
    return null;
  }
}
