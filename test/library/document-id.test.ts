import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentId, freeId } from '../../ingest/library/document-id.ts';

describe('the id of a document', () => {
  it.each([
    ['hz-2024-52.txt', 'hz-2024-52', 'the name without extension'],
    ['a/b/HZ_2024 52.TXT', 'hz-2024-52', 'folders left out, one hyphen for what a URL would escape'],
    ['杭州市数字贸易促进条例.docx', '杭州市数字贸易促进条例', 'Chinese kept'],
    ['国办发〔2021〕59号.pdf', '国办发-2021-59号', 'brackets left out'],
    ['十四五（2021—2025年）规划.html', '十四五-2021-2025年-规划', 'full-width marks, too'],
    ['ＡＢＣ.md', 'abc', 'full-width letters as half-width'],
    ['…….txt', 'document', 'nothing to keep'],
    ['.txt', 'document', 'no name at all'],
    ['v1.2 final.txt', 'v1-2-final', 'only the last extension goes'],
    ['C:\\texts\\plan.txt', 'plan', 'folders of Windows'],
  ])('%s → %s: %s', (fileName, id) => {
    expect(documentId(fileName)).toBe(id);
  });

  it('stands in a URL as it is, whatever the file is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (fileName) => {
        const id = documentId(fileName);
        expect(id).toMatch(/^[\p{Script=Han}a-z0-9]([\p{Script=Han}a-z0-9-]*[\p{Script=Han}a-z0-9])?$/u);
        expect(documentId(`${id}.txt`)).toBe(id);
      }),
    );
  });

  it('gets a number where it is taken', () => {
    const taken = new Set(['plan', 'plan-2']);
    expect(freeId('plan', (id) => taken.has(id))).toBe('plan-3');
    expect(freeId('notice', (id) => taken.has(id))).toBe('notice');
  });
});
