import { DerivationProblem, stoppedProblem } from '../derived/derivation-problem.ts';
import type { IngestSource, Progress } from '../intake/files.ts';
import { fileProblem, followProblem } from '../intake/problem.ts';
import type { IngestProblem, IngestReport } from '../library/ingest-report.ts';
import type { Job, JobFile, JobOrder, JobSource, Jobs } from '../library/jobs.ts';
import { storageProblem } from '../library/storage-problem.ts';
import { JobRecord } from './job-record.ts';
import { isAlive, processMark } from './process-mark.ts';

/** What a job came to. */
export interface JobOutcome {
  /** Of an ingest that has begun. */
  report: IngestReport | null;
  problem: IngestProblem | null;
}

/** A job as whoever does it gets it. */
export interface JobAtWork {
  order: JobOrder;
  /** Paths that it reads, and the number of uploads; all of them in order stand in `sources`. */
  paths: string[];
  uploads: number;
  sources: Iterable<IngestSource>;
  /** Files that were read before a restart. */
  before: readonly JobFile[];
  onRead(file: JobFile): void;
  onProgress(progress: Progress): void;
  signal: AbortSignal;
}

/** How the queue does its work. */
export interface JobWork {
  /** Does one job. */
  carryOut(job: JobAtWork): Promise<JobOutcome>;
  /** Waits until no other write is under way. */
  inTurn<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Aborted when the process ends: what is not done is given back. */
  closing: AbortSignal;
}

const noProgress = () => {};

/** Does the long work on a library one job after the other, in the order in which it was asked for. */
export class JobQueue {
  readonly #jobs: Jobs;
  readonly #work: JobWork;
  readonly #mark = processMark();
  readonly #running = new Map<number, AbortController>();

  constructor(jobs: Jobs, work: JobWork) {
    this.#jobs = jobs;
    this.#work = work;
  }

  /**
   * Stores a job, and does it when its turn has come.
   *
   * @returns its id at once, and what it came to when it has ended
   */
  submit(
    order: JobOrder,
    sources: readonly JobSource[] = [],
    onProgress: (progress: Progress) => void = noProgress,
    signal?: AbortSignal,
  ): { id: number; ended: Promise<JobOutcome> } {
    const id = this.#jobs.add(order, sources, this.#mark, new Date().toISOString());
    return { id, ended: this.#queue(id, onProgress, signal) };
  }

  /** Goes on with the jobs of processes that have ended, and waits for their end; how they ended stands with them. */
  async resume(onProgress: (progress: Progress) => void = noProgress): Promise<void> {
    const ours = this.#jobs
      .open()
      .filter(({ id, process }) => (process === null || !isAlive(process)) && this.#jobs.take(id, process, this.#mark));
    await Promise.allSettled(ours.map(({ id }) => this.#queue(id, onProgress)));
  }

  /** Ends a job, or asks the process that has it to. @returns false where it has ended already or is unknown */
  stop(id: number): boolean {
    const isOpen = this.#jobs.askToStop(id);
    this.#running.get(id)?.abort(new DerivationProblem(stoppedProblem));
    return isOpen;
  }

  /** The last jobs, newest first. */
  latest(limit: number): Job[] {
    return this.#jobs.latest(limit);
  }

  /** A job; null where there is none. */
  one(id: number): Job | null {
    return this.#jobs.one(id);
  }

  #queue(id: number, onProgress: (progress: Progress) => void, signal?: AbortSignal): Promise<JobOutcome> {
    const ended = this.#work.inTurn(() => this.#run(id, onProgress, signal));
    // Nobody may be waiting for it: how it ended stands in the library.
    ended.catch(() => undefined);
    return ended;
  }

  async #run(id: number, onProgress: (progress: Progress) => void, ofCaller?: AbortSignal): Promise<JobOutcome> {
    const stopping = new AbortController();
    const record = new JobRecord(this.#jobs, id, () => stopping.abort(new DerivationProblem(stoppedProblem)));
    const signal = AbortSignal.any([this.#work.closing, stopping.signal, ...(ofCaller ? [ofCaller] : [])]);
    try {
      const order = this.#jobs.order(id);
      if (order === null || this.#work.closing.aborted || !this.#jobs.begin(id, new Date().toISOString())) {
        return this.#ended(id, { report: null, problem: stoppedProblem }, signal, true);
      }
      this.#running.set(id, stopping);
      const outcome = await this.#work.carryOut({
        order,
        ...this.#jobs.sourcesOf(id),
        sources: given(this.#jobs.sources(id)),
        before: this.#jobs.files(id),
        onRead: (file) => record.read(file),
        onProgress: (progress) => {
          record.progress(progress);
          onProgress(progress);
        },
        signal,
      });
      record.write();
      return this.#ended(id, outcome, signal, signal.aborted);
    } catch (error) {
      const problem = followProblem(error) ?? fileProblem(error);
      record.write();
      this.#ended(id, { report: null, problem }, signal, signal.aborted);
      throw error;
    } finally {
      this.#running.delete(id);
    }
  }

  #ended(id: number, outcome: JobOutcome, signal: AbortSignal, isStopped: boolean): JobOutcome {
    const { problem } = outcome;
    const state = isStopped ? 'stopped' : problem === null ? 'done' : 'failed';
    try {
      if (this.#work.closing.aborted && (signal.aborted || isStopped)) this.#jobs.giveBack(id);
      else this.#jobs.end(id, state, problem, new Date().toISOString());
    } catch (error) {
      // On a full disk it stays open, and is found done after the next start.
      if (storageProblem(error) === null) throw error;
    }
    return outcome;
  }
}

function* given(sources: Iterable<JobSource>): Generator<IngestSource> {
  for (const { name, bytes, sidecar } of sources) {
    yield bytes === null ? name : { name, bytes, ...(sidecar === null ? {} : { sidecar }) };
  }
}
