import { blurred, type VocabularyEntry } from '../overview/library-vocabulary.ts';
import type { NearSpelling } from '../overview/near-spellings.ts';
import { isWord } from '../words/segmentation.ts';
import { syllables } from '../words/spoken-name.ts';
import type { UnderstandingContext } from './context.ts';
import { isLookAlike } from './look-alikes.ts';
import { hasRelations } from './relations.ts';
import { isStopWord } from './stop-words.ts';

/** A stretch of words that the library does not print, and what it prints instead. */
export interface Repair {
  /** First word and the word after the last. */
  first: number;
  end: number;
  from: string;
  to: string;
  /** False for a guess, which is searched beside what was typed. */
  sure: boolean;
}

interface Replacement {
  entry: VocabularyEntry;
  sure: boolean;
  /** The lower the better: same sound, much the same sound, a slip, a guess. */
  rank: number;
}

const longestWindow = 8;
/** From so many characters on a term is clear even where one of them is any other, is missing or too many. */
const clearLength = 5;
/** A term of so many characters with any other one in it is worth a guess. */
const guessLength = 4;
/** 第二段: a place, not a word. */
const place = /^第[一二三四五六七八九十百]/;
const han = /^\p{Script=Han}+$/u;

/** True where a query word is nothing that the library prints: unknown, or a lone character with unknown neighbours. */
function isBroken(words: readonly string[], at: number, context: UnderstandingContext): boolean {
  const word = words[at] ?? '';
  if (!han.test(word) || hasRelations(word)) return false;
  if (word.length > 1) return context.statistics.documentFrequency(word) === 0;
  const before = words[at - 1] ?? '';
  const after = words[at + 1] ?? '';
  const joined = (left: string, right: string) =>
    left !== '' && right !== '' && context.statistics.documentFrequency(left.slice(-1) + right.charAt(0)) > 0;
  return !joined(before, word) && !joined(word, after);
}

/** The vowels and what follows: jing and qing rhyme. */
function rhyme(a: string, b: string): boolean {
  const [left, right] = [a, b].map((character) => (syllables(character)[0] ?? '').replace(/^[^aeiouv]+/, ''));
  return left === right;
}

/** True for syllables that differ in one way only that many speakers do not hear: zhan and zan, zan and zang. */
function isHeardAlike(a: string, b: string): boolean {
  const flat = (syllable: string) => syllable.replace(/^([zcs])h/, '$1');
  const open = (syllable: string) => syllable.replace(/([aei]n)g$/, '$1');
  return flat(a) === flat(b) || open(a) === open(b);
}

/** What sounds the same in the library, same length: exactly, or as many speakers say it. */
function soundingLike(window: string, context: UnderstandingContext): Replacement | null {
  const sounds = syllables(window);
  const fits = (entry: VocabularyEntry) => entry.text !== window && entry.text.length === window.length;
  const same = context.vocabulary.withPinyin(sounds.join('')).find(fits);
  if (same !== undefined) return { entry: same, sure: true, rank: 0 };
  if (window.length < 3) return null;
  const near = context.vocabulary.withBlurredPinyin(sounds.map(blurred).join(' ')).find(fits);
  if (near === undefined) return null;
  const heard = syllables(near.text).every((syllable, at) => isHeardAlike(syllable, sounds[at] ?? ''));
  return heard ? { entry: near, sure: true, rank: 1 } : { entry: near, sure: false, rank: 3 };
}

/** True where a place of the window is a character that stands alone, part of no word: it can be a slip. */
function standsAlone(words: readonly string[], at: number): boolean {
  let start = 0;
  for (const word of words) {
    if (at < start + word.length) return word.length === 1;
    start += word.length;
  }
  return false;
}

/** True for a place inside a word of two characters or more that the library prints. */
function isInPrinted(words: readonly string[], at: number, context: UnderstandingContext): boolean {
  let start = 0;
  for (const word of words) {
    if (at < start + word.length) return word.length > 1 && context.statistics.documentFrequency(word) > 0;
    start += word.length;
  }
  return false;
}

/**
 * How sure it is that a printed word was meant, null when it was not: only a character that is part of no word can be
 * a slip. 低空经济 is made of words and is no slip for 临空经济; that is offered, not applied.
 */
function certaintyOf(
  { entry, difference, at }: NearSpelling,
  words: readonly string[],
  context: UnderstandingContext,
): 'sure' | 'guess' | null {
  const window = words.join('');
  const alone = standsAlone(words, at);
  switch (difference) {
    case 'swapped':
      return [at, at + 1].some((place) => !isInPrinted(words, place, context)) ? 'sure' : null;
    case 'missing':
      if (!alone && !standsAlone(words, at - 1)) return null;
      return window.length >= guessLength ? 'sure' : 'guess';
    case 'extra': {
      if (!alone && !(standsAlone(words, at - 1) || standsAlone(words, at + 1))) return null;
      const doubled = window.charAt(at) === window.charAt(at - 1) || window.charAt(at) === window.charAt(at + 1);
      const atBorder = at === 0 || at === window.length - 1;
      if (isStopWord(window.charAt(at)) || (atBorder && !doubled)) return null;
      return doubled || window.length > clearLength ? 'sure' : 'guess';
    }
    case 'other': {
      if (!alone) return null;
      const [typed, printed] = [window.charAt(at), entry.text.charAt(at)];
      if (window.length >= clearLength || rhyme(typed, printed) || isLookAlike(typed, printed)) return 'sure';
      return window.length >= guessLength ? 'guess' : null;
    }
  }
}

