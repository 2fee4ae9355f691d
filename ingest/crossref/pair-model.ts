import type { Clause } from '../policy/clause.ts';
import { background } from './background.ts';
import { bodySpan, type ClauseReading, type ReadingContext, readClause } from './clause-reading.ts';
import { comparedText } from './compared-text.ts';
import { TermIndex } from './term-index.ts';
import { TermWeights } from './term-weights.ts';
import type { TopicSpace } from './topic-space.ts';

/**
 * What the score of a link takes into account beyond its two clauses: the fixed background, and how common a term is in
 * the two documents (低空 says nothing between two plans on the low-altitude economy). Nothing else of the library, so that
 * the same two documents give the same links, to the last bit, whatever else is there.
 */
export class PairModel implements ReadingContext {
  readonly index: TermIndex;
  readonly weights: TermWeights;
  readonly topics: TopicSpace;

  /** @param clauses of the lower document, then of the upper one, in order; those that are no search records do not count */
  constructor(clauses: readonly Clause[]) {
    const { index, frequencies, clauses: count, topics } = background();
    this.index = new TermIndex(index);
    this.topics = topics;
    const records = clauses.filter(({ searchable }) => searchable);
    const own = frequencies.slice();
    for (const clause of records) {
      const { text } = comparedText(clause.text, bodySpan(clause));
      for (const numbers of [this.index.termsOf(text).terms, this.index.conceptsOf(text).terms]) {
        for (const number of numbers) own[number] = (own[number] ?? 0) + 1;
      }
    }
    this.weights = new TermWeights(own, count + records.length);
  }

  /** Reads a clause; costs about half a millisecond, so keep what you need again. */
  read(clause: Clause): ClauseReading {
    return readClause(clause, this);
  }
}
