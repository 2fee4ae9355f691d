import { sameQuantityTokens } from '../index/clause-quantities.ts';
import { accidentalGram } from '../index/grams.ts';
import type { TermStatistics } from '../overview/term-statistics.ts';
import type { QueryTerm, Reading } from '../understanding/query.ts';
import { bigrams } from '../words/segmentation.ts';

const formLimit = 60;

/** The engine's condition that a clause has a gram. */
export function has(gram: string): string {
  return `grams = ${JSON.stringify(gram)}`;
}

/**
 * Filter for the clauses that contain folded characters: exact where the statistics say so, else the clauses that hold
 * every pair of them, and hardly any other.
 */
export function contains(folded: string, statistics: TermStatistics): string {
  if (statistics.isExact(folded)) return has(folded);
  const pairs = bigrams(folded);
  const telling = pairs.filter((pair) => pair.length > 1 || /[a-z0-9]/.test(pair));
  const grams = [...new Set(telling.length > 0 ? telling : pairs)];
  return grams.length === 0 ? '' : `(${grams.map(has).join(' AND ')})`;
}

/** The same for a word, which clauses that hold it by accident only do not contain. */
export function containsWord(folded: string, statistics: TermStatistics): string {
  const literal = contains(folded, statistics);
  if (!statistics.isSometimesAccidental(folded)) return literal;
  return `(${literal} AND NOT ${has(accidentalGram(folded))})`;
}

/** Printed forms of the terms that the library has, rarest first, with the number of clauses. */
export function printedForms(terms: readonly QueryTerm[], statistics: TermStatistics): [string, number][] {
  const forms = new Map<string, number>();
  for (const { kind, variants } of terms) {
    if (kind !== 'phrase') for (const { text } of variants) forms.set(text, statistics.documentFrequency(text));
  }
  return [...forms]
    .filter(([, frequency]) => frequency > 0)
    .sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, formLimit);
}

/**
 * The engine's filter for all clauses that contain any printed form of any term, or name one of its units, or state its
 * amount; with every phrase and without the excluded words. Null when no clause can.
 */
export function literalFilter(reading: Reading, statistics: TermStatistics): string[] | null {
  const { terms, exclusions, scope } = reading;
  const phrases = terms.filter(({ kind }) => kind === 'phrase').map(({ text }) => contains(text, statistics));
  const conditions = [...phrases, ...exclusions.map((word) => `NOT ${contains(word, statistics)}`)].filter(
    (text) => !/^(NOT )?$/.test(text),
  );
  if (scope === 'filters' || terms.length === 0) return conditions;
  const alternatives = printedForms(terms, statistics).map(([form]) => containsWord(form, statistics));
  for (const { quantity } of terms) {
    if (quantity !== null) alternatives.push(...sameQuantityTokens(quantity).map(has));
  }
  const units = [...new Set(terms.flatMap((term) => term.units))];
  if (units.length > 0) alternatives.push(`unit IN ${JSON.stringify(units)}`);
  if (phrases.length > 0) return conditions;
  const any = alternatives.filter((text) => text !== '');
  return any.length === 0 ? null : [any.join(' OR '), ...conditions];
}

/** True where the filter lets through exactly the clauses that our own code would find in their printed texts. */
export function isExactFilter({ terms, exclusions, scope }: Reading, statistics: TermStatistics): boolean {
  const phrases = terms.filter(({ kind }) => kind === 'phrase').map(({ text }) => text);
  const forms = scope === 'filters' || phrases.length > 0 ? [] : printedForms(terms, statistics).map(([form]) => form);
  return forms.length < formLimit && [...exclusions, ...phrases, ...forms].every((text) => statistics.isExact(text));
}
