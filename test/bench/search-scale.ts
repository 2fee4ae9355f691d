import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { SearchResult } from '../../ingest/search/search-result.ts';
import { fullRanking, type ScoredPlace } from '../harness/full-ranking.ts';
import { SearchLibrary } from '../harness/search-library.ts';
import { milliseconds, percentile, printTable } from './table.ts';

const best = 10;
const judged = new URL('../eval/', import.meta.url);

/** All judged queries, each as a person typed it. */
function queries(): string[] {
  const files = readdirSync(judged).filter((name) => /^queries\..+\.json$/.test(name));
  const typed = files.flatMap((name) => JSON.parse(readFileSync(new URL(name, judged), 'utf8')) as { q: string }[]);
  return [...new Set(typed.map(({ q }) => q))];
}

/**
 * Search in a library of any folder, built from nothing: which share of the score of the best ten clauses its retrieval
 * finds (discounted by rank; 1 where they are those that ranking every clause puts first), and how long a query takes
 * the first time and again, beside the same query put to the engine alone. In one process, without HTTP.
 */
export async function benchSearchScale(folder: string): Promise<void> {
  const library = await SearchLibrary.of([resolve(folder)]);
  try {
    const clauses = library.clauses();
    const asked = queries();
    const ideal = fullRanking(library.search, clauses, asked, best);
    const times: Record<'first' | 'again' | 'engine', number[]> = { first: [], again: [], engine: [] };
    const shares: number[] = [];
    for (const round of ['first', 'again'] as const) {
      for (const [at, query] of asked.entries()) {
        const result = await timed(times[round], () => search(library, query));
        await timed(round === 'again' ? times.engine : [], () => library.adapter.search({ q: query, limit: 20 }));
        const full = ideal[at] ?? [];
        if (round === 'first' && full.length > 0) shares.push(shareFound(result, full));
      }
    }
    const mean = shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length);
    const row = (name: string, list: number[]) => [
      name,
      milliseconds(percentile(list, 0.5)),
      milliseconds(percentile(list, 0.99)),
      (percentile(list, 0.5) / percentile(times.engine, 0.5)).toFixed(2),
    ];
    printTable(
      `Search in ${library.search.understandingContext().statistics.clauses} clauses: ${mean.toFixed(4)} of full ranking’s best ten (${shares.length} queries; the worst ${Math.min(...shares).toFixed(3)})`,
      ['', 'p50', 'p99', 'p50 ÷ engine'],
      [row('first time', times.first), row('again', times.again), row('engine alone', times.engine)],
    );
  } finally {
    await library.close();
  }
}

function search({ search }: SearchLibrary, query: string): Promise<SearchResult> {
  return search.search({ query, filters: {}, sort: 'relevance', offset: 0, limit: 20, undo: [] });
}

async function timed<Answer>(into: number[], work: () => Promise<Answer>): Promise<Answer> {
  const start = performance.now();
  const answer = await work();
  into.push(performance.now() - start);
  return answer;
}

/** Scores of the hits, discounted by rank, as a share of those that full ranking puts first. */
function shareFound({ hits }: SearchResult, full: readonly ScoredPlace[]): number {
  const gain = (scores: readonly number[]) =>
    scores.slice(0, best).reduce((sum, score, rank) => sum + score / Math.log2(rank + 2), 0);
  return gain(hits.map(({ score }) => score)) / gain(full.map(({ score }) => score));
}
