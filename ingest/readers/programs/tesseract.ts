import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LIMITS } from '../limits.ts';
import { findProgram, runProgram } from './program.ts';
import { makeWorkFolder, removeFolder } from './work-folder.ts';

/** What a person runs on Debian to have it. */
export const INSTALL_TESSERACT = 'apt-get install tesseract-ocr tesseract-ocr-chi-sim poppler-utils';

const LANGUAGE = 'chi_sim';
/** Dots an inch for which the models are made. */
const RESOLUTION = 300;

/** Whether this machine can recognise Chinese text in pictures. */
export function hasTesseract(): boolean {
  const tesseract = findProgram('tesseract');
  if (tesseract === null) return false;
  const { stdout } = spawnSync(tesseract, ['--list-langs'], {
    encoding: 'utf8',
    timeout: LIMITS.recognitionMilliseconds,
  });
  return (stdout ?? '').split('\n').includes(LANGUAGE);
}

/** Whether it can also turn the pages of a PDF into pictures. */
export function canRecognisePdf(): boolean {
  return findProgram('pdftoppm') !== null && hasTesseract();
}

/**
 * Recognises the text of a picture.
 *
 * @returns What was recognised as tesseract's table of words (TSV); null where it cannot read the picture in time.
 */
export function recognisePicture(bytes: Uint8Array): Promise<string | null> {
  return inFolder((folder) => {
    writeFileSync(join(folder, 'input'), bytes);
    return wordsOf(folder, 'input');
  });
}

/**
 * Recognises the text of a page of a PDF.
 *
 * @param page - From 1.
 */
export function recognisePage(pdf: Uint8Array, page: number): Promise<string | null> {
  return inFolder(async (folder) => {
    const [path, number] = [join(folder, 'input.pdf'), String(page)];
    writeFileSync(path, pdf);
    const args = ['-png', '-gray', '-r', String(RESOLUTION), '-f', number, '-l', number, path, join(folder, 'page')];
    await runProgram(findProgram('pdftoppm') ?? '', args, LIMITS.recognitionMilliseconds);
    const picture = readdirSync(folder).find((name) => name.endsWith('.png'));
    return picture === undefined ? null : wordsOf(folder, picture);
  });
}

async function wordsOf(folder: string, picture: string): Promise<string | null> {
  const args = [join(folder, picture), join(folder, 'words'), '-l', LANGUAGE, '--dpi', String(RESOLUTION), 'tsv'];
  const { code } = await runProgram(findProgram('tesseract') ?? '', args, LIMITS.recognitionMilliseconds);
  return code === 0 ? readFileSync(join(folder, 'words.tsv'), 'utf8') : null;
}

async function inFolder<Result>(act: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = makeWorkFolder();
  try {
    return await act(folder);
  } finally {
    removeFolder(folder);
  }
}
