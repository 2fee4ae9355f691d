import type { Clause } from '../../ingest/policy/clause.ts';
import { isFindable } from '../../ingest/search/index/clause-record.ts';
import { isMatched, placesOf } from '../../ingest/search/ranking/matching.ts';
import { prepareClause } from '../../ingest/search/ranking/prepared-clause.ts';
import { type RankedClause, rankClause, rankingQuery } from '../../ingest/search/ranking/ranking.ts';
import { inOrder, passingClauses } from '../../ingest/search/retrieval/passing-clauses.ts';
import type { SearchEngine } from '../../ingest/search/search-engine.ts';
import { understand } from '../../ingest/search/understanding/understand.ts';

/** A clause as full ranking scores it. */
export interface ScoredPlace {
  /** `document/address` */
  place: string;
  score: number;
}

/**
 * What ranking every clause of a library gives for some queries, whatever retrieval finds: the measure of retrieval.
 * Null for queries that are no question of ranking (addresses, filters alone).
 *
 * @param clauses of the library, in its order; read once
 * @param most how many of the best are kept for each query
 */
export function fullRanking(
  engine: SearchEngine,
  clauses: Iterable<Clause>,
  queries: readonly string[],
  most: number,
): (ScoredPlace[] | null)[] {
  const context = engine.understandingContext();
  const named = new Map(context.documents.map((document) => [document.id, document]));
  const asked = queries.map((query) => {
    const reading = understand(query, context);
    return { reading, query: rankingQuery(reading, context.statistics), best: [] as RankedClause[] };
  });
  const ranked = asked.filter(
    ({ reading }) => reading.address === null && reading.scope === 'terms' && reading.terms.length > 0,
  );
  let id = 0;
  for (const clause of clauses) {
    const document = named.get(clause.document);
    if (document === undefined || !isFindable(clause)) continue;
    const prepared = prepareClause(clause);
    const place = id++;
    for (const entry of ranked) {
      const { reading, query } = entry;
      if (reading.exclusions.some((word) => placesOf(prepared.folded.text, word).length > 0)) continue;
      const scored = rankClause(place, prepared, query, context.statistics, document);
      if (!scored.matches.some(isMatched)) continue;
      if (scored.matches.some(({ term, occurrences }) => term.kind === 'phrase' && occurrences.length === 0)) continue;
      const { passing } = passingClauses([scored], reading.filters, reading, named);
      entry.best.push(...passing);
      if (entry.best.length > 20 * most) entry.best = inOrder(entry.best, 'relevance', named).slice(0, most);
    }
  }
  return asked.map((entry) =>
    ranked.includes(entry)
      ? inOrder(entry.best, 'relevance', named)
          .slice(0, most)
          .map(({ prepared, score }) => ({ place: `${prepared.clause.document}/${prepared.clause.address}`, score }))
      : null,
  );
}
