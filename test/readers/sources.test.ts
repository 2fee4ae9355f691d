import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import yazl from 'yazl';
import { archiveSources } from '../../ingest/readers/archive.ts';
import { LIMITS } from '../../ingest/readers/limits.ts';
import type { ListedSource } from '../../ingest/readers/listed-source.ts';
import { listSources } from '../../ingest/readers/sources.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sources-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Writes files below a fresh folder and returns its path. */
function place(name: string, files: Record<string, string | Uint8Array>): string {
  for (const [path, content] of Object.entries(files)) {
    const target = join(folder, name, path);
    mkdirSync(join(target, '..'), { recursive: true });
    writeFileSync(target, content);
  }
  return join(folder, name);
}

async function zip(files: Record<string, string | Uint8Array>): Promise<Buffer> {
  const archive = new yazl.ZipFile();
  for (const [path, content] of Object.entries(files)) archive.addBuffer(Buffer.from(content), path);
  archive.end();
  const parts: Buffer[] = [];
  for await (const part of archive.outputStream) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

/** Origin (relative) with content or refusal of every source, in order. */
async function contents(sources: AsyncIterable<ListedSource>): Promise<string[]> {
  const listed: string[] = [];
  for await (const source of sources) {
    const text = await source.read().then(
      (bytes) => new TextDecoder().decode(bytes),
      (error: Error) => `! ${error.message}`,
    );
    listed.push(`${source.origin.replace(`${folder}/`, '')} = ${text.replaceAll(`${folder}/`, '')}`);
  }
  return listed;
}

describe('what is listed', () => {
  test('a folder with everything in it, in the order of names, without sidecars, hidden files, droppings and loops', async () => {
    const path = place('tree', {
      'b/通知.txt': '乙',
      'a.txt': '甲',
      'a.yaml': 'title: x',
      '.hidden': 'x',
      '~$a.docx': 'x',
      'Thumbs.db': 'x',
    });
    symlinkSync(path, join(path, 'loop'));
    expect(await contents(listSources([path]))).toEqual(['tree/a.txt = 甲', 'tree/b/通知.txt = 乙']);
  });

  test('a pattern', async () => {
    const path = place('glob', { 'a.txt': '甲', 'b.md': '乙', 'c/d.txt': '丙' });
    expect(await contents(listSources([join(path, '**/*.txt')]))).toEqual(['glob/a.txt = 甲', 'glob/c/d.txt = 丙']);
  });

  test('the members of an archive and of archives in it, with their sidecars', async () => {
    const inner = await zip({ '三.txt': '丙' });
    const path = place('packed', {
      'all.zip': await zip({
        'x/二.txt': '乙',
        'x/二.yaml': 'title: 二',
        '__MACOSX/x/二.txt': '-',
        'inner.zip': inner,
      }),
    });
    const sidecars: (string | null)[] = [];
    for await (const source of listSources([join(path, 'all.zip')])) sidecars.push(await source.sidecar());
    expect(sidecars).toEqual([null, 'title: 二']);
    expect(await contents(listSources([path]))).toEqual([
      'packed/all.zip!/inner.zip!/三.txt = 丙',
      'packed/all.zip!/x/二.txt = 乙',
    ]);
  });

  test('members whose names are in GBK', async () => {
    // yazl writes UTF-8 only: the name is put in by its bytes, of the same length, and the UTF-8 flag taken out.
    const name = iconv.encode('行动计划.txt', 'gbk');
    const packed = await zip({ [`${'x'.repeat(name.length)}`]: '甲' });
    for (let at = packed.indexOf('xxxx'); at >= 0; at = packed.indexOf('xxxx', at + name.length)) name.copy(packed, at);
    for (const [signature, flag] of [
      ['PK\x03\x04', 6],
      ['PK\x01\x02', 8],
    ] as const) {
      const at = packed.indexOf(signature, 0, 'latin1') + flag;
      packed.writeUInt16LE(packed.readUInt16LE(at) & ~0x800, at);
    }
    expect(await contents(archiveSources(packed, 'upload.zip', 'upload.zip'))).toEqual([
      'upload.zip!/行动计划.txt = 甲',
    ]);
  });
});

describe('what cannot be listed stands in the list with its reason', () => {
  test('a missing path, an empty folder, a pattern without a match', async () => {
    mkdirSync(join(folder, 'empty'));
    expect(
      await contents(listSources([join(folder, 'none'), join(folder, 'empty'), join(folder, 'empty/*.txt')])),
    ).toEqual([
      'none = ! There is no file or folder "none"; check the path.',
      'empty = ! The folder "empty" holds no documents.',
      'empty/*.txt = ! No file matches "empty/*.txt"; check the pattern (it must be quoted on the command line).',
    ]);
  });

  test('an archive that is cut off', async () => {
    const path = place('cut', { 'a.zip': (await zip({ 'a.txt': '甲' })).subarray(0, 60) });
    expect(await contents(listSources([join(path, 'a.zip')]))).toEqual([
      'cut/a.zip = ! The file is a damaged zip container (cut off or altered); fetch or save it again.',
    ]);
  });

  test('a member whose path leads out of the archive', async () => {
    const packed = await zip({ 'xx/evil.txt': '甲' });
    for (let at = packed.indexOf('xx/'); at >= 0; at = packed.indexOf('xx/', at + 1)) packed.write('..', at);
    expect(await contents(archiveSources(packed, 'a.zip', 'a.zip'))).toEqual([
      'a.zip = ! The archive holds the path "../evil.txt", which leads out of it; it was not unpacked. Pack it anew.',
    ]);
  });

  test('a member that expands beyond all measure, without harm to the others', async () => {
    const packed = await zip({ 'a.txt': '甲', 'bomb.txt': new Uint8Array(8 * 1024 * 1024) });
    const [first, second] = await contents(archiveSources(packed, 'a.zip', 'a.zip'));
    expect(first).toBe('a.zip!/a.txt = 甲');
    expect(second).toMatch(/^a\.zip!\/bomb\.txt = ! "bomb\.txt" expands to 8388608 bytes, beyond the limit/);
  });

  test('archives nested too deep', async () => {
    let packed = await zip({ 'a.txt': '甲' });
    for (let depth = 0; depth < LIMITS.archiveDepth; depth += 1) packed = await zip({ 'inner.zip': packed });
    expect((await contents(archiveSources(packed, 'a.zip', 'a.zip'))).join()).toContain('nested too deep');
  });

  test('a file that is too large is refused before it is read', async () => {
    const path = place('large', { 'a.txt': Buffer.alloc(LIMITS.sourceBytes + 1, '一') });
    expect(await contents(listSources([path]))).toEqual([
      'large/a.txt = ! The file has 33 MB, more than the 32 MB that one document of its format may have; remove its images or split it.',
    ]);
  });
});
