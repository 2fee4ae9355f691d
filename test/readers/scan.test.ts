import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { canRecognisePdf } from '../../ingest/readers/programs/tesseract.ts';
import { readSource } from '../../ingest/readers/read.ts';
import { recognisedPages } from '../../ingest/readers/scan/recognised-page.ts';
import { describeWith, withoutPrograms } from '../harness/programs.ts';
import { readingOf, refusalOf } from './block-lines.ts';

const scan = readFileSync(new URL('./scan/plan.pdf', import.meta.url));
const printed = fileURLToPath(new URL('./agreement/fixtures/hz-2023-155.pdf', import.meta.url));
const read = (bytes: Uint8Array, name: string) => readSource(bytes, { name }).then(readingOf, refusalOf);

/** A page of a printed document as a picture. */
function picture(flag: string): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'scan-test-'));
  spawnSync('pdftoppm', [flag, '-gray', '-r', '200', '-f', '1', '-l', '1', printed, join(folder, 'page')]);
  const bytes = readFileSync(join(folder, readdirSync(folder)[0] ?? ''));
  rmSync(folder, { recursive: true });
  return bytes;
}

describeWith('tesseract with chi_sim and pdftoppm', canRecognisePdf(), () => {
  test.each([
    ['png', '-png'],
    ['jpg', '-jpeg'],
    ['tif', '-tiff'],
  ])(
    'the text of a .%s is read with its headings, and a warning says that it was recognised',
    { timeout: 300_000 },
    async (ending, flag) => {
      const source = await readSource(picture(flag), { name: `a.${ending}` });
      const reading = readingOf(source);
      expect(reading).toMatchObject({ format: 'image', messages: expect.arrayContaining(['text-recognised']) });
      expect('blocks' in reading && reading.blocks).toEqual(
        expect.arrayContaining(['一、总体要求', '二、促进国内循环']),
      );
      expect(source.messages[0]).toMatchObject({ severity: 'warning', rule: 'text-recognised' });
    },
  );

  test('a PDF without a text layer is read page by page, and each page is reported as work', {
    timeout: 300_000,
  }, async () => {
    let pages = 0;
    const source = await readSource(scan, { name: 'a.pdf', working: () => void pages++ });
    expect(source).toMatchObject({ format: 'pdf', messages: [{ rule: 'text-recognised' }] });
    expect(source.text).toContain('一、发展目标');
    expect(pages).toBe(1);
  });
});

describe('without tesseract', () => {
  test.each([
    ['a.png', Buffer.from('89504e470d0a1a0a', 'hex')],
    ['a.jpg', Buffer.from('ffd8ffe0', 'hex')],
    ['a.tif', Buffer.from('49492a00', 'hex')],
    ['a.pdf', scan],
  ])('%s is refused with what to install', async (name, bytes) => {
    expect(await withoutPrograms(() => read(bytes, name))).toMatchObject({
      refused: 'scanned',
      chinese: expect.stringContaining('apt-get install tesseract-ocr tesseract-ocr-chi-sim'),
    });
  });
});

test('words stand where they were recognised, those of a line on one base line', () => {
  const row = (level: number, line: number, box: number[], text: string) =>
    [level, 1, 1, 1, line, 1, ...box, 90, text].join('\t');
  const [page] = recognisedPages(
    [
      'level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext',
      row(1, 0, [0, 0, 1190, 1684], ''),
      row(5, 1, [200, 100, 80, 40], '目标'),
      row(5, 1, [300, 104, 20, 34], '1'),
      row(5, 2, [100, 200, 40, 40], '二'),
    ].join('\n'),
  );
  expect(page).toMatchObject({ width: 595, height: 842, images: 1 });
  expect(page?.glyphs.map(({ text, x, width }) => [text, x, width])).toEqual([
    ['目', 100, 20],
    ['标', 120, 20],
    ['1', 150, 10],
    ['二', 50, 20],
  ]);
  expect(new Set(page?.glyphs.slice(0, 3).map(({ y }) => y)).size).toBe(1);
});
