import { RECOGNISED } from '../policy/recognition.ts';
import { LIMITS } from './limits.ts';
import { composePages } from './pdf/compose.ts';
import { layoutPage, type PageLayout } from './pdf/layout.ts';
import {
  canRecognisePdf,
  hasTesseract,
  INSTALL_TESSERACT,
  recognisePage,
  recognisePicture,
} from './programs/tesseract.ts';
import { recognisedPages } from './scan/recognised-page.ts';
import type { SourceFormat, SourceText } from './source-text.ts';
import { UnreadableSource } from './unreadable-source.ts';

/**
 * Reads the text of a picture with the text recognition of the machine.
 *
 * @throws UnreadableSource `scanned` where there is none, or nothing is recognised.
 */
export async function readPicture(bytes: Uint8Array): Promise<SourceText> {
  if (!hasTesseract()) throw withoutRecognition('picture', '图片');
  const table = await recognisePicture(bytes);
  if (table === null) throw unreadablePicture();
  return compose(recognisedPages(table).map(layoutPage), 'image');
}

/**
 * Reads the pages of a PDF as pictures.
 *
 * @param working - Called after each page: such a reading takes seconds a page and is not stuck.
 * @throws UnreadableSource `scanned` where the machine has no text recognition, or nothing is recognised;
 *   `too-many-pages`.
 */
export async function readScannedPdf(bytes: Uint8Array, count: number, working: () => void): Promise<SourceText> {
  if (!canRecognisePdf()) throw withoutRecognition('PDF without a text layer', '没有文字层的 PDF 扫描件');
  if (count > LIMITS.recognisedPages) throw tooManyPages(count);
  const pages: PageLayout[] = [];
  for (let number = 1; number <= count; number += 1) {
    const table = await recognisePage(bytes, number);
    if (table === null) throw unreadablePicture();
    pages.push(...recognisedPages(table).map(layoutPage));
    working();
  }
  return compose(pages, 'pdf');
}

function compose(pages: readonly PageLayout[], format: SourceFormat): SourceText {
  const source = composePages(pages);
  if (source.text.trim() === '') throw unreadablePicture();
  const message = {
    severity: 'warning',
    rule: RECOGNISED,
    reason: '本文件是扫描件或图片，文字由程序识别，可能有错；请对照原件核对，在有人确认之前不要逐字引用。',
    ...{ line: null, address: null, quote: null },
  } as const;
  return { ...source, format, messages: [message, ...source.messages] };
}

function withoutRecognition(english: string, chinese: string): UnreadableSource {
  return new UnreadableSource('scanned', {
    english: `The file is a ${english}; reading it needs text recognition (Debian: ${INSTALL_TESSERACT}), or import the original .docx.`,
    chinese: `该文件是${chinese}，读取需要文字识别程序，请管理员安装（Debian：${INSTALL_TESSERACT}），或改用原始 .docx 文件。`,
  });
}

function unreadablePicture(): UnreadableSource {
  return new UnreadableSource('scanned', {
    english:
      'No text could be recognised in the pictures of the file; scan it anew (300 dpi), or import the original .docx.',
    chinese: '未能在该文件的图片中识别出文字，请以 300 dpi 重新扫描，或改用原始 .docx 文件。',
  });
}

function tooManyPages(count: number): UnreadableSource {
  return new UnreadableSource('too-many-pages', {
    english: `The scan has ${count} pages, more than the ${LIMITS.recognisedPages} whose text is recognised at once; split it.`,
    chinese: `扫描件共 ${count} 页，超过单个文件识别 ${LIMITS.recognisedPages} 页的上限，请拆分后重试。`,
  });
}
