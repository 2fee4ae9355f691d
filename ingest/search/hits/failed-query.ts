import { appendFileSync } from 'node:fs';
import type { UnderstandingContext } from '../understanding/context.ts';
import { leastMeant, type QueryTerm, type Reading } from '../understanding/query.ts';
import { nearestWord } from '../understanding/repair.ts';

/** A query that the library did not answer. */
export interface FailedQuery {
  query: string;
  confidence: 'weak' | 'none';
  total: number;
  suggestion: string | null;
}

/**
 * The nearest query that the library could answer: each unknown word replaced by one that is near in form. Null when
 * nothing would change, when an unknown word has no such neighbour, and for a pasted text.
 */
export function nearestQuery({ terms, long }: Reading, context: UnderstandingContext): string | null {
  const isKnown = ({ variants, quantity, units }: QueryTerm) =>
    quantity !== null ||
    units.length > 0 ||
    variants.some(({ text, weight }) => weight >= leastMeant && context.statistics.documentFrequency(text) > 0);
  if (long || terms.every(isKnown)) return null;
  const words = terms.map((term) => (isKnown(term) ? term.typed : nearestWord(term.text, context)));
  return words.includes(null) ? null : words.join(' ');
}

/** A local file of failed queries, one JSON line each; kept only where a person asks for it. */
export function failedQueryLog(file: string): (query: FailedQuery) => void {
  return (query) => appendFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), ...query })}\n`);
}
