import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Library } from '../../ingest/library/library.ts';
import { parseSource } from '../../ingest/parse.ts';
import type { Clause } from '../../ingest/policy/clause.ts';
import { readSource } from '../../ingest/readers/read.ts';
import { ClauseIndex } from '../../ingest/search/index/clause-index.ts';
import { isFindable } from '../../ingest/search/index/clause-record.ts';
import type { MeilisearchAdapter } from '../../ingest/search/meilisearch/adapter.ts';
import type { ClauseSource, SourceDocument } from '../../ingest/search/overview/clause-source.ts';
import { isMatched, matchTerm, placesOf } from '../../ingest/search/ranking/matching.ts';
import { type PreparedClause, prepareClause } from '../../ingest/search/ranking/prepared-clause.ts';
import { SearchEngine, type SearchEngineOptions } from '../../ingest/search/search-engine.ts';
import { understand } from '../../ingest/search/understanding/understand.ts';
import { recombinedTexts } from '../bench/recombined-documents.ts';
import { testAdapter } from '../harness/meilisearch.ts';
import { request } from './seed-knowledge-base.ts';

/** A library of clauses in memory. */
function sourceOf(documents: SourceDocument[], clauses: Clause[]): ClauseSource {
  const byPlace = new Map(clauses.map((clause) => [`${clause.document}/${clause.address}`, clause]));
  return {
    documents: () => documents,
    clauses: (id) => clauses.filter(({ document }) => document === id),
    clausesAt: (places) => places.flatMap(({ document, address }) => byPlace.get(`${document}/${address}`) ?? []),
    unitName: () => null,
  };
}

/** A search engine over a library in memory, and what fills its index. */
function searchOver(adapter: MeilisearchAdapter, source: ClauseSource, options: SearchEngineOptions = {}) {
  const { sums } = Library.open(':memory:');
  const index = new ClauseIndex(adapter, source, sums);
  const documents = source.documents().map((document) => ({ document, revision: 1 }));
  return { engine: new SearchEngine(adapter, source, sums, options), rebuild: () => index.rebuild(documents) };
}

function documentOf(id: string, title: string): SourceDocument {
  const unstated = { documentNumber: null, recordNumber: null, issuingBodies: [], issuedOn: null };
  return { id, title, ...unstated, level: 'municipal', region: null, year: '2024', validity: 'in-force' };
}

let adapter: MeilisearchAdapter;
let engine: SearchEngine;
let rebuild: () => Promise<void>;
let state = 'first';

describe('a term that more clauses contain than are read one by one', () => {
  const frequent = 450;
  const apart = 60;
  const byAccident = 430;
  const rare = 3;
  const texts = [
    ...Array.from({ length: frequent }, (_, index) => `支持企业建设海外仓，第${index}批。`),
    // Holds both pairs of 海外仓, but not the word.
    ...Array.from({ length: apart }, (_, index) => `拓展海外市场和国外仓储，第${index}批。`),
    ...Array.from({ length: byAccident }, (_, index) => `集中国有资产，第${index}批。`),
    ...Array.from({ length: rare }, (_, index) => `推进中国冷链物流发展，第${index}批。`),
  ];
  const headed = { at: frequent - 1, heading: '建设海外仓' };
  const clauses = texts.map((plain, index): Clause => {
    const heading = index === headed.at ? headed.heading : null;
    const text = `${heading ?? ''}${plain}`;
    const place = { document: 'large', address: `1/${index + 1}`, span: { start: 0, end: text.length } };
    return { ...place, kind: 'clause', num: null, heading, text, units: [], path: [], searchable: true };
  });

  const source = sourceOf([documentOf('large', '某市公共海外仓建设方案')], clauses);

  beforeAll(async () => {
    adapter = testAdapter('large');
    ({ engine, rebuild } = searchOver(adapter, source, { indexState: () => state }));
    await rebuild();
  });
  afterAll(() => adapter.close());

  test('is counted exactly where the library knows it as a word', async () => {
    expect(await engine.search(request('海外仓'))).toMatchObject({ total: frequent, exact: true });
  });

  test('is counted only where it is a word, not across the border of two others', async () => {
    expect(await engine.search(request('中国'))).toMatchObject({ total: rare, exact: true });
  });

  test('is an upper estimate, and says so, where it is no word of the library', async () => {
    const { total, exact } = await engine.search(request('"业建设海"'));
    expect(exact).toBe(false);
    expect(total).toBeGreaterThanOrEqual(frequent);
  });

  test('is ranked best where a heading says it, wherever that stands', async () => {
    const [best] = (await engine.search(request('海外仓'))).hits;
    expect(best).toMatchObject({ address: `1/${headed.at + 1}`, heading: headed.heading });
  });

  test('a rare term is counted on the printed texts', async () => {
    expect(await engine.search(request('冷链'))).toMatchObject({ total: rare, exact: true });
  });

  test('a filter alone is counted exactly', async () => {
    const all = await engine.search(request('', { filters: { document: ['large'] } }));
    expect(all).toMatchObject({ total: texts.length, exact: true });
  });

  test('is counted anew when the index is another, whoever has rebuilt it', async () => {
    const added = clauses.map((clause) => ({ ...clause, address: `2${clause.address.slice(1)}` }));
    const elsewhere = searchOver(adapter, sourceOf(source.documents(), [...clauses, ...added]));
    expect((await engine.search(request('海外仓'))).total).toBe(frequent);
    await elsewhere.rebuild();
    expect((await engine.search(request('海外仓'))).total).toBe(frequent);
    state = 'second';
    expect((await engine.search(request('海外仓'))).total).toBe(2 * frequent);
    await rebuild();
    state = 'third';
  });

  test('pages go on after the clauses that are ranked, each clause once', async () => {
    const pages = await Promise.all(
      [0, 80, 160, 240, 320, 400].map((offset) => engine.search(request('海外仓', { offset, limit: 80 }))),
    );
    const listed = pages.flatMap(({ hits }) => hits.map(({ address }) => address));
    expect(listed).toHaveLength(frequent);
    expect(new Set(listed).size).toBe(frequent);
  });
});

