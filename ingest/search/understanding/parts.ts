import { bigrams, innerWords } from '../words/segmentation.ts';
import type { UnderstandingContext } from './context.ts';
import type { QueryTerm, Reading } from './query.ts';
import { isStopWord } from './stop-words.ts';

/** Parts say what a word is about, never that it was found: hits by them alone stay weak (see `leastCoverage`). */
const partWeight = 0.3;
const characterWeight = 0.2;
/** A pair or a character in more than this share of the clauses tells nothing. */
const tellingShare = { pair: 0.2, character: 0.1 };
/** Nor does one in so many clauses, however large the library. */
const mostClauses = 5_000;
const partLimit = 6;
const agencyEnding = /(?:管理)?(?:局|委员会|委|厅|总局|署)$/;
const han = /^\p{Script=Han}+$/u;

/**
 * Words that the library prints in no form are looked for by what they are made of: the words inside, else pairs of
 * characters; and where nothing at all would be found, by their telling characters.
 */
export function readParts(reading: Reading, context: UnderstandingContext): Reading {
  const looser = reading.terms.map((term) => withParts(term, wordParts(term, context), partWeight, context));
  const terms = looser.some((term) => isFindable(term, context))
    ? looser
    : looser.map((term) => withParts(term, characters(term, context), characterWeight, context));
  const steps = terms.flatMap((term, at) => {
    const before = new Set(reading.terms[at]?.variants.map(({ text }) => text));
    const to = term.variants.map(({ text }) => text).filter((text) => !before.has(text));
    if (to.length === 0) return [];
    const note = `库中没有“${term.typed}”，只按其中的“${to.join('、')}”检索，仅供参考`;
    return [{ id: stepOf(term), kind: 'synonym' as const, from: term.typed, to, note, undoable: true }];
  });
  return { ...reading, terms, steps: [...reading.steps, ...steps] };
}

function stepOf({ text }: QueryTerm): string {
  return `parts:${text}`;
}

function isFindable({ kind, variants, units, quantity }: QueryTerm, context: UnderstandingContext): boolean {
  return (
    kind === 'phrase' ||
    quantity !== null ||
    units.some((unit) => context.units.has(unit)) ||
    variants.some(({ text }) => context.statistics.documentFrequency(text) > 0)
  );
}

function withParts(term: QueryTerm, parts: string[], weight: number, context: UnderstandingContext): QueryTerm {
  if (parts.length === 0 || context.undone.has(stepOf(term))) return term;
  const added = parts.map((text) => ({ text, weight }));
  return { ...term, variants: [...term.variants, ...added].sort((a, b) => b.text.length - a.text.length) };
}

function wordParts(term: QueryTerm, context: UnderstandingContext): string[] {
  if (term.kind !== 'word' || !han.test(term.text) || isFindable(term, context)) return [];
  const { statistics } = context;
  const printed = (text: string) => {
    const frequency = statistics.documentFrequency(text);
    return text !== term.text && frequency > 0 && frequency <= mostClauses;
  };
  const words = [...new Set(innerWords(term.text))].filter(printed);
  if (words.length > 0) return words.slice(0, partLimit);
  const limit = statistics.clauses * tellingShare.pair;
  return bigrams(term.text)
    .filter((pair) => printed(pair) && statistics.documentFrequency(pair) <= limit)
    .slice(0, partLimit);
}

function characters(term: QueryTerm, { statistics }: UnderstandingContext): string[] {
  if (!han.test(term.text) || (term.kind !== 'word' && term.kind !== 'unit')) return [];
  const text = term.text.replace(term.kind === 'unit' ? agencyEnding : '', '');
  const limit = Math.min(mostClauses, statistics.clauses * tellingShare.character);
  return [...new Set(text)]
    .filter((character) => han.test(character) && character !== text && !isStopWord(character))
    .map((character) => ({ character, frequency: statistics.documentFrequency(character) }))
    .filter(({ frequency }) => frequency > 0 && frequency <= limit)
    .sort((a, b) => a.frequency - b.frequency || (a.character < b.character ? -1 : 1))
    .slice(0, partLimit)
    .map(({ character }) => character);
}
