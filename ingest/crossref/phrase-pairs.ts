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

/** For each phrase of either clause its nearness to the nearest phrase of the other, −1…1, in reading order. */
export interface NearestPhrases {
  municipal: Float32Array;
  provincial: Float32Array;
}

/** Finds the nearest phrases of two clauses in the topic space; 0 where the other clause has none. */
export function nearestPhrases(municipal: ClauseReading, provincial: ClauseReading): NearestPhrases {
  const nearest = {
    municipal: new Float32Array(municipal.phrases.length).fill(provincial.phrases.length === 0 ? 0 : -1),
    provincial: new Float32Array(provincial.phrases.length).fill(municipal.phrases.length === 0 ? 0 : -1),
  };
  const left = municipal.phraseTopics;
  const right = provincial.phraseTopics;
  const size = municipal.topic.length;
  for (let i = 0; i < nearest.municipal.length; i++) {
    for (let j = 0; j < nearest.provincial.length; j++) {
      let near = 0;
      for (let at = 0; at < size; at++) near += (left[i * size + at] ?? 0) * (right[j * size + at] ?? 0);
      if (near > (nearest.municipal[i] ?? 0)) nearest.municipal[i] = near;
      if (near > (nearest.provincial[j] ?? 0)) nearest.provincial[j] = near;
    }
  }
  return nearest;
}
