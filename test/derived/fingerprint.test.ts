import { expect, test } from 'vitest';
import { codeFingerprint, filesUsed } from '../../ingest/derived/fingerprint.ts';

const reading = filesUsed('parse.ts', 'readers/read.ts');

test('what reads a document is covered, with the files that people review', () => {
  expect(reading).toContain('transforms/outline.ts');
  expect(reading.some((file) => file.endsWith('.yaml'))).toBe(true);
});

test('a changed synonym or citation style lets no document be read again', () => {
  expect(
    reading.filter((file) => /synonyms|everyday|lexicon\.agencies|citation-(?:form|export)|search\//.test(file)),
  ).toEqual([]);
});

test('what fills the index is covered, the lexicon included', () => {
  const indexing = filesUsed('search/index/clause-index.ts');
  expect(indexing.filter((file) => /lexicon.*\.yaml$/.test(file)).length).toBeGreaterThan(3);
});

test('the same files give the same fingerprint, others another', () => {
  expect(codeFingerprint('parse.ts')).toBe(codeFingerprint('parse.ts'));
  expect(codeFingerprint('parse.ts')).not.toBe(codeFingerprint('readers/read.ts'));
});
