import type { UnderstandingContext } from './context.ts';
import type { QueryTerm, Reading, Variant } from './query.ts';
import { everydayWeight, relations, sameWeight } from './relations.ts';

/** An everyday word that so many clauses print, or such a share of them, speaks for itself first. */
const oftenPrinted = { clauses: 3, share: 0.001 };
const besideWeight = 0.5;

/**
 * Lexicon and the documents' own definitions; each printed form once, with its greatest weight. A form that holds the
 * word itself is found by the word.
 */
function relatedTo(word: string, context: UnderstandingContext): Variant[] {
  const related = new Map<string, number>();
  const add = ({ text, weight }: Variant) => {
    if (!text.includes(word)) related.set(text, Math.max(weight, related.get(text) ?? 0));
  };
  const often = Math.max(oftenPrinted.clauses, context.statistics.clauses * oftenPrinted.share);
  const isPrinted = context.statistics.documentFrequency(word) >= often;
  for (const { text, weight } of relations(word)) {
    add({ text, weight: isPrinted && weight === everydayWeight ? besideWeight : weight });
  }
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
  return { ...reading, terms: oncePerNotion(terms, context), steps };
}

/** Everyday words for one notion (赖账, 不付钱) are one thing that is asked for, not two. */
function oncePerNotion(terms: readonly QueryTerm[], context: UnderstandingContext): QueryTerm[] {
  const notions = new Map<string, QueryTerm>();
  for (const term of terms) {
    const isPrinted = context.statistics.documentFrequency(term.text) > 0;
    const others = term.variants.filter(({ text }) => text !== term.text);
    const notion = others.map(({ text }) => text).sort();
    const key = term.kind !== 'word' || isPrinted || others.length === 0 ? `=${term.text}` : notion.join('、');
    const same = notions.get(key);
    notions.set(key, same === undefined ? term : { ...same, typed: `${same.typed}、${term.typed}` });
  }
  return [...notions.values()];
}
