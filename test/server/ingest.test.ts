import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import type { DocumentView } from '../../server/contract/document.ts';
import type { IngestReportView, ReportListView, StoredReportView } from '../../server/contract/report.ts';
import type { SearchResultView } from '../../server/contract/search.ts';
import { SeededApp } from './seeded-app.ts';

let server: SeededApp;
beforeAll(async () => {
  server = await SeededApp.open([]);
});
afterAll(() => server.close());

const text = (topic: string) =>
  `关于${topic}的意见\n\n一、总体要求\n\n（一）加强${topic}。各单位要做好${topic}工作。（责任单位：市商务局）\n`;
const ingest = (files: { name: string; content: string | Buffer }[], fields: Record<string, string> = {}) =>
  server.upload('/api/ingest', files, fields);
const documents = async () =>
  (await server.read<{ documents: { id: string }[] }>('/api/documents')).documents.map(({ id }) => id);

async function zipOf(files: Record<string, string>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  const parts: Buffer[] = [];
  for await (const part of zip.outputStream) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

describe('an upload', () => {
  it('is stored, reported and found at once', async () => {
    const response = await ingest([{ name: '测试文件.txt', content: text('滑雪产业') }]);
    expect(response.statusCode).toBe(200);
    const report = response.json<IngestReportView>();
    expect(report).toMatchObject({ check: false, problem: null, outcomes: { new: 1 } });
    expect(report.files[0]).toMatchObject({ file: '测试文件.txt', outcome: 'new', reading: { encoding: 'UTF-8' } });
    const { hits } = await server.read<SearchResultView>('/api/search?q=滑雪产业');
    expect(hits[0]?.document).toBe(report.files[0]?.document);
    const { reports } = await server.read<ReportListView>('/api/reports?limit=1');
    expect(reports[0]).toMatchObject({ at: report.at, files: 1 });
    const stored = await server.read<StoredReportView>(`/api/reports/${reports[0]?.id}`);
    expect(stored).toMatchObject({ total: 1, report: { at: report.at, files: [{ file: '测试文件.txt' }] } });
    expect((await server.get('/api/reports/9999')).statusCode).toBe(404);
  });

  it('of the same file again changes nothing', async () => {
    const before = await documents();
    const response = await ingest([{ name: '测试文件.txt', content: text('滑雪产业') }]);
    expect(response.json<IngestReportView>().outcomes).toMatchObject({ unchanged: 1, new: 0 });
    expect(await documents()).toEqual(before);
  });

  it('of several files, one of them bad, stores the good ones and says what is wrong with the other', async () => {
    const response = await ingest([
      { name: 'good.txt', content: text('冰球产业') },
      { name: 'empty.txt', content: '' },
      { name: 'binary.txt', content: Buffer.from([0, 1, 2, 3, 255, 254, 0, 0, 7]) },
    ]);
    const { files, outcomes } = response.json<IngestReportView>();
    expect(outcomes).toMatchObject({ new: 1, refused: 2 });
    for (const file of files.filter(({ outcome }) => outcome === 'refused')) {
      expect(file.problem?.chinese).toMatch(/\p{Script=Han}/u);
      expect(file.problem?.code).toMatch(/^[a-z-]+$/);
    }
    expect(await documents()).toContain('good');
  });

  it('takes an encoding that a person knows better', async () => {
    const big5 = Buffer.from('b4fab8d5a4bae9', 'hex');
    const response = await server.upload('/api/check', [{ name: 'big5.txt', content: big5 }], { encoding: 'Big5' });
    expect(response.json<IngestReportView>().files[0]?.reading?.encoding).toBe('Big5');
  });

  it('takes the yaml of the same name as statement of facts', async () => {
    const yaml = 'documentNumber:\n  value: 测〔2026〕1号\n  source: 发文登记簿\n';
    const response = await ingest([
      { name: 'with-facts.txt', content: text('马术产业') },
      { name: 'with-facts.yaml', content: yaml },
    ]);
    expect(response.json<IngestReportView>().files).toHaveLength(1);
    const { facts } = await server.read<DocumentView>('/api/documents/with-facts');
    expect(facts.find(({ name }) => name === 'documentNumber')).toMatchObject({
      value: '测〔2026〕1号',
      source: { kind: 'sidecar', note: '发文登记簿' },
    });
  });

  it('of a zip reads every document in it', async () => {
    const zip = await zipOf({ '甲.txt': text('攀岩产业'), 'folder/乙.txt': text('赛艇产业') });
    const report = (await ingest([{ name: '两份.zip', content: zip }])).json<IngestReportView>();
    expect(report.outcomes).toMatchObject({ new: 2, refused: 0 });
    expect(report.files.map(({ file }) => file)).toEqual(['两份.zip!/folder/乙.txt', '两份.zip!/甲.txt']);
  });
});

describe('a check', () => {
  it.each(['/api/check', '/api/ingest?check=true'])('%s reports without storing', async (url) => {
    const before = await documents();
    const response = await server.upload(url, [{ name: 'checked.txt', content: text('射箭产业') }]);
    expect(response.json<IngestReportView>()).toMatchObject({ check: true, outcomes: { checked: 1 } });
    expect(await documents()).toEqual(before);
  });
});

describe('uploads that are refused', () => {
  it('without a file', async () => {
    const response = await server.upload('/api/ingest', [], { note: 'nothing' });
    expect(response.json()).toMatchObject({ status: 400, code: 'no-file' });
  });
  it('as something else than a form', async () => {
    const response = await server.post('/api/ingest', { files: [] });
    expect(response.json()).toMatchObject({ status: 415, code: 'unsupported-media-type' });
  });
  it('with more files than one form may hold', async () => {
    const many = Array.from({ length: 501 }, (_, place) => ({ name: `${place}.txt`, content: 'x' }));
    const response = await server.upload('/api/check', many);
    expect(response.json()).toMatchObject({ status: 413, code: 'too-many-files' });
  });
  it('from someone who only reads', async () => {
    const response = await server.app.inject({ method: 'POST', url: '/api/ingest', remoteAddress: '203.0.113.9' });
    expect(response.json()).toMatchObject({ status: 403, code: 'read-only' });
  });
});
