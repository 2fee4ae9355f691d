import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SearchEngine } from '../../ingest/search/search-engine.ts';
import type { SearchRequest } from '../../ingest/search/search-request.ts';
import type { SearchResult } from '../../ingest/search/search-result.ts';
import { SearchLibrary } from '../harness/search-library.ts';
import { atTodaysAddresses, type JudgedQuery, readJudgedQueries } from './judged-queries.ts';
import { bigramMiniSearch, everyClauseRanked, plainMeilisearch, type QueryAnswerer } from './query-baselines.ts';
import { judge, type Scorecard } from './scorecard.ts';

interface Figures {
  n: number;
  ndcg10: number;
  mrr: number;
  recall10: number;
  recall50: number;
  first: number;
  empty: number;
}

interface QueryScores {
  all: Figures;
  byType: Record<string, Figures>;
  worst: [number, string, string][];
}

/** A judged set and the library that it is about. */
export interface QuerySet {
  /** Name of its figures. */
  name: string;
  label: string;
  file: URL | string;
}

/** Documents and judgments of somebody’s own. */
export interface OwnQueries {
  documents: readonly string[];
  judgments: readonly string[];
  /** How many of the queries that are answered worst to list. */
  worst: number;
}

const builtIn = (name: string, label: string, file: string): QuerySet => ({
  name,
  label,
  file: new URL(file, import.meta.url),
});
/**
 * Judged queries on the five documents: `dev` came with the task; `own` were written for this project by its author,
 * from the documents and before any tuning, half of them looked at while tuning and half only scored; `outside` and
 * `blind` by people who knew the documents and not the engine.
 */
const sets = [
  builtIn('dev', 'dev', 'queries.dev.json'),
  builtIn('ownTuned', 'own, tuned on', 'queries.own-tuned.json'),
  builtIn('ownHeld', 'own, held out', 'queries.own-held.json'),
  builtIn('outside', 'by an outsider', 'queries.outside.json'),
  builtIn('blindA', 'by another outsider', 'queries.blind-a.json'),
  builtIn('blindB', 'held out, by a third', 'queries.blind-b.json'),
];
const columns = [
  '',
  'queries',
  'nDCG@10',
  'MRR',
  'recall@10',
  'recall@50',
  'first',
  'empty',
  'unanswerable, look answered',
  'right first, called weak',
];
const seeds = fileURLToPath(new URL('../../seeds', import.meta.url));

function request(query: string): SearchRequest {
  return { query, filters: {}, sort: 'relevance', offset: 0, limit: 50, undo: [] };
}

/** Scores as `score.mjs` computes them. */
function scoresOf(answers: ReadonlyMap<string, string[]>, judged: readonly JudgedQuery[], worst = 0): QueryScores {
  const folder = mkdtempSync(join(tmpdir(), 'clauses-eval-'));
  try {
    const file = join(folder, 'judged.json');
    writeFileSync(file, JSON.stringify(judged));
    return judge('queries', Object.fromEntries(answers), { answers: file, worst }) as QueryScores;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function row(
  label: string,
  { n, ndcg10, mrr, recall10, recall50, first, empty }: Figures,
  ...last: string[]
): (string | number)[] {
  return [label, n, ndcg10, mrr, recall10, recall50, first, empty, ...last];
}

const isAnswerable = ({ relevant }: JudgedQuery) => Object.keys(relevant).length > 0;
const placesOf = ({ hits }: SearchResult) => hits.map(({ document, address }) => `${document}/${address}`);

/** Answers of the product to all queries of a set. */
async function resultsOf(engine: SearchEngine, judged: readonly JudgedQuery[]): Promise<Map<string, SearchResult>> {
  const results = new Map<string, SearchResult>();
  for (const { q } of judged) results.set(q, await engine.search(request(q)));
  return results;
}

/** How well the product knows what it has: its `confidence` beside the judgments. */
function honesty(results: ReadonlyMap<string, SearchResult>, judged: readonly JudgedQuery[]) {
  const unanswerable = judged.filter((query) => !isAnswerable(query));
  // Called good, or with a hit that is not labelled weak.
  const answered = unanswerable.filter(({ q }) => {
    const result = results.get(q);
    return result?.confidence === 'good' || result?.hits.some(({ weak }) => !weak);
  }).length;
  const weak = judged.filter((query) => isAnswerable(query) && results.get(query.q)?.confidence !== 'good');
  const answers = new Map([...results].map(([q, result]) => [q, placesOf(result)]));
  const { all } = weak.length === 0 ? { all: { n: 0, first: 0 } } : scoresOf(answers, weak);
  return { answered, of: unanswerable.length, rightButWeak: Math.round(all.first * all.n) };
}

/** Search against judged queries, by type, beside baselines on the same clauses in the same run. */
export async function queryScorecard(own: OwnQueries | null): Promise<Scorecard> {
  const documents = own === null ? [seeds] : own.documents.map((path) => resolve(path));
  const library = await SearchLibrary.of(documents);
  try {
    const clauses = library.clauses();
    const titles = new Map(
      library.library.documents().map(({ document }) => [document.id, document.title?.value ?? '']),
    );
    const plain = await plainMeilisearch(library.engine, clauses);
    const baselines = [everyClauseRanked(library.search, clauses), bigramMiniSearch(clauses, titles), plain];
    const asked = own?.judgments.map((file) => ({ name: file, label: file, file: resolve(file) })) ?? sets;
    const scorecard: Scorecard = {
      title: `Queries (judged answers; ${clauses.length} clauses; baselines on the same clauses)`,
      columns,
      rows: [],
      measured: {},
    };
    for (const set of asked) {
      const { queries, lost } = atTodaysAddresses(readJudgedQueries(set.file), clauses);
      if (lost > 0) console.log(`${set.label}: the library does not have ${lost} of the judged clauses.`);
      await measure(library.search, set, queries, {
        baselines,
        worst: own?.worst ?? 0,
        split: own !== null,
        scorecard,
      });
    }
    await plain.close();
    return scorecard;
  } finally {
    await library.close();
  }
}

async function measure(
  engine: SearchEngine,
  { name, label }: QuerySet,
  judged: JudgedQuery[],
  to: { baselines: QueryAnswerer[]; worst: number; split: boolean; scorecard: Scorecard },
): Promise<void> {
  const { rows, measured } = to.scorecard;
  const results = await resultsOf(engine, judged);
  const answers = new Map([...results].map(([q, result]) => [q, placesOf(result)]));
  const { all, byType, worst } = scoresOf(answers, judged, to.worst);
  const { answered, of, rightButWeak } = honesty(results, judged);
  rows.push(row(`${label}: this product`, all, `${answered} of ${of}`, String(rightButWeak)));
  for (const [type, figures] of Object.entries(byType)) rows.push(row(`  ${type}`, figures));
  for (const baseline of to.baselines) {
    const found = await baseline.answer(judged.map(({ q }) => q));
    const scores = scoresOf(new Map(judged.map(({ q }, at) => [q, found[at] ?? []])), judged);
    rows.push(row(`${label}: ${baseline.name}`, scores.all));
    if (to.split) for (const [type, figures] of Object.entries(scores.byType)) rows.push(row(`  ${type}`, figures));
  }
  for (const [ndcg, type, query] of worst) console.log(`${ndcg}  ${type}  ${query}`);
  Object.assign(measured, {
    [`${name}.ndcg10`]: all.ndcg10,
    [`${name}.first`]: all.first,
    [`${name}.answered`]: 1 - all.empty / all.n,
    [`${name}.unanswerableSeen`]: 1 - answered / Math.max(1, of),
  });
}
