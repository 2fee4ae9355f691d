import { lexicon } from '../../policy/lexicon.ts';
import { fold } from '../words/folded-text.ts';

let stopWords: Set<string> | null = null;

/** True for the words of a question that the lexicon lists. */
export function isStopWord(word: string): boolean {
  stopWords ??= new Set(lexicon().stopWords.map((entry) => fold(entry.word)));
  return stopWords.has(word);
}

let lightWords: Set<string> | null = null;

/** True for words that say little beside others (支持, 处理), by the lexicon. */
export function isLightWord(word: string): boolean {
  lightWords ??= new Set(lexicon().lightWords.map((entry) => fold(entry.word)));
  return lightWords.has(word);
}

let moneyWords: Set<string> | null = null;

/** True for words that ask for public money (补贴, 奖励), by the lexicon. */
export function isMoneyWord(word: string): boolean {
  moneyWords ??= new Set(lexicon().moneyWords.map((entry) => fold(entry.word)));
  return moneyWords.has(word);
}
