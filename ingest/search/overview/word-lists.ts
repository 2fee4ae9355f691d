import type { Sums } from '../../library/sums.ts';
import { syllables } from '../words/spoken-name.ts';
import { listedLatinWords } from './latin-words.ts';
import { type LibraryHeading, listedHeadings } from './library-headings.ts';
import type { VocabularyEntry } from './library-vocabulary.ts';

/** What search keeps in memory of the words of a library: so much of it, however large the library is. */
export interface WordLists {
  /** Most frequent first, with their sounds. */
  vocabulary: VocabularyEntry[];
  headings: LibraryHeading[];
  /** Words in Latin letters as printed, of most clauses first. */
  latinWords: string[];
}

const keptEntries = 60_000;

/**
 * Lists the words of a library from its sums.
 *
 * @param before lists of an earlier state, whose sounds need not be read again
 */
export function listWords(sums: Sums, before: WordLists | null): WordLists {
  const known = new Map(before?.vocabulary.map(({ text, sounds }) => [text, sounds]));
  return {
    vocabulary: sums
      .mostFrequent(keptEntries)
      .map((entry) => ({ ...entry, sounds: known.get(entry.text) ?? syllables(entry.text) })),
    headings: listedHeadings(sums.headings()),
    latinWords: listedLatinWords(sums.all('latin')),
  };
}

/** The lists as text, for keeping them in the library. */
export function writeWordLists({ vocabulary, headings, latinWords }: WordLists): string {
  const entries = vocabulary.map(({ text, frequency, sounds = [] }) => [text, frequency, sounds.join(' ')]);
  const places = headings.map(({ text, place, places, spoken }) => [text, place, places, spoken]);
  return JSON.stringify({ vocabulary: entries, headings: places, latinWords });
}

/** The lists that `writeWordLists` wrote. */
export function readWordLists(written: string): WordLists {
  const { vocabulary, headings, latinWords } = JSON.parse(written) as {
    vocabulary: [string, number, string][];
    headings: [string, string | null, number, string][];
    latinWords: string[];
  };
  return {
    vocabulary: vocabulary.map(([text, frequency, sounds]) => ({ text, frequency, sounds: sounds.split(' ') })),
    headings: headings.map(([text, place, places, spoken]) => ({ text, place, places, spoken })),
    latinWords,
  };
}
