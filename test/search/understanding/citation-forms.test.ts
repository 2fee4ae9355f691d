import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { KnowledgeBase } from '../../../ingest/knowledge-base.ts';
import { isWithin } from '../../../ingest/policy/address.ts';
import type { Clause } from '../../../ingest/policy/clause.ts';
import { isFindable } from '../../../ingest/search/index/clause-record.ts';
import type { ClauseCitationView } from '../../../server/contract/citation.ts';
import { citationForms } from '../../../server/views/citation-forms.ts';
import { openSeeds, places } from '../seed-knowledge-base.ts';

let base: KnowledgeBase;
let close: () => Promise<void>;

beforeAll(async () => {
  const seeds = await openSeeds();
  base = seeds.base;
  close = seeds.close;
});
afterAll(() => close());

const seedDocuments = ['hz-2023-155', 'hz-2024-25', 'hz-2024-52', 'zj-digital-trade', 'zj-new-trade-plan'];

function formsOf(clause: Clause): ClauseCitationView {
  const version = base.library.document(clause.document)?.version.version ?? 0;
  return citationForms(base.library, clause, version, 'https://clauses.example.org', new Date());
}

/** A clause leads to itself, a heading to what stands under it. */
function expectedPlaces(clause: Clause, outline: Clause[]): string[] {
  const under = isFindable(clause)
    ? [clause]
    : outline.filter((other) => isFindable(other) && isWithin(other.address, clause.address));
  return under.map(({ document, address }) => `${document}/${address}`);
}

describe('a citation that the program gives leads back to its clause, first and alone', () => {
  test.each([
    'inText',
    'printed',
    'legal',
    'gbt7714',
    'gbt7714AuthorYear',
    'gbt7714In2015',
    'permalink',
    'note',
    'ris',
    'bibtex',
  ] as const)('%s, of every clause of the five documents', async (form) => {
    const astray: string[] = [];
    for (const document of seedDocuments) {
      const outline = base.library.clauses(document);
      for (const clause of outline) {
        const expected = expectedPlaces(clause, outline);
        const citation = formsOf(clause)[form];
        const found = expected.length === 0 ? [] : await places(base.search, citation ?? '', { limit: 200 });
        if (found.join() !== expected.join()) astray.push(`${citation} → ${found.slice(0, 3).join()}`);
      }
    }
    expect(astray).toEqual([]);
  });
});
