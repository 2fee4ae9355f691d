import type { UnderstandingStep } from '../search-result.ts';
import { fold } from '../words/folded-text.ts';
import { segment } from '../words/segmentation.ts';
import type { UnderstandingContext } from './context.ts';
import { type QueryTerm, type Reading, wordTerm } from './query.ts';
import { hasRelations } from './relations.ts';
import { findRepair, type Repair } from './repair.ts';
import { spelledYears } from './spelled-years.ts';
import { isStopWord } from './stop-words.ts';

const separators = /[^\p{L}\p{N}.%‰]+/u;
const han = /^\p{Script=Han}+$/u;
const dates = /(?:(?:19|20)[0-9]{2}年)?[0-9]{1,2}月(?:[0-9]{1,2}日)?|(?:19|20)[0-9]{2}年(?:底|初|末)?/g;
/** Codes and ranges that hang together: ZJAC21-2023-0007, 2021-2025. */
const codes = /[a-z0-9]+(?:[-—][a-z0-9]+)+/gi;
const repairLimit = 3;

function isPrintedPair(first: string, second: string, context: UnderstandingContext): boolean {
  return !isStopWord(first) && !isStopWord(second) && context.statistics.documentFrequency(first + second) > 0;
}

/**
 * The segmentation of a piece, except where a word of the library is cut into a lone character and a word that the
 * library does not print, or a word of the question: 人才|能 instead of 人|才能 in 人才能享受什么.
 */
function cutLikeLibrary(piece: string, { statistics, vocabulary }: UnderstandingContext): string[] {
  const words = segment(piece).map(({ text }) => text);
  for (const [at, word] of words.entries()) {
    const lone = words[at - 1] ?? '';
    const printed = lone + word.charAt(0);
    if (lone.length !== 1 || word.length < 2 || !han.test(printed)) continue;
    if (!isStopWord(word) && statistics.documentFrequency(word) > 0) continue;
    if (vocabulary.frequency(printed) > 0) words.splice(at - 1, 2, printed, word.slice(1));
  }
  return words;
}

/** Words of one piece of the query; lone characters join a neighbour where the library prints them together. */
function wordsOf(piece: string, context: UnderstandingContext): string[] {
  const words: string[] = [];
  let previous: string | null = null;
  const cut = cutLikeLibrary(piece, context);
  for (const [at, word] of cut.entries()) {
    const joined: string = (previous ?? '') + word;
    const next = cut[at + 1] ?? '';
    // Two lone characters that the library prints together are a word of their own (占比), no tail of what stands before.
    const opens =
      (previous?.length ?? 0) > 1 && word.length === 1 && next.length === 1 && isPrintedPair(word, next, context);
    const lone = !opens && (word.length === 1 || previous?.length === 1);
    const known = previous !== null && (hasRelations(previous) || hasRelations(word)) && !hasRelations(joined);
    const free = previous !== null && !known && !isStopWord(word) && !isStopWord(previous) && han.test(joined);
    if (lone && free && context.statistics.documentFrequency(joined) > 0) {
      words[words.length - 1] = joined;
      previous = joined;
      continue;
    }
    words.push(word);
    previous = word;
  }
  return words;
}

/** Pieces between spaces and punctuation; a lone character joins its neighbour where the library prints them together. */
function piecesOf(text: string, context: UnderstandingContext): string[] {
  const pieces = text
    .split(/(?=\s)|[^\p{L}\p{N}.%‰\s]+/u)
    .flatMap((part) => part.split(separators))
    .map(fold)
    .filter((piece) => piece !== '');
  const joined: string[] = [];
  for (const piece of pieces) {
    const previous = joined.at(-1);
    const whole = (previous ?? '') + piece;
    if (
      previous !== undefined &&
      han.test(whole) &&
      (piece.length === 1 || previous.length === 1) &&
      context.statistics.documentFrequency(whole) > 0
    ) {
      joined[joined.length - 1] = whole;
    } else joined.push(piece);
  }
  return joined;
}

/** Characters that stand alone side by side are a word that neither dictionary nor library has (养犬): asked, and missing. */
function withLonePairs(words: readonly string[]): string[] {
  const joined: string[] = [];
  let open = false;
  for (const word of words) {
    const lone = word.length === 1 && han.test(word) && !isStopWord(word);
    if (lone && open) joined[joined.length - 1] += word;
    else joined.push(word);
    open = lone;
  }
  return joined;
}

/** A guess is found beside what was typed, but never enough for an answer (see `leastCoverage`). */
const guessWeight = 0.55;

function withGuess(term: QueryTerm, guess: string | undefined): QueryTerm {
  return guess === undefined ? term : { ...term, variants: [...term.variants, { text: guess, weight: guessWeight }] };
}