describe('1,200 clauses of recombined sentences', () => {
  const documents: SourceDocument[] = [];
  const clauses: Clause[] = [];
  let prepared: PreparedClause[] = [];

  beforeAll(async () => {
    for await (const { name, text } of recombinedTexts(1200)) {
      const parsed = parseSource(await readSource(Buffer.from(text), { name: `${name}.txt` }), { id: name });
      documents.push(documentOf(name, parsed.document.title?.value ?? name));
      clauses.push(...parsed.clauses);
    }
    prepared = clauses.filter(isFindable).map(prepareClause);
    adapter = testAdapter('recombined');
    ({ engine, rebuild } = searchOver(adapter, sourceOf(documents, clauses)));
    await rebuild();
  });
  afterAll(() => adapter.close());

  const judged = JSON.parse(readFileSync(new URL('../eval/queries.dev.json', import.meta.url), 'utf8')) as {
    q: string;
  }[];

  test('excluded documents and years are left out of the numbers that the engine counts', async () => {
    const [left] = documents;
    const all = await engine.search(request('发展'));
    const ofLeft = await engine.search(request('发展', { filters: { document: [left?.id ?? ''] } }));
    const { total, facets, exact } = await engine.search(request(`发展 -文件:${left?.id}`));
    expect({ frequent: all.total > 150, some: ofLeft.total > 0, exact }).toEqual({
      frequent: true,
      some: true,
      exact: true,
    });
    expect(total).toBe(all.total - ofLeft.total);
    expect(facets.document.reduce((sum, { count }) => sum + count, 0)).toBe(total);
    expect((await engine.search(request('发展 -年份:2024'))).total).toBe(0);
  });

  test('nine totals of ten are exact', async () => {
    const answers = await Promise.all(judged.map(({ q }) => engine.search(request(q))));
    expect(answers.filter(({ exact }) => exact).length / judged.length).toBeGreaterThan(0.9);
  });

  test.each(judged)('$q: a total that is called exact counts the printed texts', async ({ q }) => {
    const { total, exact } = await engine.search(request(q));
    const reading = understand(q, engine.understandingContext());
    if (!exact || reading.address !== null || reading.scope === 'filters') return;
    const { statistics } = engine.understandingContext();
    const counted = prepared.filter((clause) => {
      const matches = reading.terms.map((term) => matchTerm(clause, term, statistics));
      const phrases = matches.every(({ term, occurrences }) => term.kind !== 'phrase' || occurrences.length > 0);
      const excluded = reading.exclusions.some((word) => placesOf(clause.folded.text, word).length > 0);
      return phrases && !excluded && matches.some(isMatched);
    });
    expect(total).toBe(counted.length);
  });
});
