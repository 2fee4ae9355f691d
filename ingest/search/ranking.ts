import { isMatched, matchTerm, placesOf, type TermMatch } from './matching.ts';
import type { PreparedClause } from './prepared-clause.ts';
import type { HitScorePart } from './search-result.ts';
import { bigrams } from './segmentation.ts';
import type { TermStatistics } from './term-statistics.ts';
import type { QueryTerm, Reading } from './understanding/query.ts';

/** Weights of the ranking. Chosen on the judged development queries, checked on queries of other origin (README). */
const saturation = 1.2;
const lengthInfluence = 0.4;
const fieldWeight = { heading: 2.5, text: 1, unit: 0.4, path: 0.5 };
const bigramShare = 0.5;

export interface RankedClause {
  prepared: PreparedClause;
  matches: TermMatch[];
  /** Share of the query's weight that the clause contains, 0…1. */
  coverage: number;
  score: number;
  parts: HitScorePart[];
}

/** A query made ready for ranking many clauses. */
export interface RankingQuery {
  terms: { term: QueryTerm; weight: number }[];
  /** Pairs of characters of the query; those inside terms count only where none of these terms is found. */
  pairs: { pair: string; weight: number; inside: number[] }[];
}

const pairLimit = 64;

/** Weight of a term: the rarer its printed forms, the more; a term that no clause contains weighs the most. */
export function termWeight(term: QueryTerm, statistics: TermStatistics): number {
  return statistics.weightOf(term.variants.reduce((sum, { text }) => sum + statistics.documentFrequency(text), 0));
}

export function rankingQuery(reading: Reading, statistics: TermStatistics): RankingQuery {
  const terms = reading.terms.map((term) => ({ term, weight: termWeight(term, statistics) }));
  const pairs = [...new Set(bigrams(reading.content))]
    .map((pair) => ({ pair, frequency: statistics.documentFrequency(pair) }))
    .filter(({ pair, frequency }) => pair.length > 1 && frequency > 0)
    .map(({ pair, frequency }) => ({
      pair,
      weight: statistics.weightOf(frequency),
      inside: reading.terms.flatMap((term, at) => (term.text.includes(pair) ? [at] : [])),
    }))
    .sort((a, b) => b.weight - a.weight || (a.pair < b.pair ? -1 : 1))
    .slice(0, pairLimit);
  return { terms, pairs };
}

function saturated(frequency: number, length: number, average: number): number {
  const norm = 1 - lengthInfluence + (lengthInfluence * length) / Math.max(1, average);
  const scaled = frequency / norm;
  return (scaled * (saturation + 1)) / (scaled + saturation);
}

/** Scores one clause for a query: BM25F over its fields, plus the pairs of characters that it shares with the query. */
export function rankClause(prepared: PreparedClause, query: RankingQuery, statistics: TermStatistics): RankedClause {
  const parts: HitScorePart[] = [];
  const matches: TermMatch[] = [];
  let score = 0;
  let asked = 0;
  let found = 0;
  for (const { term, weight } of query.terms) {
    const match = matchTerm(prepared, term);
    matches.push(match);
    asked += weight;
    if (!isMatched(match)) continue;
    let frequency = fieldWeight.path * match.path + 2 * match.responsibility;
    let best = Math.max(match.responsibility, match.path);
    for (const occurrence of match.occurrences) {
      if (match.responsibility > 0 && occurrence.field === 'unit') continue;
      const field = fieldWeight[occurrence.field as 'text'];
      frequency += field * occurrence.weight;
      best = Math.max(best, occurrence.weight);
    }
    found += weight * best;
    const value = weight * saturated(frequency, prepared.bodyLength, statistics.averageLength);
    score += value;
    parts.push({
      label: term.text,
      field: match.occurrences[0]?.field ?? (match.responsibility > 0 ? 'unit' : 'path'),
      value,
    });
  }
  let shared = 0;
  const standing = matches.map(isMatched);
  for (const { pair, weight, inside } of query.pairs) {
    if (inside.some((at) => standing[at])) continue;
    const count = placesOf(prepared.folded.text, pair).length;
    if (count > 0) shared += weight * saturated(count, prepared.bodyLength, statistics.averageLength);
  }
  const coverage = asked === 0 ? 0 : found / asked;
  if (shared > 0) parts.push({ label: '字面相近', field: 'text', value: bigramShare * shared });
  score += bigramShare * shared;
  score *= 0.3 + 0.7 * coverage;
  return { prepared, matches, coverage, score, parts };
}
