import { lexicon } from '../../policy/lexicon.ts';
import { fold } from '../folded-text.ts';
import { segment } from '../segmentation.ts';
import type { UnderstandingContext } from './context.ts';
import type { QueryTerm, Reading } from './query.ts';

/** Words of the query, single characters joined to their neighbour where the library prints them together. */
export function queryWords(text: string, context: UnderstandingContext): string[] {
  const words: string[] = [];
  for (const piece of text.split(/[^\p{L}\p{N}.%‰+]+/u)) {
    let previous: string | null = null;
    for (const { text: word } of segment(fold(piece))) {
      const joined: string = (previous ?? '') + word;
      const single = word.length === 1 || previous?.length === 1;
      const letters = /^\p{Script=Han}+$/u.test(joined);
      if (previous !== null && single && letters && context.statistics.documentFrequency(joined) > 0) {
        words[words.length - 1] = joined;
        previous = joined;
        continue;
      }
      words.push(word);
      previous = word;
    }
  }
  return words;
}

/** Cuts what is left of the query into words; words of a question are left out unless nothing else remains. */
export function readWords(reading: Reading, context: UnderstandingContext): Reading {
  const stop = new Set(lexicon().stopWords.map(({ word }) => word));
  const words = queryWords(reading.text, context);
  const telling = words.filter((word) => !stop.has(word));
  const kept = telling.length > 0 || reading.terms.length > 0 ? telling : words;
  const terms: QueryTerm[] = [...new Set(kept)].map((word) => ({
    text: word,
    typed: word,
    kind: 'word',
    variants: [{ text: word, weight: 1 }],
    units: [],
  }));
  return {
    ...reading,
    text: '',
    terms: [...reading.terms, ...terms],
    content: `${reading.content} ${fold(reading.text)}`,
  };
}
