import type { Clause } from '../../policy/clause.ts';
import { fold } from '../words/folded-text.ts';
import { bigrams, followedRuns, type Word } from '../words/segmentation.ts';
import { accidentalWords } from '../words/word-borders.ts';
import { quantitiesOf, quantityTokens } from './clause-quantities.ts';
import { wholeWords } from './whole-words.ts';

/** The gram of a clause in which a word of two characters stands only by accident, see `accidentalWords`. */
export function accidentalGram(word: string): string {
  return `!${word}`;
}

/**
 * How much a gram has to count in a clause for each level of strength: twice in a clause of usual length or once in its
 * heading, and about four times. A clause that is strong in a word scores higher for it than others do (see `ranking`),
 * so that the best clauses of a very common word are found without reading all that hold it.
 */
const strengths = [1.9, 4.1];
/** How much more a place in the heading counts; and the length of a usual clause, beside which longer ones count less. */
const [headingBonus, usualLength, lengthInfluence] = [1.5, 200, 0.4];

/** The gram of a clause that is strong in another gram, at a level from 1 on. */
export function strongGram(gram: string, level: number): string {
  return `${'+'.repeat(level)}${gram}`;
}

/** Levels of strength that the index tells apart. */
export const strengthLevels = strengths.length;

/** Grams in which a clause is strong. */
function strongGrams({ clause, text }: SegmentedClause): string[] {
  const whole = wholeWords();
  const counts = new Map<string, number>();
  const count = (folded: string, worth: number) => {
    for (const gram of [...bigrams(folded), ...whole.in(folded)]) counts.set(gram, (counts.get(gram) ?? 0) + worth);
  };
  count(text, 1);
  count(fold(clause.heading ?? ''), headingBonus);
  const norm = 1 - lengthInfluence + (lengthInfluence * text.length) / usualLength;
  const strong: string[] = [];
  for (const [gram, worth] of counts) {
    for (const [at, least] of strengths.entries()) if (worth / norm >= least) strong.push(strongGram(gram, at + 1));
  }
  return strong;
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
 * them, and known words of text and path, words that stand there by accident only, amounts, and what of this the
 * clause is strong in. Each once.
 */
export function gramsOf(segmented: SegmentedClause): string[] {
  const { clause, text, words, path, pathWords } = segmented;
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
      ...strongGrams(segmented),
    ]),
  ];
}
