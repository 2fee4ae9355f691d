import type { Clause } from '../../policy/clause.ts';
import { bigrams, followedRuns, type Word } from '../words/segmentation.ts';
import { accidentalWords } from '../words/word-borders.ts';
import { quantitiesOf, quantityTokens } from './clause-quantities.ts';

const shortest = 3;

/** Words of three or more characters that the index knows as wholes, so that a filter on one of them is exact. */
export class WholeWords {
  readonly #words = new Set<string>();
  /** Lengths of the words that begin with three characters. */
  readonly #lengths = new Map<string, number[]>();

  constructor(words: Iterable<string>) {
    for (const word of words) {
      if (word.length < shortest || this.#words.has(word)) continue;
      this.#words.add(word);
      const opening = word.slice(0, shortest);
      const lengths = this.#lengths.get(opening) ?? [];
      if (!lengths.includes(word.length)) this.#lengths.set(opening, [...lengths, word.length]);
    }
  }

  /** The words that stand anywhere in a folded text, also inside one another. */
  in(folded: string): string[] {
    const found: string[] = [];
    for (let start = 0; start + shortest <= folded.length; start++) {
      for (const length of this.#lengths.get(folded.slice(start, start + shortest)) ?? []) {
        const word = folded.slice(start, start + length);
        if (this.#words.has(word)) found.push(word);
      }
    }
    return found;
  }
}

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
export function gramsOf({ clause, text, words, path, pathWords }: SegmentedClause, whole: WholeWords): string[] {
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
      ...whole.in(both),
      ...followedRuns(both),
      ...accidentalWords(both, [...words, ...moved]).map(accidentalGram),
      ...quantitiesOf(clause).flatMap(quantityTokens),
    ]),
  ];
}
