import type { ClauseReading, Phrase } from './clause-reading.ts';
import type { TermWeights } from './term-weights.ts';

/** Two phrases, one of each clause, that share words or concepts. */
export interface PhrasePair {
  municipal: Phrase;
  provincial: Phrase;
  /** How much the pair proves, 0…1: how alike the phrases are, discounted where what they share weighs little. */
  strength: number;
}

/** Shared weight at which likeness counts half. */
const halfShared = 12;

/** All phrase pairs of two clauses that share anything, strongest first, ties in reading order. */
export function phrasePairs(municipal: ClauseReading, provincial: ClauseReading, weights: TermWeights): PhrasePair[] {
  const pairs: PhrasePair[] = [];
  for (const left of municipal.phrases) {
    for (const right of provincial.phrases) {
      const shared = weights.shared(left.terms, right.terms) + weights.shared(left.concepts, right.concepts);
      if (shared === 0) continue;
      const likeness = (2 * shared) / (left.weight + right.weight);
      pairs.push({ municipal: left, provincial: right, strength: (likeness * shared) / (shared + halfShared) });
    }
  }
  return pairs.sort(
    (a, b) => b.strength - a.strength || a.municipal.from - b.municipal.from || a.provincial.from - b.provincial.from,
  );
}
