import { quantityToken } from './clause-quantities.ts';
import { bigrams } from './segmentation.ts';
import type { TermStatistics } from './term-statistics.ts';
import type { QueryTerm, Reading } from './understanding/query.ts';

const formLimit = 60;

/** What a literal search compares: the pairs of characters, the characters and the ASCII runs of a folded text. */
export function gramsOf(folded: string): string[] {
  return [...new Set([...bigrams(folded), ...(folded.match(/\p{Script=Han}/gu) ?? [])])];
}

/** Filter for the clauses that hold every pair of characters of a term: those that contain it, and hardly any other. */
function contains(folded: string): string {
  const pairs = bigrams(folded);
  const telling = pairs.filter((pair) => pair.length > 1 || /[a-z0-9]/.test(pair));
  const grams = [...new Set(telling.length > 0 ? telling : pairs)];
  return grams.length === 0 ? '' : `(${grams.map((gram) => `grams = ${JSON.stringify(gram)}`).join(' AND ')})`;
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
  const phrases = terms.filter(({ kind }) => kind === 'phrase').map(({ text }) => contains(text));
  const conditions = [...phrases, ...exclusions.map((word) => `NOT ${contains(word)}`)].filter(
    (text) => !/^(NOT )?$/.test(text),
  );
  if (scope === 'filters' || terms.length === 0) return conditions;
  const alternatives = printedForms(terms, statistics).map(([form]) => contains(form));
  for (const { quantity } of terms) {
    if (quantity !== null) alternatives.push(`grams = ${JSON.stringify(quantityToken(quantity))}`);
  }
  const units = [...new Set(terms.flatMap((term) => term.units))];
  if (units.length > 0) alternatives.push(`unit IN ${JSON.stringify(units)}`);
  if (phrases.length > 0) return conditions;
  const any = alternatives.filter((text) => text !== '');
  return any.length === 0 ? null : [any.join(' OR '), ...conditions];
}