function slipOf(words: readonly string[], context: UnderstandingContext): Replacement | null {
  let guess: Replacement | null = null;
  for (const spelling of context.vocabulary.near(words.join(''))) {
    const certainty = certaintyOf(spelling, words, context);
    if (certainty === 'sure') return { entry: spelling.entry, sure: true, rank: 2 };
    if (certainty === 'guess') guess ??= { entry: spelling.entry, sure: false, rank: 3 };
  }
  return guess;
}

/** False where a repair would change a word of the question at the border: 搞跨境电商 asks for 跨境电商. */
function keepsStopWords(words: readonly string[], printed: string): boolean {
  const [first = '', last = ''] = [words[0], words.at(-1)];
  const isKept = (word: string, kept: boolean) => word.length > 1 || !isStopWord(word) || kept;
  return isKept(first, printed.startsWith(first)) && isKept(last, printed.endsWith(last));
}

/**
 * True for words that the library prints with one more character before or after them that only differs from print by
 * more than its sound or shape: 玩无人机 asks for 无人机, and is no slip for 级无人机; nor is 政府能 one for 政府职能.
 */
function joinsNeighbour(
  words: readonly string[],
  { entry, rank }: Replacement,
  context: UnderstandingContext,
): boolean {
  const isPrinted = (word: string) => word.length > 1 && isWord(word) && context.statistics.documentFrequency(word) > 0;
  const others = words.filter((word) => !isPrinted(word));
  const [lone = ''] = others;
  if (others.length !== 1 || lone.length !== 1 || rank <= 1) return false;
  if (words[0] !== lone && words.at(-1) !== lone) return false;
  const printed = words[0] === lone ? entry.text.charAt(0) : entry.text.slice(-1);
  return entry.text.length !== words.join('').length || !isLookAlike(lone, printed);
}

/** True for a stretch that is made of words: such a slip can be meant as typed (低空经纪), so that it is offered only. */
function isMadeOfWords(words: readonly string[]): boolean {
  return words.every((word) => word.length > 1 && isWord(word));
}

/** The best repair of a query, or null. Only whole words are replaced, and only by what the library prints. */
export function findRepair(words: readonly string[], context: UnderstandingContext): Repair | null {
  let best: (Repair & { rank: number }) | null = null;
  for (let first = 0; first < words.length; first++) {
    let window = '';
    let broken = false;
    for (let end = first + 1; end <= words.length; end++) {
      const word = words[end - 1] ?? '';
      if (!han.test(word)) break;
      window += word;
      broken ||= isBroken(words, end - 1, context);
      if (window.length > longestWindow) break;
      const dictionaryWord = end === first + 1;
      if (!broken || dictionaryWord || context.undone.has(`repair:${window}`)) continue;
      const inside = words.slice(first, end);
      const found = [soundingLike(window, context), slipOf(inside, context)].find(
        (candidate) =>
          candidate !== null &&
          keepsStopWords(inside, candidate.entry.text) &&
          !joinsNeighbour(inside, candidate, context),
      );
      if (found === null || found === undefined) continue;
      const better =
        best === null || found.rank < best.rank || (found.rank === best.rank && window.length > best.from.length);
      if (better)
        best = {
          first,
          end,
          from: window,
          to: found.entry.text,
          sure: found.sure && !isMadeOfWords(inside),
          rank: found.rank,
        };
    }
  }
  return best;
}

/** True for words of about the same length that share half of their characters at least, in the same order. */
function isNear(word: string, printed: string): boolean {
  const longest = Math.max(word.length, printed.length);
  return Math.abs(word.length - printed.length) <= 1 && 2 * sharedInOrder(word, printed) >= longest;
}

/** Length of the longest common subsequence. */
function sharedInOrder(a: string, b: string): number {
  let above = new Array<number>(b.length + 1).fill(0);
  for (const character of a) {
    const row = [0];
    for (let at = 0; at < b.length; at++) {
      const same = character === b.charAt(at) ? (above[at] ?? 0) + 1 : 0;
      row.push(Math.max(same, above[at + 1] ?? 0, row[at] ?? 0));
    }
    above = row;
  }
  return above[b.length] ?? 0;
}

/**
 * The word of the library that is nearest in form to an unknown one; null when none is near. A word of the dictionary
 * is no misspelling of another: only what it is made of, or is a part of, is near to it (养老 to 养老金).
 */
export function nearestWord(word: string, context: UnderstandingContext): string | null {
  if (!han.test(word) || word.length < 2 || place.test(word)) return null;
  const near = (printed: string) =>
    isNear(word, printed) && (!isWord(word) || word.includes(printed) || printed.includes(word));
  const sounds = syllables(word).map(blurred).join(' ');
  const candidates = [
    soundingLike(word, context)?.entry,
    ...context.vocabulary.near(word).map(({ entry }) => entry),
    ...context.vocabulary.withBlurredPinyin(sounds),
    ...context.vocabulary.entries.filter(({ text }) => text.length === word.length - 1 && word.includes(text)),
  ];
  return candidates.find((entry) => entry !== undefined && entry.text.length > 1 && near(entry.text))?.text ?? null;
}
