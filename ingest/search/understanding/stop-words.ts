import { lexicon } from '../../policy/lexicon.ts';
import { fold } from '../folded-text.ts';

let stopWords: Set<string> | null = null;

/** True for the words of a question that the lexicon lists. */
export function isStopWord(word: string): boolean {
  stopWords ??= new Set(lexicon().stopWords.map((entry) => fold(entry.word)));
  return stopWords.has(word);
}
