import { describe, expect, test } from 'vitest';
import yazl from 'yazl';
import { LIMITS } from '../../ingest/readers/limits.ts';
import { readSource } from '../../ingest/readers/read.ts';
import { refusalOf } from './block-lines.ts';

const read = (bytes: Uint8Array, name: string) => readSource(bytes, { name }).catch(refusalOf);

async function docx(parts: Record<string, string | Uint8Array>): Promise<Buffer> {
  const archive = new yazl.ZipFile();
  for (const [path, content] of Object.entries(parts)) archive.addBuffer(Buffer.from(content), path);
  archive.end();
  const written: Buffer[] = [];
  for await (const part of archive.outputStream) written.push(Buffer.from(part));
  return Buffer.concat(written);
}

describe('each limit has its sentence', { timeout: 60_000 }, () => {
  test('size of a file', async () => {
    expect(await read(Buffer.alloc(50 * 1024 * 1024, '一'), 'a.txt')).toEqual({
      refused: 'too-large',
      english:
        'The file has 50 MB, more than the 32 MB that one document of its format may have; remove its images or split it.',
      chinese: '文件大小为 50 MB，超过该格式单个文件 32 MB 的上限，请去除图片或拆分后重试。',
    });
  });

  test('size of markup, which is lower than that of plain text', async () => {
    const page = Buffer.alloc(LIMITS.markupBytes + 1, ' ');
    page.write('<html>');
    expect(await read(page, 'a.html')).toMatchObject({
      refused: 'too-large',
      chinese: expect.stringContaining('8 MB'),
    });
  });

  test('nesting of a page', async () => {
    const page = `<html><body>${'<div>'.repeat(LIMITS.nesting)}文${'</div>'.repeat(LIMITS.nesting)}`;
    expect(await read(Buffer.from(page), 'a.html')).toMatchObject({ refused: 'too-deep' });
    const deeper = `<html><body>${'<div>'.repeat(100_000)}文`;
    expect(await read(Buffer.from(deeper), 'a.html')).toMatchObject({ refused: 'too-deep' });
  });

  test('nesting of a .docx', async () => {
    const depth = LIMITS.nesting + 1;
    const document = `<w:document>${'<w:sdt>'.repeat(depth)}${'</w:sdt>'.repeat(depth)}</w:document>`;
    expect(await read(await docx({ 'word/document.xml': document }), 'a.docx')).toMatchObject({ refused: 'too-deep' });
  });

  test('expansion of a .docx', async () => {
    const bomb = Buffer.alloc(LIMITS.docxBytes / 2, ' ');
    expect(await read(await docx({ 'word/document.xml': bomb }), 'a.docx')).toMatchObject({ refused: 'zip-bomb' });
    const large = Buffer.alloc(LIMITS.docxBytes + 1, ' ');
    expect(await read(await docx({ 'word/document.xml': large }), 'a.docx')).toMatchObject({ refused: 'too-large' });
  });

  test('entities that expand to each other are not expanded', async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "一一一一一一一一"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>
      <w:document><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>`;
    expect(await read(await docx({ 'word/document.xml': bomb }), 'a.docx')).toMatchObject({ text: '&b;\n' });
  });
});

test('an archive given as one document is refused with what to do', async () => {
  expect(await read(await docx({ 'a.txt': '甲' }), 'a.docx')).toMatchObject({
    refused: 'unsupported-format',
    english: expect.stringContaining('it is an archive, not a document'),
  });
});
