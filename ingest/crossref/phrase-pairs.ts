import type { ClauseReading, Phrase } from './clause-reading.ts';
import type { TermWeights } from './term-weights.ts';

/** Two phrases, one of each clause, that share words or concepts. */
export interface PhrasePair {
  lower: Phrase;
  upper: Phrase;
  /** How much the pair proves, 0…1: how alike the phrases are, discounted where what they share weighs little. */
  strength: number;
}

/** Shared weight at which likeness counts half. */
const halfShared = 12;

/** Finds the phrases of one lower clause that share anything with a phrase of another clause. */
export class PhraseMatcher {
  readonly #lower: readonly Phrase[];
  readonly #weights: TermWeights;
  /** Numbers of the phrases that hold a term or concept. */
  readonly #holders = new Map<number, number[]>();

  constructor(lower: ClauseReading, weights: TermWeights) {
    this.#lower = lower.phrases;
    this.#weights = weights;
    lower.phrases.forEach(({ terms, concepts }, number) => {
      for (const term of [...terms, ...concepts]) {
        const holders = this.#holders.get(term);
        if (holders) holders.push(number);
        else this.#holders.set(term, [number]);
      }
    });
  }

  /** All phrase pairs that share anything, strongest first, ties in reading order. */
  pairsWith(upper: ClauseReading): PhrasePair[] {
    const pairs: PhrasePair[] = [];
    for (const right of upper.phrases) {
      const terms = this.#shared(right.terms);
      const concepts = this.#shared(right.concepts);
      this.#lower.forEach((left, number) => {
        const shared = (terms[number] ?? 0) + (concepts[number] ?? 0);
        if (shared === 0) return;
        const likeness = (2 * shared) / (left.weight + right.weight);
        pairs.push({ lower: left, upper: right, strength: (likeness * shared) / (shared + halfShared) });
      });
    }
    return pairs.sort((a, b) => b.strength - a.strength || a.lower.from - b.lower.from || a.upper.from - b.upper.from);
  }

  /** For each lower phrase the weight of those of the terms that it holds. */
  #shared(terms: Int32Array): Float64Array {
    const sums = new Float64Array(this.#lower.length);
    for (let at = 0; at < terms.length; at++) {
      const holders = this.#holders.get(terms[at] ?? 0);
      if (!holders) continue;
      const weight = this.#weights.of(terms[at] ?? 0);
      for (const number of holders) sums[number] = (sums[number] ?? 0) + weight;
    }
    return sums;
  }
}

/** For each phrase of either clause its nearness to the nearest phrase of the other, −1…1, in reading order. */
export interface NearestPhrases {
  lower: Float32Array;
  upper: Float32Array;
}

/** Finds the nearest phrases of two clauses in the topic space; 0 where the other clause has none. */
export function nearestPhrases(lower: ClauseReading, upper: ClauseReading): NearestPhrases {
  const nearest = {
    lower: new Float32Array(lower.phrases.length).fill(upper.phrases.length === 0 ? 0 : -1),
    upper: new Float32Array(upper.phrases.length).fill(lower.phrases.length === 0 ? 0 : -1),
  };
  const left = lower.phraseTopics;
  const right = upper.phraseTopics;
  const size = lower.topic.length;
  for (let i = 0; i < nearest.lower.length; i++) {
    for (let j = 0; j < nearest.upper.length; j++) {
      let near = 0;
      for (let at = 0; at < size; at++) near += (left[i * size + at] ?? 0) * (right[j * size + at] ?? 0);
      if (near > (nearest.lower[i] ?? 0)) nearest.lower[i] = near;
      if (near > (nearest.upper[j] ?? 0)) nearest.upper[j] = near;
    }
  }
  return nearest;
}
