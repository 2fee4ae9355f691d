import { quantityToken } from './clause-quantities.ts';
import { engineLiteral, engineToken } from './engine-token.ts';
import { fold } from './folded-text.ts';
import type { EngineQuery, MeilisearchAdapter } from './meilisearch-adapter.ts';
import { segment } from './segmentation.ts';
import type { TermStatistics } from './term-statistics.ts';
import type { QueryTerm, Reading } from './understanding/query.ts';

export interface Place {
  document: string;
  address: string;
}

export interface Candidates {
  places: Place[];
  /** True when these are all clauses that contain a term of the query; false when there are more. */
  complete: boolean;
}

/** How many clauses are ranked by our own code at most. */
export const rankingWindow = 1000;
const literalLimit = 40;
const attributesToRetrieve = ['document', 'address'];

/** Engine queries that together find every clause that contains any printed form of any term. */
function literalQueries(terms: readonly QueryTerm[], statistics: TermStatistics): EngineQuery[] {
  const forms = new Map<string, number>();
  for (const term of terms) {
    for (const { text } of term.variants) forms.set(text, statistics.documentFrequency(text));
  }
  const queries: EngineQuery[] = [...forms]
    .filter(([, frequency]) => frequency > 0)
    .sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, literalLimit)
    .map(([form]) => engineLiteral(form));
  for (const { quantity } of terms) {
    if (quantity === null) continue;
    queries.push({ q: `"${engineToken(quantityToken(quantity))}"`, attributesToSearchOn: ['quantities'] });
  }
  const units = [...new Set(terms.flatMap((term) => term.units))];
  if (units.length > 0) queries.push({ q: '', filter: `unit IN ${JSON.stringify(units)}` });
  return queries;
}

/** One query with all words: the engine drops the most frequent ones until enough clauses are found. */
function rankedQuery(reading: Reading): EngineQuery {
  const words = segment(fold(reading.content)).map(({ text }) => engineToken(text));
  return {
    q: [...new Set(words)].slice(0, 10).join(' '),
    matchingStrategy: 'frequency',
    attributesToSearchOn: ['headingWords', 'words', 'pathWords'],
  };
}

/**
 * Clauses that may answer a query: all that contain one of its terms, or the best by the engine's own order when
 * there are more than can be ranked.
 */
export async function retrieve(
  adapter: MeilisearchAdapter,
  reading: Reading,
  statistics: TermStatistics,
): Promise<Candidates> {
  const filter =
    reading.filters.document === undefined ? [] : [`document IN ${JSON.stringify(reading.filters.document)}`];
  if (reading.terms.length === 0 || reading.scope === 'filters') {
    const answer = await adapter.search<Place>({ q: '', filter, limit: rankingWindow, attributesToRetrieve });
    return { places: answer.hits, complete: (answer.estimatedTotalHits ?? 0) <= rankingWindow };
  }
  const literal = literalQueries(reading.terms, statistics);
  if (literal.length === 0) return { places: [], complete: true };
  const queries = statistics.clauses > rankingWindow ? [rankedQuery(reading), ...literal] : literal;
  const answers = await adapter.multiSearch<Place>(
    queries.map((query) => ({ ...query, limit: rankingWindow, attributesToRetrieve })),
  );
  const places = new Map<string, Place>();
  for (const { hits } of answers) for (const hit of hits) places.set(`${hit.document}/${hit.address}`, hit);
  const complete = answers.every(({ estimatedTotalHits = 0 }) => estimatedTotalHits <= rankingWindow);
  return { places: [...places.values()], complete };
}
