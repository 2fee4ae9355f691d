import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { getDocument, type PDFPageProxy, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { ContentReader, type FontMetrics, type Matrix } from './content.ts';
import { layoutPage, type PageLayout } from './layout.ts';
import type { PdfPage } from './page.ts';

/** The pages of a PDF, or why they cannot be had. */
export type PdfPages =
  | { pages: PageLayout[] }
  | { problem: 'encrypted' | 'damaged' | 'too-many-pages'; detail: string };

const LIBRARY = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/**
 * Reads the pages of a PDF. Damaged files can make pdfjs loop or eat memory: the reading process bounds both.
 *
 * @param maxPages - Pages above which nothing is read.
 */
export function readPages(bytes: Uint8Array, maxPages: number): Promise<PdfPages> {
  return pagesOf(bytes, maxPages).catch(problemOf);
}

async function pagesOf(bytes: Uint8Array, maxPages: number): Promise<PdfPages> {
  const task = getDocument({
    // A copy: pdfjs takes the bytes over.
    data: new Uint8Array(bytes),
    // Character maps and font metrics from the package: Chinese fonts that are not embedded work without a network.
    cMapUrl: `${join(LIBRARY, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${join(LIBRARY, 'standard_fonts')}/`,
    wasmUrl: `${join(LIBRARY, 'wasm')}/`,
    disableFontFace: true,
    useSystemFonts: false,
    isEvalSupported: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  const document = await task.promise;
  if (document.numPages > maxPages) return { problem: 'too-many-pages', detail: String(document.numPages) };
  const pages: PageLayout[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    pages.push(layoutPage(await readPage(page)));
    page.cleanup();
  }
  await task.destroy();
  return { pages };
}

async function readPage(page: PDFPageProxy): Promise<PdfPage> {
  const viewport = page.getViewport({ scale: 1 });
  const content: PdfPage = { width: viewport.width, height: viewport.height, glyphs: [], rulings: [], images: 0 };
  const operators = await page.getOperatorList();
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = viewport.transform.map(Number);
  const toPage: Matrix = [a, b, c, d, e, f];
  const reader = new ContentReader(content, toPage, (font) => metricsOf(page, font));
  for (const [index, operator] of operators.fnArray.entries()) {
    const args: unknown = operators.argsArray[index];
    reader.apply(operator, Array.isArray(args) ? args : []);
  }
  return content;
}

function metricsOf(page: PDFPageProxy, font: string): FontMetrics {
  const known: unknown = page.commonObjs.has(font) ? page.commonObjs.get(font) : null;
  if (typeof known !== 'object' || known === null) return { unit: 0.001, vertical: false };
  const { fontMatrix, vertical } = known as { fontMatrix?: unknown; vertical?: unknown };
  const unit = Array.isArray(fontMatrix) && typeof fontMatrix[0] === 'number' ? Math.abs(fontMatrix[0]) : 0.001;
  return { unit, vertical: vertical === true };
}

function problemOf(error: unknown): PdfPages {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  return { problem: name === 'PasswordException' ? 'encrypted' : 'damaged', detail: message };
}
