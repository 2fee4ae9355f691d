import { describe, expect, it } from 'vitest';
import { Library } from '../../ingest/library/library.ts';
import { parsedDocument, sourceFile } from './builders.ts';

const market = '第二条夜市营业至凌晨一时，摊位由街道划定。';
const bureau = '第二条商务部门负责统筹，公安机关负责秩序。';
const fees = '第三条摊位费不高于每日二十元，残疾人免收。';

/** A library with one document, whose versions hold these texts. */
function libraryOf(...versions: Record<string, string>[]): Library {
  const library = Library.open(':memory:');
  for (const [index, texts] of versions.entries()) put(library, texts, `2026-11-${index + 10}T00:00:00Z`);
  return library;
}

function put(library: Library, texts: Record<string, string>, at: string): number {
  const parsed = parsedDocument('perm', texts);
  return library.store(parsed, sourceFile(parsed), 'parser', at).version;
}

describe('one clause through the versions of its document', () => {
  it('is followed to its new number when another clause is put before it', () => {
    const library = libraryOf({ '2': market }, { '2': bureau, '3': market.replace('第二条', '第三条') });
    expect(library.clauseHistory('perm', '2', 1)).toEqual({
      versions: [
        { version: 1, address: '2', change: 'added' },
        { version: 2, address: '3', change: 'changed' },
      ],
      removedIn: null,
    });
    expect(library.clauseHistory('perm', '3', 2)?.versions[0]).toEqual({ version: 1, address: '2', change: 'added' });
    expect(library.clauseHistory('perm', '2', 2)).toEqual({
      versions: [{ version: 2, address: '2', change: 'added' }],
      removedIn: null,
    });
  });

  it('ends where it was removed, and where another text took its place', () => {
    const library = libraryOf({ '2': market, '3': fees }, { '2': bureau });
    expect(library.clauseHistory('perm', '3', 1)).toEqual({
      versions: [{ version: 1, address: '3', change: 'added' }],
      removedIn: 2,
    });
    expect(library.clauseHistory('perm', '2', 1)?.removedIn).toBe(2);
    expect(library.clauseHistory('perm', '2', 2)?.versions).toEqual([{ version: 2, address: '2', change: 'added' }]);
  });

  it('goes on through an edit and several moves', () => {
    const edited = market.replace('凌晨一时', '凌晨二时');
    const library = libraryOf({ '2': market }, { '2': bureau, '3': market }, { '2': bureau, '3': fees, '4': edited });
    expect(library.clauseHistory('perm', '2', 1)?.versions.map(({ address }) => address)).toEqual(['2', '3', '4']);
    expect(library.clauseHistory('perm', '4', 3)?.versions.map(({ change }) => change)).toEqual([
      'added',
      'moved',
      'changed',
    ]);
  });

  it('is nothing for a clause that the version does not have', () => {
    expect(libraryOf({ '2': market }).clauseHistory('perm', '9', 1)).toBeNull();
  });
});

describe('an address under which another clause stood', () => {
  it('names the former clauses, newest first, each once, with where they are now', () => {
    const library = libraryOf(
      { '2': market },
      { '2': market, '5': fees },
      { '2': bureau, '3': market },
      { '2': fees, '3': market },
    );
    expect(library.formerClauses('perm', '2')).toEqual([
      { version: 3, now: null },
      { version: 2, now: '3' },
    ]);
    expect(library.formerClauses('perm', '3')).toEqual([]);
  });

  it('is known after its last clause has gone, with the version that has it', () => {
    const library = libraryOf({ '2': market, '3': fees }, { '2': market });
    expect(library.lastVersionWith('perm', '3')).toBe(1);
    expect(library.lastVersionWith('perm', '9')).toBeNull();
    expect(library.formerClauses('perm', '3')).toEqual([{ version: 1, now: null }]);
  });
});

it('a version number is never given twice, even after the document was removed', () => {
  const library = libraryOf({ '2': market }, { '2': fees });
  library.remove('perm');
  expect(library.lastVersionWith('perm', '2')).toBeNull();
  expect(put(library, { '2': bureau }, '2026-11-20T00:00:00Z')).toBe(3);
  expect(library.document('perm', 1)).toBeNull();
});
