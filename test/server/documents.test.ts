import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CitationsView } from '../../server/contract/citation.ts';
import type {
  ClauseListView,
  ClauseVersionView,
  DocumentSummaryView,
  DocumentView,
  VersionDifferenceView,
} from '../../server/contract/document.ts';
import { SeededApp } from './seeded-app.ts';

let server: SeededApp;
beforeAll(async () => {
  server = await SeededApp.open();
});
afterAll(() => server.close());

describe('the list of documents', () => {
  it('states facts with their values and 未载明 as null', async () => {
    const { documents } = await server.read<{ documents: DocumentSummaryView[] }>('/api/documents');
    expect(documents.map(({ id }) => id)).toEqual(['hz-2024-52', 'zj-digital-trade']);
    expect(documents[0]).toMatchObject({
      title: '杭州市加力推动跨境电商高质量发展行动计划',
      documentNumber: '杭政办函〔2024〕52号',
      issuingBodies: ['杭州市人民政府办公厅'],
      level: 'municipal',
      issuedOn: '2024-09-23',
      year: '2024',
    });
    expect(documents[1]).toMatchObject({
      documentNumber: null,
      issuingBodies: [],
      issuedOn: null,
      validity: 'unstated',
    });
  });
});

describe('one document', () => {
  it('proves each fact by the words that state it', async () => {
    const document = await server.read<DocumentView>('/api/documents/hz-2024-52');
    const { clauses } = await server.read<ClauseListView>('/api/documents/hz-2024-52/clauses');
    const proven = document.facts.filter(({ source }) => source?.kind === 'text');
    expect(proven.map(({ name }) => name)).toContain('documentNumber');
    for (const { source } of proven) {
      if (source?.kind !== 'text') continue;
      const clause = clauses.find(({ address }) => address === source.address);
      expect(clause?.text.slice(source.span.start, source.span.end)).toBe(source.quote);
    }
  });

  it('lists a fact that nothing states with null', async () => {
    const { facts } = await server.read<DocumentView>('/api/documents/zj-digital-trade');
    expect(facts.find(({ name }) => name === 'documentNumber')).toEqual({
      name: 'documentNumber',
      label: '发文字号',
      value: null,
      source: null,
    });
  });

  it('has the outline with depths', async () => {
    const { outline } = await server.read<DocumentView>('/api/documents/hz-2024-52');
    const entry = outline.find(({ address }) => address === '2/2/7');
    expect(entry).toMatchObject({ kind: 'clause', num: '7.', heading: '推广人工智能技术应用', depth: 2 });
  });
});

describe('the clauses of a document', () => {
  it('come in the order of the text, headings included', async () => {
    const { clauses } = await server.read<ClauseListView>('/api/documents/zj-digital-trade/clauses');
    const addresses = clauses.map(({ address }) => address);
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(addresses.indexOf('2')).toBeLessThan(addresses.indexOf('2/4'));
    expect(clauses.every((clause) => clause.document === 'zj-digital-trade' && clause.text !== '')).toBe(true);
  });
});

describe('a second version', () => {
  it('is compared clause by clause, and the first stays readable', async () => {
    const own = (last: string) =>
      `关于测试的意见\n\n一、总体要求\n\n（一）甲事项。做好甲事项的各项工作。\n\n（二）乙事项。${last}\n`;
    await server.upload('/api/ingest', [{ name: 'two-versions.txt', content: own('做好乙事项的各项工作。') }]);
    await server.upload('/api/ingest', [{ name: 'two-versions.txt', content: own('认真做好乙事项的全部工作。') }]);

    const difference = await server.read<VersionDifferenceView>('/api/documents/two-versions/versions/difference');
    expect(difference).toMatchObject({ document: 'two-versions', from: 1, to: 2 });
    expect(difference.changes).toHaveLength(1);
    expect(difference.changes[0]).toMatchObject({
      change: 'changed',
      before: { address: '1/2', text: '（二）乙事项。做好乙事项的各项工作。' },
      after: { address: '1/2', text: '（二）乙事项。认真做好乙事项的全部工作。' },
    });
    const first = await server.read<{ text: string }>('/api/documents/two-versions/clauses/1/2?version=1');
    expect(first.text).toBe('（二）乙事项。做好乙事项的各项工作。');
    const { versions } = await server.read<{ versions: { version: number }[] }>('/api/documents/two-versions/versions');
    expect(versions.map(({ version }) => version)).toEqual([2, 1]);
    const { versions: history } = await server.read<{ versions: ClauseVersionView[] }>(
      '/api/documents/two-versions/clauses/1/2/versions',
    );
    expect(history.map(({ version, address, change }) => [version, address, change])).toEqual([
      [2, '1/2', 'changed'],
      [1, '1/2', 'added'],
    ]);
  });
});

describe('citations of a document', () => {
  it('lead both ways: what it cites, and who cites it', async () => {
    const cited = '关于被引用文件的通知\n\n测政发〔2025〕1号\n\n一、总则\n\n做好各项工作。\n';
    const citing =
      '关于引用文件的通知\n\n一、总则\n\n根据《关于被引用文件的通知》（测政发〔2025〕1号），制定本通知。\n';
    await server.upload('/api/ingest', [
      { name: 'cited.txt', content: cited },
      { name: 'citing.txt', content: citing },
    ]);
    const { cites } = await server.read<CitationsView>('/api/documents/citing/citations');
    expect(cites).toHaveLength(1);
    expect(cites[0]).toMatchObject({
      relation: 'implements',
      documentNumber: '测政发〔2025〕1号',
      resolved: true,
      targetDocument: 'cited',
      targetLabel: '《关于被引用文件的通知》',
    });
    const { citedBy } = await server.read<CitationsView>('/api/documents/cited/citations');
    expect(citedBy.map(({ document, address }) => [document, address])).toEqual([['citing', cites[0]?.address]]);
  });
});

describe('what does not exist', () => {
  it.each([
    ['/api/documents/nowhere', 404, 'document-not-found'],
    ['/api/documents/nowhere/clauses', 404, 'document-not-found'],
    ['/api/documents/hz-2024-52?version=9', 404, 'version-not-found'],
    ['/api/documents/hz-2024-52/clauses?version=9', 404, 'version-not-found'],
    ['/api/documents/hz-2024-52?version=abc', 400, 'bad-request'],
    ['/api/documents/hz-2024-52/versions/difference?from=7', 404, 'version-not-found'],
  ])('%s → %i %s', async (url, status, code) => {
    const response = await server.get(url);
    expect(response.statusCode).toBe(status);
    expect(response.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(response.json()).toMatchObject({ status, code, detail: expect.stringMatching(/\p{Script=Han}/u) });
  });
});
