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

/** Finds the phrases of one municipal clause that share anything with a phrase of another clause. */
export class PhraseMatcher {
  readonly #municipal: readonly Phrase[];
  readonly #weights: TermWeights;
  /** Numbers of the phrases that hold a term or concept. */
  readonly #holders = new Map<number, number[]>();

  constructor(municipal: ClauseReading, weights: TermWeights) {
    this.#municipal = municipal.phrases;
    this.#weights = weights;
    municipal.phrases.forEach(({ terms, concepts }, number) => {
      for (const term of [...terms, ...concepts]) {
        const holders = this.#holders.get(term);
        if (holders) holders.push(number);
        else this.#holders.set(term, [number]);
      }
    });
  }

  /** All phrase pairs that share anything, strongest first, ties in reading order. */
  pairsWith(provincial: ClauseReading): PhrasePair[] {
    const pairs: PhrasePair[] = [];
    for (const right of provincial.phrases) {
      const terms = this.#shared(right.terms);
      const concepts = this.#shared(right.concepts);
      this.#municipal.forEach((left, number) => {
        const shared = (terms[number] ?? 0) + (concepts[number] ?? 0);
        if (shared === 0) return;
        const likeness = (2 * shared) / (left.weight + right.weight);
        pairs.push({ municipal: left, provincial: right, strength: (likeness * shared) / (shared + halfShared) });
      });
    }
    return pairs.sort(
      (a, b) => b.strength - a.strength || a.municipal.from - b.municipal.from || a.provincial.from - b.provincial.from,
    );
  }

  /** For each municipal phrase the weight of those of the terms that it holds. */
  #shared(terms: Int32Array): Float64Array {
    const sums = new Float64Array(this.#municipal.length);
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
