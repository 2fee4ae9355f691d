import type { Span } from '../policy/clause.ts';
import type { Evidence } from '../policy/cross-reference.ts';
import type { ClauseReading, Phrase } from './clause-reading.ts';
import type { TermWeights } from './term-weights.ts';

/** Two phrases, one of each clause, and how well they match. */
export interface PhrasePair {
  municipal: Phrase;
  provincial: Phrase;
  /** Weight of what they share. */
  shared: number;
  /** Dice coefficient over weights, 0…1. */
  likeness: number;
}

/** Shared weight at which a phrase pair counts half: below it a likeness rests on too little to be shown. */
const halfShared = 12;

/** All phrase pairs that share anything, best first; ties in reading order. */
export function phrasePairs(municipal: ClauseReading, provincial: ClauseReading, weights: TermWeights): PhrasePair[] {
  const pairs: PhrasePair[] = [];
  const sums = provincial.phrases.map((phrase) => weights.sum(phrase.terms));
  for (const left of municipal.phrases) {
    const leftSum = weights.sum(left.terms);
    provincial.phrases.forEach((right, number) => {
      const shared = weights.shared(left.terms, right.terms);
      if (shared === 0) return;
      pairs.push({
        municipal: left,
        provincial: right,
        shared,
        likeness: (2 * shared) / (leftSum + (sums[number] ?? 0)),
      });
    });
  }
  return pairs.sort(
    (a, b) =>
      strengthOf(b) - strengthOf(a) || a.municipal.from - b.municipal.from || a.provincial.from - b.provincial.from,
  );
}

/** How much a phrase pair proves, 0…1. */
export function strengthOf(pair: PhrasePair): number {
  return pair.likeness * (pair.shared / (pair.shared + halfShared));
}

/** The best phrase pairs as evidence: at most `limit`, no phrase of either side twice. */
export function evidenceOf(
  municipal: ClauseReading,
  provincial: ClauseReading,
  pairs: readonly PhrasePair[],
  limit = 3,
): Evidence[] {
  const chosen: PhrasePair[] = [];
  const best = pairs[0] ? strengthOf(pairs[0]) : 0;
  for (const pair of pairs) {
    if (chosen.length === limit || strengthOf(pair) < best / 2) break;
    if (chosen.some((other) => other.municipal === pair.municipal || other.provincial === pair.provincial)) continue;
    chosen.push(pair);
  }
  return chosen.map((pair) => quote(municipal, provincial, pair.municipal.span, pair.provincial.span));
}

function quote(municipal: ClauseReading, provincial: ClauseReading, left: Span, right: Span): Evidence {
  return {
    municipal: left,
    provincial: right,
    municipalText: municipal.clause.text.slice(left.start, left.end),
    provincialText: provincial.clause.text.slice(right.start, right.end),
  };
}
