import nodejieba from 'nodejieba';
import { lexicon } from '../policy/lexicon.ts';

/** A word of a folded text with its place, `[start, end)` in UTF-16 code units. */
export interface Word {
  text: string;
  start: number;
  end: number;
}

let loaded = false;
const han = /^\p{Script=Han}{2,}$/u;

/** Words that the lexicon wants whole: its user words, its synonyms, and the words of a question. */
function wordsOfLexicon(): string[] {
  const { words, synonyms, stopWords } = lexicon();
  const related = synonyms.flatMap((entry) =>
    'same' in entry ? entry.same : 'near' in entry ? entry.near : [...entry.asked, ...entry.printed],
  );
  const listed = [...words, ...stopWords].map(({ word }) => word);
  return [...new Set([...listed, ...related])].filter((word) => han.test(word));
}

/** nodejieba is one global dictionary: loaded once, with the words of the lexicon added. */
function dictionary(): typeof nodejieba {
  if (!loaded) {
    nodejieba.load();
    for (const word of wordsOfLexicon()) nodejieba.insertWord(word);
    loaded = true;
  }
  return nodejieba;
}

const run = /(?<ascii>[a-z0-9]+(?:\.[0-9]+)?)|(?<letters>[\p{L}\p{N}]+?(?=[a-z0-9]|[^\p{L}\p{N}]|$))/gu;

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

/**
 * Overlapping pairs of characters of each run of letters, ASCII runs whole: what a literal search compares.
 * A run of one character is that character.
 */
export function bigrams(folded: string): string[] {
  const pairs: string[] = [];
  for (const match of folded.matchAll(run)) {
    const text = match[0];
    if (match.groups?.ascii !== undefined || text.length === 1) pairs.push(text);
    else for (let place = 0; place + 1 < text.length; place++) pairs.push(text.slice(place, place + 2));
  }
  return pairs;
}
