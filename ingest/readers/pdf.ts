import { Worker } from 'node:worker_threads';
import { LIMITS } from './limits.ts';
import { composePages } from './pdf/compose.ts';
import type { PdfPage } from './pdf/page.ts';
import type { PdfAnswer, PdfJob } from './pdf/worker.ts';
import type { SourceText } from './source-text.ts';
import { UnreadableSource } from './unreadable-source.ts';

/** Characters a page has on average at least when a PDF has a text layer; scanners stamp a few of their own. */
const CHARACTERS_PER_PAGE = 15;
/** Share of characters without a meaning (private use, no Unicode value) above which a text layer is useless. */
const TOLERATED_NONSENSE = 0.3;

/**
 * Reads a PDF with a text layer.
 *
 * pdfjs runs in a thread of its own, which is ended when it takes too long or too much memory: damaged files can
 * make it loop.
 *
 * @param bytes - The whole file.
 * @throws UnreadableSource `scanned`, `encrypted`, `damaged`, `too-many-pages` or `too-slow`.
 */
export async function readPdf(bytes: Uint8Array): Promise<SourceText> {
  const answer = await runWorker({ bytes: bytes.slice(), maxPages: LIMITS.pdfPages });
  if ('problem' in answer) throw refusalOf(answer);
  refuseWithoutText(answer.pages);
  return composePages(answer.pages);
}

function runWorker(job: PdfJob): Promise<PdfAnswer> {
  const worker = new Worker(new URL('./pdf/thread.mjs', import.meta.url), {
    workerData: job,
    transferList: [job.bytes.buffer as ArrayBuffer],
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: LIMITS.pdfMegabytes },
    stderr: true,
  });
  return new Promise((resolve, reject) => {
    const finish = (settle: () => void): void => {
      clearTimeout(timer);
      void worker.terminate();
      settle();
    };
    const timer = setTimeout(() => finish(() => reject(tooSlow())), LIMITS.pdfMilliseconds);
    worker.once('message', (answer: PdfAnswer) => finish(() => resolve(answer)));
    worker.once('error', (error) => finish(() => reject(damagedPdf(error))));
    worker.once('exit', () => finish(() => reject(damagedPdf(new Error('Expected an answer before the end')))));
  });
}

function refusalOf({ problem, detail }: Extract<PdfAnswer, { problem: string }>): UnreadableSource {
  switch (problem) {
    case 'encrypted':
      return new UnreadableSource('encrypted', {
        english: 'The PDF is protected by a password; open it, remove the password and save it again.',
        chinese: 'PDF 设有打开密码，请用密码打开后取消密码，另存后再导入。',
      });
    case 'too-many-pages':
      return new UnreadableSource('too-many-pages', {
        english: `The PDF has ${detail} pages, more than the ${LIMITS.pdfPages} that one document may have; split it.`,
        chinese: `PDF 共 ${detail} 页，超过单个文件 ${LIMITS.pdfPages} 页的上限，请拆分后重试。`,
      });
    case 'damaged':
      return damagedPdf(new Error(detail));
  }
}

function refuseWithoutText(pages: readonly PdfPage[]): void {
  const characters = pages.flatMap((page) => page.glyphs.map(({ text }) => text)).join('');
  const printed = characters.replace(/\s/g, '').length;
  const images = pages.reduce((sum, page) => sum + page.images, 0);
  if (printed === 0 || (printed < CHARACTERS_PER_PAGE * pages.length && images >= pages.length)) throw scanned();
  const nonsense = [...characters].filter(isNonsense).length;
  if (nonsense > printed * TOLERATED_NONSENSE) {
    throw new UnreadableSource('scanned', {
      english: 'The text layer of the PDF holds no readable characters (its fonts lack an encoding); run OCR on it.',
      chinese: 'PDF 的文字层没有可读的字符（字体缺少编码），请先做文字识别（OCR），或改用原始 .docx 文件。',
    });
  }
}

function isNonsense(character: string): boolean {
  return (character >= '\ue000' && character <= '\uf8ff') || character === '\ufffd' || character < '\t';
}

function scanned(): UnreadableSource {
  return new UnreadableSource('scanned', {
    english: 'The PDF is a scan without a text layer; run text recognition (OCR) on it, or import the original .docx.',
    chinese: 'PDF 是没有文字层的扫描件，请先做文字识别（OCR），或改用原始 .docx 文件。',
  });
}

function tooSlow(): UnreadableSource {
  const seconds = LIMITS.pdfMilliseconds / 1000;
  return new UnreadableSource('too-slow', {
    english: `Reading the PDF took more than ${seconds} seconds and was given up; save it again as PDF or as .docx.`,
    chinese: `读取 PDF 超过 ${seconds} 秒，已停止，请重新另存为 PDF 或 .docx 后重试。`,
  });
}

function damagedPdf(cause: unknown): UnreadableSource {
  return new UnreadableSource(
    'damaged',
    {
      english: 'The PDF is damaged (cut off or altered); fetch it again or save it anew.',
      chinese: 'PDF 已损坏（不完整或被改动），请重新下载或另存后重试。',
    },
    cause,
  );
}
