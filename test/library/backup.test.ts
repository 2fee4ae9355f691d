import { chmodSync, existsSync, mkdirSync, openSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backUp, checkBackup, restore } from '../../ingest/library/backup.ts';
import { openDatabase } from '../../ingest/library/database.ts';
import { Library } from '../../ingest/library/library.ts';
import { backUpDay, dailyBackups } from '../../server/daily-backups.ts';
import { temporaryFolder } from './builders.ts';

const moment = '2026-11-27T10:00:00.000Z';

/** A library with a number of marks in it, still open: what was written last stands only in the log beside the file. */
function openLibrary(marks = 100): { file: string; library: Library } {
  const file = join(temporaryFolder(), 'library.sqlite');
  const library = Library.open(file);
  for (let count = 0; count < marks; count += 1) library.state.advance();
  return { file, library };
}

describe('a backup', () => {
  it('holds everything that was written, although the library is open and its log not yet merged', async () => {
    const { file, library } = openLibrary();
    const copy = join(temporaryFolder(), 'backups', 'copy.sqlite');
    expect(await backUp(file, copy)).toMatchObject({ file: copy, documents: 0, reviews: 0 });
    const opened = Library.open(copy);
    expect(opened.generation()).toBe(100);
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    opened.close();
    library.close();
  });

  it('leaves nothing behind where it cannot be made', async () => {
    const { file, library } = openLibrary();
    library.close();
    await expect(backUp(join(temporaryFolder(), 'none.sqlite'), file)).rejects.toMatchObject({ code: 'no-backup' });
    await expect(backUp(file, file)).rejects.toMatchObject({ code: 'library-in-use' });
    await expect(backUp(file, join(file, 'below-a-file.sqlite'))).rejects.toThrow();
  });

  it('is made once a day, and the oldest go', async () => {
    const { file, library } = openLibrary();
    const folder = join(temporaryFolder(), 'daily');
    for (const day of ['2026-11-24', '2026-11-25', '2026-11-25', '2026-11-26', '2026-11-27']) {
      await backUpDay(file, { folder, keep: 3 }, day);
    }
    expect(dailyBackups(folder)).toEqual(['27', '26', '25'].map((day) => `library-2026-11-${day}.sqlite`));
    library.close();
  });
});

describe('bringing a backup back', () => {
  it('keeps the library that was there', async () => {
    const { file, library } = openLibrary(3);
    const copy = join(temporaryFolder(), 'copy.sqlite');
    await backUp(file, copy);
    library.state.advance();
    library.close();
    const { keptAs } = restore(copy, file, moment);
    const back = Library.open(file);
    const before = Library.open(keptAs ?? '');
    expect([back.generation(), before.generation()]).toEqual([3, 4]);
    for (const opened of [back, before]) opened.close();
  });

  it('refuses what is no library or damaged, and changes nothing', async () => {
    const { file, library } = openLibrary(3);
    library.close();
    const folder = temporaryFolder();
    const text = join(folder, 'text.sqlite');
    writeFileSync(text, '不是文库'.repeat(2000));
    const cut = join(folder, 'cut.sqlite');
    writeFileSync(cut, readFileSync(file).subarray(0, 20_000));
    const before = readFileSync(file);
    expect(() => restore(text, file, moment)).toThrow(expect.objectContaining({ code: 'not-a-library' }));
    expect(() => restore(cut, file, moment)).toThrow(expect.objectContaining({ code: 'damaged-backup' }));
    expect(() => checkBackup(join(folder, 'none'))).toThrow(expect.objectContaining({ code: 'no-backup' }));
    expect(readFileSync(file)).toEqual(before);
  });
});

describe('a library file', () => {
  it('is read by its owner only, and by a group that was given it', () => {
    const file = join(temporaryFolder(), 'library.sqlite');
    openDatabase(file).close();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    chmodSync(file, 0o664);
    openDatabase(file).close();
    expect(statSync(file).mode & 0o777).toBe(0o640);
  });

  it('with a damaged page is refused with a sentence that keeps it', () => {
    const file = join(temporaryFolder(), 'library.sqlite');
    openDatabase(file).close();
    writeSync(openSync(file, 'r+'), Buffer.alloc(8192, 7), 0, 8192, 0);
    expect(() => openDatabase(file)).toThrow(/Keep the file/);
    expect(existsSync(file)).toBe(true);
  });

  it('in a folder of that name says so', () => {
    const file = join(temporaryFolder(), 'library.sqlite');
    mkdirSync(file);
    expect(() => openDatabase(file)).toThrow(/cannot be opened/);
  });
});
