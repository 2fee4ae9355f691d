import { Worker } from 'node:worker_threads';
import { LIMITS } from '../limits.ts';
import { UnreadableSource } from '../unreadable-source.ts';
import type { PdfAnswer, PdfJob } from './worker.ts';

/** Milliseconds after which an idle thread is ended: a folder of PDFs shares one, a server does not keep it. */
const IDLE_MILLISECONDS = 1000;

/**
 * The thread in which pdfjs runs: damaged files can make it loop or eat memory, and then only the thread ends.
 * It reads one file at a time.
 */
class PdfThread {
  #worker: Worker | null = null;
  #queue: Promise<unknown> = Promise.resolve();
  #idle: NodeJS.Timeout | undefined;

  /**
   * Reads the pages of a PDF.
   *
   * @throws UnreadableSource `too-slow` after the time limit, `damaged` when the thread dies of the file.
   */
  read(job: PdfJob): Promise<PdfAnswer> {
    const answer = this.#queue.then(() => this.#ask(job));
    this.#queue = answer.catch(() => undefined);
    return answer;
  }

  #ask(job: PdfJob): Promise<PdfAnswer> {
    clearTimeout(this.#idle);
    const worker = this.#worker ?? this.#start();
    worker.ref();
    return new Promise((resolve, reject) => {
      const finish = (settle: () => void, isAlive: boolean): void => {
        clearTimeout(timer);
        worker.off('message', answered).off('error', failed).off('exit', ended);
        if (isAlive) this.#rest(worker);
        else this.#end(worker);
        settle();
      };
      const answered = (answer: PdfAnswer): void => finish(() => resolve(answer), true);
      const failed = (error: unknown): void => finish(() => reject(damagedPdf(error)), false);
      const ended = (code: number): void => failed(new Error(`Expected an answer, not the end with code ${code}`));
      const timer = setTimeout(() => finish(() => reject(tooSlow()), false), LIMITS.pdfMilliseconds);
      worker.once('message', answered).once('error', failed).once('exit', ended);
      worker.postMessage(job);
    });
  }

  #start(): Worker {
    const worker = start();
    worker.once('exit', () => {
      if (this.#worker === worker) this.#worker = null;
    });
    this.#worker = worker;
    return worker;
  }

  #rest(worker: Worker): void {
    worker.unref();
    this.#idle = setTimeout(() => this.#end(worker), IDLE_MILLISECONDS);
    this.#idle.unref();
  }

  #end(worker: Worker): void {
    if (this.#worker === worker) this.#worker = null;
    void worker.terminate();
  }
}

function start(): Worker {
  const worker = new Worker(new URL('./thread.mjs', import.meta.url), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: LIMITS.pdfMegabytes },
    // What pdfjs prints about faulty fonts is not for the terminal.
    stdout: true,
    stderr: true,
  });
  // Without a listener a failure between two files would end the process; `read` has listeners of its own.
  return worker.on('error', () => undefined);
}

function tooSlow(): UnreadableSource {
  const seconds = LIMITS.pdfMilliseconds / 1000;
  return new UnreadableSource('too-slow', {
    english: `Reading the PDF took more than ${seconds} seconds and was given up; save it again as PDF or as .docx.`,
    chinese: `读取 PDF 超过 ${seconds} 秒，已停止，请重新另存为 PDF 或 .docx 后重试。`,
  });
}

/** The refusal of a PDF that pdfjs cannot make sense of. */
export function damagedPdf(cause: unknown): UnreadableSource {
  return new UnreadableSource(
    'damaged',
    {
      english: 'The PDF is damaged (cut off or altered); fetch it again or save it anew.',
      chinese: 'PDF 已损坏（不完整或被改动），请重新下载或另存后重试。',
    },
    cause,
  );
}

/** The one thread of this process. */
export const pdfThread = new PdfThread();
