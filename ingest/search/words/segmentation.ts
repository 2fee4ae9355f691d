import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import nodejieba from 'nodejieba';
import { lexicon } from '../../policy/lexicon.ts';

/** A word of a folded text with its place, `[start, end)` in UTF-16 code units. */
export interface Word {
  text: string;
  start: number;
  end: number;
}

const han = /^\p{Script=Han}{2,}$/u;
/** Words of jieba's dictionary that are rarer are left out: three quarters of it, and of the 240 MB that it takes. */
const leastFrequency = 30;
/** Frequent enough that jieba never cuts a word of the lexicon, however frequent its pieces are (展/会). */
const lexiconFrequency = 30_000;

/** Words that the lexicon wants whole: its user words, its synonyms, and the words of a question. */
function wordsOfLexicon(): string[] {
  const { words, synonyms, stopWords } = lexicon();
  const related = synonyms.flatMap((entry) =>
    'same' in entry ? entry.same : 'near' in entry ? entry.near : entry.asked,
  );
  const listed = [...words, ...stopWords].map(({ word }) => word);
  return [...new Set([...listed, ...related])].filter((word) => han.test(word));
}

/** Words of three or more characters that the dictionary holds. */
const longWords: string[] = [];
const shortestLong = 3;

/** Writes the dictionary that we use: jieba's own without its rare words, and the lexicon. */
function writeDictionary(file: string): void {
  const { DEFAULT_DICT } = nodejieba as unknown as { DEFAULT_DICT: string };
  const whole = readFileSync(DEFAULT_DICT, 'utf8');
  const output = openSync(file, 'w');
  for (let start = 0; start < whole.length; ) {
    const end = whole.indexOf('\n', start + 1_000_000);
    const part = whole.slice(start, end < 0 ? whole.length : end + 1);
    writeSync(
      output,
      part.replace(/^(\S{2,}) (\d+) .*\n?/gm, (line, word: string, count) => {
        if (Number(count) < leastFrequency) return '';
        if (word.length >= shortestLong && han.test(word)) longWords.push(word);
        return line;
      }),
    );
    start += part.length;
  }
  writeSync(
    output,
    wordsOfLexicon()
      .map((word) => `${word} ${lexiconFrequency} n\n`)
      .join(''),
  );
  closeSync(output);
}

let loaded = false;

/** nodejieba is one global dictionary: loaded once, when first needed. */
function dictionary(): typeof nodejieba {
  if (loaded) return nodejieba;
  const folder = mkdtempSync(join(tmpdir(), 'policy-clauses-'));
  try {
    const [dict, userDict, idfDict, stopWordDict] = ['dict', 'user', 'idf', 'stop'].map((name) =>
      join(folder, name),
    ) as [string, string, string, string];
    writeDictionary(dict);
    writeFileSync(userDict, '');
    writeFileSync(idfDict, '的 1\n');
    writeFileSync(stopWordDict, '的\n');
    nodejieba.load({ dict, userDict, idfDict, stopWordDict });
  } finally {
    rmSync(folder, { recursive: true });
  }
  loaded = true;
  return nodejieba;
}

/** Chinese words of three or more characters of jieba's dictionary, as far as it is used. */
export function dictionaryWords(): readonly string[] {
  dictionary();
  return longWords;
}

/** Amounts like 1,000 and 2.5 are one run; a comma between other numbers divides them (9710,9810). */
const run =
  /(?<ascii>(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[a-z0-9]+)(?:\.[0-9]+)?)|(?<letters>[\p{L}\p{N}]+?(?=[a-z0-9]|[^\p{L}\p{N}]|$))/gu;

/**
 * The one segmentation of the product, for index, queries, synonyms and suggestions. ASCII runs (numbers, B2B, IPv6)
 * are taken out first because jieba cuts them into characters; its statistical guessing (HMM) is off because it
 * invents words. Punctuation is left out.
 *
 * @param folded a text as `fold` returns it
 */
