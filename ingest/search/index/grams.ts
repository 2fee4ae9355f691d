import type { Clause } from '../../policy/clause.ts';
import { bigrams, followedRuns, type Word } from '../words/segmentation.ts';
import { accidentalWords } from '../words/word-borders.ts';
import { quantitiesOf, quantityTokens } from './clause-quantities.ts';
import { wholeWords } from './whole-words.ts';

/** The gram of a clause in which a word of two characters stands only by accident, see `accidentalWords`. */
export function accidentalGram(word: string): string {
  return `!${word}`;
}

/** A clause folded and segmented, as index and statistics need it. */
export interface SegmentedClause {
  clause: Clause;
  text: string;
  words: Word[];
  /** Headings above the clause. */
  path: string;
  pathWords: Word[];
}

/**
 * What exact filters and counts compare: characters, pairs of characters, ASCII runs, also with the characters after
 * them, and known words of text and path, words that stand there by accident only, and amounts. Each once.
 */
export function gramsOf({ clause, text, words, path, pathWords }: SegmentedClause): string[] {
  // A line end is no letter: nothing stands across it.
  const both = `${text}\n${path}`;
  const moved = pathWords.map((word) => ({
    ...word,
    start: word.start + text.length + 1,
    end: word.end + text.length + 1,
  }));
  return [
    ...new Set([
      ...bigrams(both),
      ...(both.match(/\p{Script=Han}/gu) ?? []),
      ...wholeWords().in(both),
      ...followedRuns(both),
      ...accidentalWords(both, [...words, ...moved]).map(accidentalGram),
      ...quantitiesOf(clause).flatMap(quantityTokens),
    ]),
  ];
}
