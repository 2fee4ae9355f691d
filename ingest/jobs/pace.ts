import type { Progress } from '../intake/files.ts';

/** Seconds of a stage before its pace says something. */
const leastSeconds = 1;

/** Says from the pace of a stage so far how long it will take. */
export class Pace {
  #stage: Progress['stage'] | null = null;
  #begin = 0;
  #doneAtBegin = 0;

  /** @returns seconds until the end of the stage; null where that cannot be said (yet) */
  remainingSeconds({ stage, done, total }: Progress): number | null {
    const now = performance.now();
    if (stage !== this.#stage || done < this.#doneAtBegin) {
      this.#stage = stage;
      this.#begin = now;
      this.#doneAtBegin = done;
    }
    const seconds = (now - this.#begin) / 1000;
    const finished = done - this.#doneAtBegin;
    if (total === null || finished <= 0 || seconds < leastSeconds) return null;
    return Math.ceil((seconds / finished) * Math.max(0, total - done));
  }
}
