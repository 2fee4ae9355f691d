import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseSource } from '../../ingest/parse.ts';
import { RECOGNISED } from '../../ingest/policy/recognition.ts';
import { readSource } from '../../ingest/readers/read.ts';
import type { ClauseCitationView } from '../../server/contract/citation.ts';
import type { ClauseListView, DocumentView } from '../../server/contract/document.ts';
import { SeededApp } from './seeded-app.ts';

let server: SeededApp;
beforeAll(async () => {
  server = await SeededApp.open(['hz-2024-52']);
  const source = await readSource(Buffer.from('一、总则\n建设海外仓。'), { name: 'a.txt' });
  const reason = {
    severity: 'warning',
    rule: RECOGNISED,
    reason: '识别',
    line: null,
    address: null,
    quote: null,
  } as const;
  const parsed = parseSource({ ...source, messages: [reason] }, { id: 'scan' });
  const bytes = Buffer.from('scan');
  const file = { origin: '/a.png', fileName: 'a.png', bytes, sha256: 'x', sidecar: null, chosenEncoding: null };
  server.knowledgeBase.library.store(parsed, file, 'p', '2026-11-28T09:00:00.000Z');
});
afterAll(() => server.close());

const unconfirmed = async (id: string) =>
  (await server.read<ClauseListView>(`/api/documents/${id}/clauses`)).clauses.map((clause) => clause.unconfirmed);
const confirm = (id: string) => server.post(`/api/documents/${id}/text-confirmation`, { version: 1 });

test('recognised text says in every clause and citation that it is unconfirmed, until somebody confirms it', async () => {
  expect(new Set(await unconfirmed('scan'))).toEqual(new Set([true]));
  const warning = async () =>
    (await server.read<ClauseCitationView>('/api/documents/scan/clauses/1/citation-forms')).warning;
  expect(await warning()).toContain('不能逐字引用');
  const answer = await confirm('scan');
  expect(answer.json()).toMatchObject({ recognition: { confirmedBy: '本机用户', confirmedAt: expect.any(String) } });
  expect((await server.read<DocumentView>('/api/documents/scan')).recognition?.confirmedBy).toBe('本机用户');
  expect(new Set(await unconfirmed('scan'))).toEqual(new Set([false]));
  expect(await warning()).toBeNull();
});

test('other text has nothing to confirm', async () => {
  expect(new Set(await unconfirmed('hz-2024-52'))).toEqual(new Set([false]));
  expect((await confirm('hz-2024-52')).json()).toMatchObject({ status: 409, code: 'text-not-recognised' });
  expect((await confirm('none')).json()).toMatchObject({ status: 404 });
});

test('a stranger cannot confirm', async () => {
  const url = '/api/documents/scan/text-confirmation';
  const payload = { version: 1 };
  const response = await server.app.inject({ method: 'POST', url, payload, remoteAddress: '203.0.113.9' });
  expect(response.statusCode).toBeGreaterThanOrEqual(401);
});
