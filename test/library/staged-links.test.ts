import { describe, expect, it } from 'vitest';
import { Library } from '../../ingest/library/library.ts';
import { parsedDocument, proposedLink, sourceFile } from './builders.ts';

function libraryOfTwo(): Library {
  const library = Library.open(':memory:');
  for (const id of ['city', 'province']) {
    const parsed = parsedDocument(id, { '1/1': '（一）支持建设公共海外仓。' });
    library.store(parsed, sourceFile(parsed), 'p1', '2024-05-01T00:00:00.000Z');
  }
  return library;
}

const link = proposedLink('city/1/1', 'province/1/1');

describe('links that wait', () => {
  it('are seen only when they are taken over', () => {
    const library = libraryOfTwo();
    const staged = library.stageLinks();
    staged.add([link]);
    expect(library.links({})).toEqual([]);
    expect(library.replaceLinks(null, staged, library.generation(), 'mark')).toBe(true);
    staged.drop();
    expect(library.links({})).toMatchObject([link]);
    expect(library.state.get('crossReferences')).toBe('mark');
  });

  it('are not taken over when the library has changed since', () => {
    const library = libraryOfTwo();
    const staged = library.stageLinks();
    staged.add([link]);
    expect(library.replaceLinks(null, staged, library.generation() - 1, 'mark')).toBe(false);
    staged.drop();
    expect(library.links({})).toEqual([]);
  });

  it('of two traces at once stay apart', () => {
    const library = libraryOfTwo();
    const [one, two] = [library.stageLinks(), library.stageLinks()];
    one.add([link]);
    expect(library.replaceLinks(null, two, library.generation(), 'mark')).toBe(true);
    expect(library.links({})).toEqual([]);
  });
});
