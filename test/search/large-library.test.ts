import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Clause } from '../../ingest/policy/clause.ts';
import type { ClauseSource, SourceDocument } from '../../ingest/search/clause-source.ts';
import type { MeilisearchAdapter } from '../../ingest/search/meilisearch-adapter.ts';
import { SearchEngine } from '../../ingest/search/search-engine.ts';
import { testAdapter } from '../harness/meilisearch.ts';
import { request } from './seed-knowledge-base.ts';

const frequent = 450;
const apart = 60;
const rare = 3;

const document: SourceDocument = {
  id: 'large',
  title: '某市公共海外仓建设方案',
  documentNumber: null,
  recordNumber: null,
  issuingBodies: [],
  level: 'municipal',
  year: '2024',
  issuedOn: null,
  validity: 'in-force',
};

const texts = [
  ...Array.from({ length: frequent }, (_, index) => `支持企业建设海外仓，第${index}批。`),
  // Holds both pairs of 海外仓, but not the word.
  ...Array.from({ length: apart }, (_, index) => `拓展海外市场和国外仓储，第${index}批。`),
  ...Array.from({ length: rare }, (_, index) => `推进冷链物流发展，第${index}批。`),
];
const clauses = texts.map((text, index): Clause => {
  const place = { document: document.id, address: `1/${index + 1}`, span: { start: 0, end: text.length } };
  return { ...place, kind: 'clause', num: null, heading: null, text, units: [], path: [], searchable: true };
});
const documents = [document];
const source: ClauseSource = {
  documents: () => documents,
  clauses: () => clauses,
  clause: (_, address) => clauses.find((clause) => clause.address === address) ?? null,
};

let adapter: MeilisearchAdapter;
let engine: SearchEngine;
beforeAll(async () => {
  adapter = testAdapter('large');
  engine = await SearchEngine.open(adapter, source);
  await engine.rebuild();
});
afterAll(() => adapter.close());

test('a frequent term: the number is an upper estimate and says so', async () => {
  const { total, exact } = await engine.search(request('海外仓'));
  expect(exact).toBe(false);
  expect(total).toBeGreaterThanOrEqual(frequent);
  expect(total).toBeLessThanOrEqual(frequent + apart);
});

test('a rare term is counted on the printed texts', async () => {
  expect(await engine.search(request('冷链'))).toMatchObject({ total: rare, exact: true });
});

test('a filter alone is counted exactly', async () => {
  const all = await engine.search(request('', { filters: { document: [document.id] } }));
  expect(all).toMatchObject({ total: texts.length, exact: true });
});
