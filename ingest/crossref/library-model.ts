import type { Clause } from '../policy/clause.ts';
import { bodySpan, type ClauseReading, readClause } from './clause-reading.ts';
import { comparedText } from './compared-text.ts';
import { type TermCounts, TermIndex } from './term-index.ts';
import { TermWeights } from './term-weights.ts';
import { TopicSpace } from './topic-space.ts';

/** The topic space is learned from at most so many clauses, spread evenly over the library, so that it takes seconds. */
const mostLearned = 3000;

/** What tracing knows of the library: the numbers of its terms, how telling each is, and which keep company. */
export class LibraryModel {
  readonly index = new TermIndex();
  readonly weights: TermWeights;
  readonly topics: TopicSpace;

  /** Learns from the searchable ones of the clauses. */
  constructor(clauses: Iterable<Clause>) {
    const records = [...clauses].filter((clause) => clause.searchable);
    const chosen = new Set(spread(records, mostLearned));
    const frequencies: number[] = [];
    const learned: TermCounts[] = [];
    for (const clause of records) {
      const { text } = comparedText(clause.text, bodySpan(clause));
      const wording = this.index.termsOf(text);
      if (chosen.has(clause)) learned.push(wording);
      for (const numbers of [wording.terms, this.index.conceptsOf(text).terms]) {
        for (const number of numbers) frequencies[number] = (frequencies[number] ?? 0) + 1;
      }
    }
    this.weights = new TermWeights(frequencies, records.length);
    this.topics = new TopicSpace(learned, this.weights);
  }

  /** Reads a clause; costs about a millisecond, so keep what you need again. */
  read(clause: Clause): ClauseReading {
    return readClause(clause, this);
  }
}

/** At most `limit` members of a list, evenly spread over it. */
function spread<Member>(list: readonly Member[], limit: number): readonly Member[] {
  const step = Math.max(1, list.length / limit);
  return list.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step));
}
