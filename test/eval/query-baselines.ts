import MiniSearch from 'minisearch';
import type { Clause } from '../../ingest/policy/clause.ts';
import { isFindable } from '../../ingest/search/index/clause-record.ts';
import { MeilisearchAdapter } from '../../ingest/search/meilisearch/adapter.ts';
import type { MeilisearchAddress } from '../../ingest/search/meilisearch/client.ts';
import type { SearchEngine } from '../../ingest/search/search-engine.ts';
import { fold } from '../../ingest/search/words/folded-text.ts';
import { bigrams } from '../../ingest/search/words/segmentation.ts';
import { fullRanking } from '../harness/full-ranking.ts';

/** Something that answers queries with `document/address`, best first, at most 50. */
export interface QueryAnswerer {
  name: string;
  answer(queries: readonly string[]): Promise<string[][]>;
}

const limit = 50;
const placeOf = ({ document, address }: { document: string; address: string }) => `${document}/${address}`;

/** Meilisearch with its default settings on the raw texts. */
export async function plainMeilisearch(
  address: MeilisearchAddress,
  clauses: readonly Clause[],
): Promise<QueryAnswerer & { close(): Promise<void> }> {
  const adapter = new MeilisearchAdapter(address, 'eval-plain');
  const records = clauses
    .filter(isFindable)
    .map(({ document, address: place, heading, text }, id) => ({ id, heading, text, document, address: place }));
  await adapter.rebuildIndex(records, { searchableAttributes: ['heading', 'text'] });
  const answer = async (q: string) =>
    (await adapter.search<{ document: string; address: string }>({ q, limit })).hits.map(placeOf);
  return {
    name: 'Meilisearch out of the box',
    answer: async (queries) => {
      const answers: string[][] = [];
      for (const query of queries) answers.push(await answer(query));
      return answers;
    },
    close: async () => {
      await adapter.removeIndex();
      adapter.close();
    },
  };
}

/** MiniSearch (BM25+) over character bigrams of text, headings above it and title of the document. */
export function bigramMiniSearch(clauses: readonly Clause[], titles: ReadonlyMap<string, string>): QueryAnswerer {
  const index = new MiniSearch<{ id: string; heading: string; text: string; path: string; title: string }>({
    fields: ['heading', 'text', 'path', 'title'],
    tokenize: (text) => bigrams(fold(text)),
    processTerm: (term) => term,
  });
  index.addAll(
    clauses.filter(isFindable).map((clause) => ({
      id: placeOf(clause),
      heading: clause.heading ?? '',
      text: clause.text,
      path: clause.path.map(({ heading }) => heading ?? '').join('\n'),
      title: titles.get(clause.document) ?? '',
    })),
  );
  const boost = { heading: 2, path: 0.5, title: 0.5 };
  const answer = (query: string) =>
    index
      .search(query, { boost })
      .slice(0, limit)
      .map(({ id }) => String(id));
  return { name: 'MiniSearch, character bigrams', answer: async (queries) => queries.map(answer) };
}

/** The product’s own ranking of every clause, beside which its retrieval is measured. */
export function everyClauseRanked(engine: SearchEngine, clauses: readonly Clause[]): QueryAnswerer {
  return {
    name: 'every clause ranked',
    answer: async (queries) => {
      const answers: string[][] = [];
      for (const [at, places] of fullRanking(engine, clauses, queries, limit).entries()) {
        const request = {
          query: queries[at] ?? '',
          filters: {},
          sort: 'relevance' as const,
          offset: 0,
          limit,
          undo: [],
        };
        answers.push(places?.map(({ place }) => place) ?? (await engine.search(request)).hits.map(placeOf));
      }
      return answers;
    },
  };
}
