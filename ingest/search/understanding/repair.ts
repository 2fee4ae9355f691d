import { blurred, type VocabularyEntry } from '../library-vocabulary.ts';
import { syllables } from '../spoken-name.ts';
import type { UnderstandingContext } from './context.ts';
import { isStopWord } from './stop-words.ts';

/** A stretch of words that the library does not print, and what it prints instead. */
export interface Repair {
  /** First word and the word after the last. */
  first: number;
  end: number;
  from: string;
  to: string;
  /** Whether the two sound the same; else they differ in one character. */
  sound: boolean;
}

const longestWindow = 8;
/** From so many characters on a term is clear even where one of them is any other. */
const clearLength = 5;
const han = /^\p{Script=Han}+$/u;

/** True where a query word is nothing that the library prints: unknown, or a lone character with unknown neighbours. */
function isBroken(words: readonly string[], at: number, context: UnderstandingContext): boolean {
  const word = words[at] ?? '';
  if (!han.test(word)) return false;
  if (word.length > 1) return context.statistics.documentFrequency(word) === 0;
  const before = words[at - 1] ?? '';
  const after = words[at + 1] ?? '';
  const joined = (left: string, right: string) =>
    left !== '' && right !== '' && context.statistics.documentFrequency(left.slice(-1) + right.charAt(0)) > 0;
  return !joined(before, word) && !joined(word, after);
}

function similarSound(a: string, b: string): boolean {
  const [left = '', right = ''] = [a, b].map((character) => blurred(syllables(character)[0] ?? ''));
  const final = (syllable: string) => syllable.replace(/^[^aeiouv]+/, '');
  return left.charAt(0) === right.charAt(0) || final(left) === final(right);
}

/** What sounds the same in the library, or looks almost the same: same sound first, then one other character. */
function replacement(
  window: string,
  context: UnderstandingContext,
): { entry: VocabularyEntry; sound: boolean; rank: number } | null {
  const sounds = syllables(window);
  const fits = (entry: VocabularyEntry) => entry.text !== window && entry.text.length === window.length;
  const same = context.vocabulary.withPinyin(sounds.join('')).find(fits);
  if (same !== undefined) return { entry: same, sound: true, rank: 0 };
  if (window.length < 3) return null;
  const near = context.vocabulary.withBlurredPinyin(sounds.map(blurred).join(' ')).find(fits);
  if (near !== undefined) return { entry: near, sound: true, rank: 1 };
  const other = context.vocabulary
    .sharingHalf(window)
    .filter((entry) => fits(entry) && differsInOne(window, entry.text))
    .sort((a, b) => b.frequency - a.frequency)[0];
  return other === undefined ? null : { entry: other, sound: false, rank: 2 };
}

/** False where a repair would change a word of the question at the border: 搞跨境电商 asks for 跨境电商. */
function keepsStopWords(words: readonly string[], printed: string): boolean {
  const [first = '', last = ''] = [words[0], words.at(-1)];
  const isKept = (word: string, place: number) =>
    word.length > 1 || !isStopWord(word) || printed.charAt(place) === word;
  return isKept(first, 0) && isKept(last, printed.length - 1);
}

function differsInOne(a: string, b: string): boolean {
  const different = [...a].flatMap((character, at) => (character === b.charAt(at) ? [] : [at]));
  const [only] = different;
  if (only === undefined || different.length > 1) return different.length === 2 && isSwapped(a, b, different);
  return a.length > 3 || similarSound(a.charAt(only), b.charAt(only));
}

function isSwapped(a: string, b: string, [first = 0, second = 0]: number[]): boolean {
  return second === first + 1 && a.charAt(first) === b.charAt(second) && a.charAt(second) === b.charAt(first);
}

/**
 * True where one character of the typed words can only be a slip: it stands alone, part of no word, in a term long
 * enough to be known without it. 低空经济 is made of words and is no slip for 临空经济; that is offered, not applied.
 */
function isSlip(typed: readonly string[], printed: string): boolean {
  const window = typed.join('');
  let start = 0;
  for (const word of typed) {
    const same = printed.slice(start, start + word.length) === word;
    if (!same && (word.length > 1 || (window.length < clearLength && !similarSound(word, printed.charAt(start)))))
      return false;
    start += word.length;
  }
  return true;
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
      const found = replacement(window, context);
      if (found === null || !keepsStopWords(words.slice(first, end), found.entry.text)) continue;
      if (!(found.sound || isSlip(words.slice(first, end), found.entry.text))) continue;
      const better =
        best === null || found.rank < best.rank || (found.rank === best.rank && window.length > best.from.length);
      if (better) best = { first, end, from: window, to: found.entry.text, sound: found.sound, rank: found.rank };
    }
  }
  return best;
}

/** The word of the library that sounds or looks most like an unknown one; null when nothing is near. */
export function nearestWord(word: string, context: UnderstandingContext): string | null {
  if (!han.test(word) || word.length < 2) return null;
  const repaired = replacement(word, context);
  if (repaired !== null) return repaired.entry.text;
  const near = context.vocabulary.withBlurredPinyin(syllables(word).map(blurred).join(' '))[0];
  if (near !== undefined) return near.text;
  const part = context.vocabulary.entries.find(
    ({ text }) => text.length >= 2 && text.length < word.length && word.includes(text),
  );
  return part?.text ?? null;
}
