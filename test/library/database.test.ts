import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openDatabase, UnusableLibrary } from '../../ingest/library/database.ts';
import { temporaryFolder } from './builders.ts';

const newFile = () => join(temporaryFolder(), 'library.sqlite');

describe('opening a library file', () => {
  it('makes its schema, once', () => {
    const file = newFile();
    openDatabase(file).close();
    const database = openDatabase(file);
    expect(database.pragma('user_version', { simple: true })).toBeGreaterThan(0);
    expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(database.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(database.pragma('foreign_key_check')).toEqual([]);
    database.close();
  });

  it('refuses a file that is no library, and leaves it as it is', () => {
    const file = newFile();
    writeFileSync(file, '这不是数据库'.repeat(1000));
    expect(() => openDatabase(file)).toThrow(UnusableLibrary);
    expect(() => openDatabase(file)).toThrow(/cannot be opened: file is not a database\. Keep the file/);
  });

  it('refuses a folder that does not exist', () => {
    expect(() => openDatabase(join(newFile(), 'none', 'library.sqlite'))).toThrow(UnusableLibrary);
  });

  it('refuses a library of a newer program without touching it', () => {
    const file = newFile();
    openDatabase(file).close();
    const newer = new SqliteDatabase(file);
    newer.pragma('user_version = 9999');
    newer.close();
    expect(() => openDatabase(file)).toThrow(/written by a newer version/);
    const untouched = new SqliteDatabase(file);
    expect(untouched.pragma('user_version', { simple: true })).toBe(9999);
    untouched.close();
  });
});
