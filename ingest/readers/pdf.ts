import { LIMITS } from './limits.ts';
import { composePages } from './pdf/compose.ts';
import type { PageLayout } from './pdf/layout.ts';
import { type PdfPages, readPages } from './pdf/pages.ts';
import { readScannedPdf } from './scan.ts';
import type { SourceText } from './source-text.ts';
import { UnreadableSource } from './unreadable-source.ts';

/** Characters a page has on average at least when a PDF has a text layer; scanners stamp a few of their own. */
const CHARACTERS_PER_PAGE = 15;
/** Share of characters without a meaning (private use, no Unicode value) above which a text layer is useless. */
const TOLERATED_NONSENSE = 0.3;

/**
 * Reads a PDF by its text layer, or as pictures where it has none.
 *
 * @param bytes - The whole file.
 * @param working - Called after each page that is read as a picture.
 * @throws UnreadableSource `scanned`, `encrypted`, `damaged` or `too-many-pages`.
 */
export async function readPdf(bytes: Uint8Array, working: () => void = () => undefined): Promise<SourceText> {
  const answer = await readPages(bytes, LIMITS.pdfPages);
  if ('problem' in answer) throw refusalOf(answer);
  return holdsText(answer.pages) ? composePages(answer.pages) : readScannedPdf(bytes, answer.pages.length, working);
}

function refusalOf({ problem, detail }: Extract<PdfPages, { problem: string }>): UnreadableSource {
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

/** Whether the text layer is the text of the pages: not the stamp of a scanner, nor characters without a meaning. */
function holdsText(pages: readonly PageLayout[]): boolean {
  const sum = (count: (page: PageLayout) => number): number => pages.reduce((total, page) => total + count(page), 0);
  const characters = sum((page) => page.characters);
  const images = sum((page) => page.images);
  if (characters === 0 || (characters < CHARACTERS_PER_PAGE * pages.length && images >= pages.length)) return false;
  return sum((page) => page.meaningless) <= characters * TOLERATED_NONSENSE;
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
