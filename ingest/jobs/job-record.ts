import type { Progress } from '../intake/files.ts';
import type { JobFile, JobProgress, Jobs } from '../library/jobs.ts';
import { storageProblem } from '../library/storage-problem.ts';
import { Pace } from './pace.ts';

/** Milliseconds between two notes: each is a write to the disk. */
const pause = 500;

/** Takes note of how far a job has come, and hears whether it is to end. */
export class JobRecord {
  readonly #jobs: Jobs;
  readonly #id: number;
  readonly #stop: () => void;
  readonly #pace = new Pace();
  #files: JobFile[] = [];
  #progress: JobProgress | null = null;
  #written = Number.NEGATIVE_INFINITY;

  /** @param stop called when somebody has asked for the end of the job, from whatever process */
  constructor(jobs: Jobs, id: number, stop: () => void) {
    this.#jobs = jobs;
    this.#id = id;
    this.#stop = stop;
  }

  read(file: JobFile): void {
    this.#files.push(file);
  }

  progress(progress: Progress): void {
    this.#progress = { ...progress, remainingSeconds: this.#pace.remainingSeconds(progress) };
    if (performance.now() - this.#written >= pause) this.write();
  }

  /** A full disk ends no work: what could not be noted is done again after a restart, and found done. */
  write(): void {
    this.#written = performance.now();
    try {
      const isToStop = this.#jobs.note(this.#id, this.#progress, this.#files);
      this.#files = [];
      if (isToStop) this.#stop();
    } catch (error) {
      if (storageProblem(error) === null) throw error;
    }
  }
}
