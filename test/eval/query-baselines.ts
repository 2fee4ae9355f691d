import MiniSearch from 'minisearch';
import type { Clause } from '../../ingest/policy/clause.ts';
import { isFindable } from '../../ingest/search/index/clause-record.ts';
import { MeilisearchAdapter } from '../../ingest/search/meilisearch/adapter.ts';
import type { MeilisearchAddress } from '../../ingest/search/meilisearch/client.ts';
import { fold } from '../../ingest/search/words/folded-text.ts';
import { bigrams } from '../../ingest/search/words/segmentation.ts';

/** Something that answers queries with `document/address`, best first, at most 50. */
export interface QueryAnswerer {
  name: string;
  answer(query: string): Promise<string[]>;
}

const limit = 50;
const placeOf = ({ document, address }: { document: string; address: string }) => `${document}/${address}`;

/** Meilisearch with its default settings on the raw texts. */
export async function plainMeilisearch(
  address: MeilisearchAddress,
  clauses: Clause[],
): Promise<QueryAnswerer & { close(): Promise<void> }> {
  const adapter = new MeilisearchAdapter(address, 'eval-plain');
  const records = clauses
    .filter(isFindable)
    .map(({ document, address: place, heading, text }, id) => ({ id, heading, text, document, address: place }));
  await adapter.rebuildIndex(records, { searchableAttributes: ['heading', 'text'] });
  return {
    name: 'Meilisearch out of the box',
    answer: async (q) => (await adapter.search<{ document: string; address: string }>({ q, limit })).hits.map(placeOf),
    close: async () => {
      await adapter.removeIndex();
      adapter.close();
    },
  };
}

/** MiniSearch (BM25+) over character bigrams. */
export function bigramMiniSearch(clauses: Clause[]): QueryAnswerer {
  const index = new MiniSearch<{ id: string; heading: string; text: string }>({
    fields: ['heading', 'text'],
    tokenize: (text) => bigrams(fold(text)),
    processTerm: (term) => term,
  });
  index.addAll(
    clauses
      .filter(isFindable)
      .map((clause) => ({ id: placeOf(clause), heading: clause.heading ?? '', text: clause.text })),
  );
  return {
    name: 'MiniSearch, character bigrams',
    answer: async (query) =>
      index
        .search(query, { boost: { heading: 2 } })
        .slice(0, limit)
        .map(({ id }) => String(id)),
  };
}