export function segment(folded: string): Word[] {
  const words: Word[] = [];
  for (const match of folded.matchAll(run)) {
    const start = match.index;
    if (match.groups?.ascii !== undefined) {
      words.push({ text: match[0], start, end: start + match[0].length });
      continue;
    }
    let place = start;
    for (const text of dictionary().cut(match[0], false)) {
      words.push({ text, start: place, end: place + text.length });
      place += text.length;
    }
  }
  return words;
}

const followedLength = 4;

/** ASCII runs with the one to four Chinese characters after them: 15分, 15分钟, 100万元. */
export function followedRuns(folded: string): string[] {
  return [...folded.matchAll(run)].flatMap((match) => {
    if (match.groups?.ascii === undefined) return [];
    const end = match.index + match[0].length;
    const [after = ''] = /^\p{Script=Han}*/u.exec(folded.slice(end, end + followedLength)) ?? [];
    return [...after].map((_, at) => match[0] + after.slice(0, at + 1));
  });
}

/** True for what `followedRuns` gives of texts that contain it. */
export function isFollowedRun(folded: string): boolean {
  return followedRuns(folded).at(-1) === folded;
}

const letter = /[\p{L}\p{N}]/u;
const ascii = /[a-z0-9]/;

/** The run of letters that are no ASCII around a place, each of which is segmented by itself. */
export function runAround(folded: string, place: number): { start: number; end: number } {
  const inside = (at: number) => letter.test(folded.charAt(at)) && !ascii.test(folded.charAt(at));
  let start = place;
  let end = place;
  while (start > 0 && inside(start - 1)) start--;
  while (end < folded.length && inside(end)) end++;
  return { start, end };
}

/** False where an ASCII run begins or ends inside a longer one: `5` in `15`, `b2b` in `b2b2c`, `26` in `2.26`. */
export function keepsRunsWhole(folded: string, start: number, end: number): boolean {
  const opens = ascii.test(folded.charAt(start));
  const closes = ascii.test(folded.charAt(end - 1));
  if (!opens && !closes) return true;
  let from = start;
  let to = end;
  while (from > 0 && /[a-z0-9.,]/.test(folded.charAt(from - 1))) from--;
  while (to < folded.length && /[a-z0-9.,]/.test(folded.charAt(to))) to++;
  const runs = [...folded.slice(from, to).matchAll(run)].map((match) => from + match.index);
  const ends = [...folded.slice(from, to).matchAll(run)].map((match) => from + match.index + match[0].length);
  return (!opens || runs.includes(start)) && (!closes || ends.includes(end));
}

const wordCache = new Map<string, boolean>();

/** True for a word of the dictionary. */
export function isWord(text: string): boolean {
  let known = wordCache.get(text);
  if (known === undefined) {
    known = dictionary().cut(text, false).length === 1;
    wordCache.set(text, known);
  }
  return known;
}

/** The words of a folded text with spaces between them: what the engine indexes and is asked for. */
export function spacedWords(folded: string): string {
  return segment(folded)
    .map(({ text }) => text)
    .join(' ');
}

/** The shorter words of which a long word is made, at every depth: 容错纠错机制 holds 容错纠错, 机制, 容错, 纠错. */
export function innerWords(word: string): string[] {
  if (word.length < 3 || !han.test(word)) return [];
  const parts = dictionary().cutSmall(word, word.length - 1);
  return parts.flatMap((part) => (part.length > 1 && part !== word ? [part, ...innerWords(part)] : []));
}

/**
 * Overlapping pairs of characters of each run of letters, ASCII runs whole: what a literal search compares.
 * A run of one character is that character.
 */
export function bigrams(folded: string): string[] {
  const pairs: string[] = [];
  for (const match of folded.matchAll(run)) {
    const characters = match.groups?.ascii === undefined ? [...match[0]] : [match[0]];
    if (characters.length === 1) pairs.push(match[0]);
    for (let place = 0; place + 1 < characters.length; place++) pairs.push(characters.slice(place, place + 2).join(''));
  }
  return pairs;
}
