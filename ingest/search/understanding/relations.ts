import { lexicon } from '../../policy/lexicon.ts';
import { fold } from '../words/folded-text.ts';
import type { Variant } from './query.ts';

const nearWeight = 0.6;
export const sameWeight = 0.95;
/** What documents print for an everyday word; where they print the word itself as well, its weight is `besideWeight`. */
export const everydayWeight = 0.94;
/** Below what makes a hit an answer, see `leastCoverage`. */
const widerWeight = 0.45;

function relationsOfLexicon(): Map<string, Variant[]> {
  const found = new Map<string, Variant[]>();
  const add = (word: string, others: string[], weight: number) => {
    const key = fold(word);
    const list = found.get(key) ?? [];
    for (const other of others) if (fold(other) !== key) list.push({ text: fold(other), weight });
    found.set(key, list);
  };
  for (const entry of lexicon().synonyms) {
    if ('same' in entry) for (const word of entry.same) add(word, entry.same, sameWeight);
    else if ('near' in entry) for (const word of entry.near) add(word, entry.near, nearWeight);
    else {
      for (const word of entry.asked) {
        add(word, entry.printed, everydayWeight);
        add(word, entry.wider ?? [], widerWeight);
      }
    }
  }
  return found;
}

let known: Map<string, Variant[]> | null = null;

/** What the lexicon gives for a folded word: other words for it, and how well each stands for it. */
export function relations(word: string): readonly Variant[] {
  known ??= relationsOfLexicon();
  return known.get(word) ?? [];
}

export function hasRelations(word: string): boolean {
  return relations(word).length > 0;
}
