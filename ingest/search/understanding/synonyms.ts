import { lexicon } from '../../policy/lexicon.ts';
import { fold } from '../folded-text.ts';
import type { UnderstandingContext } from './context.ts';
import type { Reading, Variant } from './query.ts';

const nearWeight = 0.6;
const sameWeight = 0.95;
/** Below what makes a hit an answer, see `leastCoverage`. */
const widerWeight = 0.45;

type Expansions = Map<string, Variant[]>;
let expansions: Expansions | null = null;

function expansionsOfLexicon(): Expansions {
  const found: Expansions = new Map();
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
        add(word, entry.printed, sameWeight);
        add(word, entry.wider ?? [], widerWeight);
      }
    }
  }
  return found;
}

/**
 * Lexicon and the documents' own definitions; each printed form once, with its greatest weight. A form that holds the
 * word itself is found by the word.
 */
function relatedTo(word: string, context: UnderstandingContext): Variant[] {
  expansions ??= expansionsOfLexicon();
  const related = new Map<string, number>();
  const add = ({ text, weight }: Variant) => {
    if (!text.includes(word)) related.set(text, Math.max(weight, related.get(text) ?? 0));
  };
  for (const variant of expansions.get(word) ?? []) add(variant);
  for (const { full, short } of context.defined) {
    if (word === full) add({ text: short, weight: sameWeight });
    if (word === short) add({ text: full, weight: sameWeight });
  }
  return [...related].map(([text, weight]) => ({ text, weight }));
}

/** Adds to each word the synonyms and abbreviations that the library prints. */
export function readSynonyms(reading: Reading, context: UnderstandingContext): Reading {
  const steps = [...reading.steps];
  const terms = reading.terms.map((term) => {
    if (term.kind !== 'word') return term;
    const id = `synonym:${term.text}`;
    const others = relatedTo(term.text, context).filter(({ text }) => context.statistics.documentFrequency(text) > 0);
    if (others.length === 0 || context.undone.has(id)) return term;
    const to = others.map(({ text }) => text);
    steps.push({
      id,
      kind: 'synonym',
      from: term.typed,
      to,
      note: `“${term.typed}”也按${to.join('、')}检索`,
      undoable: true,
    });
    return { ...term, variants: [...term.variants, ...others].sort((a, b) => b.text.length - a.text.length) };
  });
  return { ...reading, terms, steps };
}
