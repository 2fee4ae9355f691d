import type { ParsedDocument } from '../parse.ts';
import { LIMITS } from '../readers/limits.ts';
import { UnreadableSource } from '../readers/unreadable-source.ts';
import { SidecarProblem } from '../transforms/sidecar.ts';
import type { ReadingFailure, ReadingJob, ReadingMessage } from './messages.ts';
import { CollectedLists } from './portions.ts';
import { tooMuchMemory, tooSlow } from './refusals.ts';
import { endProcess, type StartedProcess, startProcess } from './start-process.ts';
import { limitTime } from './time-limit.ts';

/**
 * The process in which files are read: a hostile one can make it loop or eat memory, and then only that process ends.
 * It reads one file at a time, is started when there is one to read and ended when it rests or has grown large.
 */
export class ReadingProcess {
  #process: StartedProcess | null = null;
  #queue: Promise<unknown> = Promise.resolve();
  #resting: NodeJS.Timeout | undefined;
  readonly #endAtExit = () => this.#end();

  /**
   * Reads one file, after those that were given before.
   *
   * @param milliseconds of work after which the file is given up
   * @param signal ends the process at once; the reading then fails with the signal's reason
   * @throws UnreadableSource for a file that cannot be read within the limits, SidecarProblem for a faulty yaml
   */
  read(job: ReadingJob, milliseconds: number, signal?: AbortSignal): Promise<ParsedDocument> {
    const answer = this.#queue.then(() => this.#ask(job, milliseconds, signal));
    this.#queue = answer.catch(() => undefined);
    return answer;
  }

  #ask(job: ReadingJob, milliseconds: number, signal: AbortSignal | undefined): Promise<ParsedDocument> {
    signal?.throwIfAborted();
    clearTimeout(this.#resting);
    const process = this.#process ?? this.#start();
    hold(process, true);
    return new Promise((resolve, reject) => {
      const lists = new CollectedLists();
      const finish = (settle: () => void, megabytes: number): void => {
        endWatch();
        signal?.removeEventListener('abort', aborted);
        process.child.off('message', heard).off('error', ended).off('exit', ended);
        if (megabytes > LIMITS.restingMegabytes) this.#end();
        else this.#rest(process);
        settle();
      };
      const heard = (message: ReadingMessage): void => {
        if (message.kind === 'working') {
          endWatch();
          endWatch = watch();
        }
        if (message.kind === 'portion') lists.add(message.lists);
        if (message.kind === 'read') finish(() => resolve(lists.with(message.core)), message.megabytes);
        if (message.kind === 'failed') finish(() => reject(errorOf(message.failure)), message.megabytes);
      };
      const giveUp = (error: unknown): void => finish(() => reject(error), Number.POSITIVE_INFINITY);
      const aborted = (): void => giveUp(signal?.reason);
      const ended = (): void => giveUp(errorOfEnd(process));
      const watch = () => limitTime(process.child.pid ?? 0, milliseconds, () => giveUp(tooSlow(milliseconds)));
      let endWatch = watch();
      signal?.addEventListener('abort', aborted, { once: true });
      process.child.on('message', heard).once('error', ended).once('exit', ended);
      process.child.send(job, () => undefined);
    });
  }

  #start(): StartedProcess {
    const started = startProcess();
    // Without a listener of its own a failure between two files would end our process.
    started.child.on('error', () => undefined).once('exit', () => this.#forget(started));
    this.#process = started;
    process.once('exit', this.#endAtExit);
    return started;
  }

  #rest(resting: StartedProcess): void {
    hold(resting, false);
    this.#resting = setTimeout(() => this.#end(), LIMITS.restingMilliseconds).unref();
  }

  #end(): void {
    if (this.#process === null) return;
    endProcess(this.#process);
    hold(this.#process, false);
    this.#forget(this.#process);
  }

  #forget(ended: StartedProcess): void {
    if (this.#process !== ended) return;
    this.#process = null;
    process.off('exit', this.#endAtExit);
  }
}

/** Whether the process keeps ours alive: it does while it reads. */
function hold({ child }: StartedProcess, holds: boolean): void {
  const act = holds ? 'ref' : 'unref';
  child[act]();
  child.channel?.[act]();
}

function errorOf(failure: ReadingFailure): Error {
  switch (failure.kind) {
    case 'unreadable':
      return new UnreadableSource(failure.code, failure);
    case 'sidecar':
      return new SidecarProblem(failure.message);
    case 'fault':
      return Object.assign(new Error(failure.message), { stack: failure.stack });
  }
}

/** A process that ended by itself: at the bound of its memory, or because it could not start at all. */
function errorOfEnd({ hasStarted, lastWords }: StartedProcess): Error {
  const words = new Error(lastWords());
  return hasStarted()
    ? tooMuchMemory(words)
    : new Error(`Expected a reading process, which did not start: ${words.message}`);
}