/** A date is found in Chinese digits too, where the library prints it so. */
function withSpelledYear(term: QueryTerm, { statistics }: UnderstandingContext): QueryTerm {
  const [, year, rest = ''] = /^((?:19|20)[0-9]{2})(年.*)$/.exec(term.text) ?? [];
  if (year === undefined) return term;
  const printed = spelledYears(year).map((spelled) => ({ text: fold(spelled + rest), weight: 1 }));
  const others = printed.filter(({ text }) => statistics.documentFrequency(text) > 0);
  return { ...term, variants: [...term.variants, ...others] };
}

/** Pieces up to this length are names of things, in which every character tells: 碳交易 is not 交易. */
const nameLength = 4;

/**
 * True for a lone character that is asked for like a word: the lexicon knows what is meant (罚, 税), or it belongs to
 * a short name that the library does not print; nor does the library print what it has no character for (氢).
 */
function isTelling(character: string, piece: string, context: UnderstandingContext): boolean {
  if (character.length > 1 || !han.test(character)) return true;
  if (hasRelations(character) || context.statistics.documentFrequency(character) === 0) return true;
  return (
    han.test(piece) &&
    piece.length > 1 &&
    piece.length <= nameLength &&
    context.statistics.documentFrequency(piece) === 0
  );
}

/** Words with their misspellings replaced; a guess stays as it was typed. */
function repaired(typed: string[], context: UnderstandingContext): { words: string[]; repairs: Repair[] } {
  let words = typed;
  const repairs: Repair[] = [];
  while (repairs.length < repairLimit) {
    const readable = words.map((word) => (word.length > 1 && isStopWord(word) ? ' ' : word));
    const repair = findRepair(readable, context);
    if (repair === null) break;
    repairs.push(repair);
    const replaced = repair.sure ? wordsOf(repair.to, context) : [repair.from];
    words = [...words.slice(0, repair.first), ...replaced, ...words.slice(repair.end)];
  }
  return { words, repairs };
}

function repairStep({ from, to, sure }: Repair): UnderstandingStep {
  const note = sure ? `“${from}”库中没有，按“${to}”检索` : `“${from}”库中没有，也许是“${to}”，一并检索`;
  return { id: `repair:${from}`, kind: 'repair', from, to: [to], note, undoable: true };
}

/** Cuts what is left of the query into words, repairs wrong characters, and leaves out the words of a question. */
export function readWords(reading: Reading, context: UnderstandingContext): Reading {
  const steps = [...reading.steps];
  const contents: string[] = [];
  const kept: { text: string; telling: boolean }[] = [];
  const stopped: { text: string; telling: boolean }[] = [];
  const printedDates: string[] = [];
  const guesses = new Map<string, string>();
  const text =
    fold(reading.text) === ''
      ? ''
      : reading.text
          .replace(/\s+(?=[年月日])/g, '')
          .replace(new RegExp(`${codes.source}|${dates.source}`, 'gi'), (date) => {
            printedDates.push(fold(date));
            return ' ';
          });
  for (const piece of piecesOf(text, context)) {
    const { words, repairs } = repaired(wordsOf(piece, context), context);
    for (const repair of repairs) {
      steps.push(repairStep(repair));
      if (!repair.sure) guesses.set(repair.from, repair.to);
    }
    contents.push(words.map((word) => (isStopWord(word) ? ' ' : word)).join(''));
    for (const word of withLonePairs(words)) {
      const list = isStopWord(word) ? stopped : kept;
      list.push({ text: word, telling: isTelling(word, words.join(''), context) });
    }
  }
  for (const date of printedDates) kept.push({ text: date, telling: true });
  const longer = kept.filter((word) => word.telling);
  const telling = longer.length > 0 || reading.terms.length > 0 ? longer : kept;
  const chosen = telling.length > 0 || reading.terms.length > 0 ? telling : stopped;
  if (chosen !== stopped && stopped.length > 0) {
    const left = [...new Set(stopped.map((word) => word.text))];
    steps.push({
      id: 'stop',
      kind: 'stop',
      from: left.join(' '),
      to: [],
      note: `未参与检索的虚词：${left.join('、')}`,
      undoable: false,
    });
  }
  const known = new Set(reading.terms.map((term) => term.text));
  const terms = [...new Map(chosen.map((word) => [word.text, word])).values()]
    .filter((word) => !known.has(word.text))
    .map((word) => withGuess(withSpelledYear(wordTerm(word.text), context), guesses.get(word.text)));
  const content = `${reading.content} ${contents.join(' ')} ${printedDates.join(' ')}`.trim();
  return {
    ...reading,
    text: '',
    terms: [...reading.terms, ...terms],
    steps,
    content: content === '' ? fold(reading.text) : content,
  };
}
