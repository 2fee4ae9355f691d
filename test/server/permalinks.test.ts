import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClauseCitationView } from '../../server/contract/citation.ts';
import type { ClauseStandingView } from '../../server/contract/clause-standing.ts';
import { SeededApp } from './seeded-app.ts';

const head = '夜市管理办法\n';
const market = (number: string) => `第${number}条 夜市营业至凌晨一时，摊位由街道划定，不得占用消防通道。\n`;
const bureau = (number: string) => `第${number}条 商务部门负责统筹，公安机关负责秩序，城管部门负责摊位。\n`;
const fees = (number: string) => `第${number}条 摊位费每日不高于二十元，残疾人和退役军人免收摊位费。\n`;
const opening = '第一条 为了繁荣夜间经济，方便群众生活，制定本办法。\n';

let server: SeededApp;
beforeAll(async () => {
  server = await SeededApp.open([]);
  const versions = [
    head + opening + market('二') + fees('三'),
    head + opening + bureau('二') + market('三'),
    head + opening + bureau('二').replace('公安机关', '公安部门') + market('三'),
  ];
  for (const content of versions) {
    const { statusCode } = await server.upload('/api/ingest', [{ name: 'perm.txt', content }]);
    expect(statusCode).toBe(200);
  }
});
afterAll(() => server.close());

const clauseAt = (place: string) => server.read<ClauseStandingView>(`/api/documents/perm/clauses/${place}`);
const host = { host: 'policy.example.cn' };
const formsAt = async (place: string, headers: Record<string, string> = host) => {
  const [path, query = ''] = place.split('?');
  const url = `/api/documents/perm/clauses/${path}/citation-forms${query === '' ? '' : `?${query}`}`;
  return (await server.get(url, { headers })).json<ClauseCitationView>();
};

describe('an address that names its version', () => {
  it('leads to the text that was cited, and says where that clause is now', async () => {
    const cited = await clauseAt('2?version=1');
    expect(cited.text).toContain('夜市营业至凌晨一时');
    expect(cited).toMatchObject({ version: 1, current: false, formerHere: [] });
    expect(cited.since).toMatchObject({ change: 'moved', version: 2, address: '3', pinpoint: '第三条' });
  });

  it('says that the clause was removed', async () => {
    expect((await clauseAt('3?version=1')).since).toEqual({
      ...{ change: 'removed', version: 2, address: null, pinpoint: null, text: null },
    });
  });

  it('says that the clause was edited, with the text of today', async () => {
    const { since } = await clauseAt('2?version=2');
    expect(since).toMatchObject({ change: 'changed', version: 3, address: '2' });
    expect(since?.text).toContain('公安部门');
  });

  it('says that nothing has changed', async () => {
    expect((await clauseAt('1?version=1')).since).toMatchObject({ change: 'unchanged', version: null, address: '1' });
  });
});

describe('the plain address', () => {
  it('shows the current text, and never another clause without a word', async () => {
    const now = await clauseAt('2');
    expect(now).toMatchObject({ version: 3, current: true, since: null, changedIn: 3 });
    expect(now.text).toContain('商务部门');
    expect(now.formerHere).toMatchObject([
      { version: 1, pinpoint: '第二条', now: { address: '3', pinpoint: '第三条' } },
    ]);
    expect((await clauseAt('3')).formerHere).toMatchObject([{ version: 1, now: null }]);
    expect((await clauseAt('1')).formerHere).toEqual([]);
  });

  it('shows the last text where the current version has no clause any more', async () => {
    await server.upload('/api/ingest', [{ name: 'gone.txt', content: head + opening + market('二') + fees('三') }]);
    await server.upload('/api/ingest', [{ name: 'gone.txt', content: head + opening + market('二') }]);
    const gone = await server.read<ClauseStandingView>('/api/documents/gone/clauses/3');
    expect(gone).toMatchObject({ version: 1, current: false, since: { change: 'removed', version: 2 } });
    expect(gone.text).toContain('摊位费');
    const links = await server.get('/api/documents/gone/clauses/3/crossrefs');
    expect(links.statusCode).toBe(404);
    expect(links.json().detail).toBe('《夜市管理办法》现行版本此处没有条款；第 1 版的第三条已删去。');
  });

  it('is 404 where no version ever had a clause', async () => {
    expect((await server.get('/api/documents/perm/clauses/9')).statusCode).toBe(404);
    expect((await server.get('/api/documents/perm/clauses/3?version=9')).statusCode).toBe(404);
  });
});

describe('what people copy', () => {
  it('names the version, the current one too', async () => {
    const forms = await formsAt('2');
    expect(forms.permalink).toBe('http://policy.example.cn/documents/perm/2?version=3');
    for (const form of [forms.gbt7714, forms.gbt7714AuthorYear, forms.gbt7714In2015, forms.ris, forms.bibtex])
      expect(form).toContain('http://policy.example.cn/documents/perm/2?version=3');
    expect(forms.jsonLd['@id']).toBe(forms.permalink);
    expect((await formsAt('2?version=1')).permalink).toMatch(/\/documents\/perm\/2\?version=1$/);
  });

  it.each(['127.0.0.1:3000', 'localhost:3000', '[::1]:3000'])(
    'carries no address of this machine, and says why: %s',
    async (host) => {
      const forms = await formsAt('2', { host });
      expect(JSON.stringify({ ...forms, path: '' })).not.toMatch(/https?:\/\/(?!schema\.org)/);
      expect(forms.permalink).toBeNull();
      expect(forms.addressNote).toMatch(/本机地址/);
      expect(forms.path).toBe('/documents/perm/2?version=3');
    },
  );

  it('carries the address of the issuing body that the sidecar states', async () => {
    const sidecar = 'officialUrl: { value: "https://www.example.gov.cn/1.html", source: 发文机关网站 }\n';
    await server.upload('/api/ingest', [
      { name: 'published.txt', content: head + opening },
      { name: 'published.yaml', content: sidecar },
    ]);
    const { body } = await server.get('/api/documents/published/clauses/1/citation-forms');
    const forms = JSON.parse(body) as ClauseCitationView;
    expect(forms.gbt7714).toMatch(/https:\/\/www\.example\.gov\.cn\/1\.html\.$/);
    expect(forms.addressNote).toBeNull();
  });

  it('a table links each clause in its version, and to nothing from an address of this machine', async () => {
    const table = async (headers: Record<string, string>) =>
      (await server.get('/api/export/search.json?q=夜市', { headers })).body;
    expect(await table(host)).toMatch(/http:\/\/policy\.example\.cn\/documents\/perm\/3\?version=3/);
    expect(await table({ host: '127.0.0.1:3000' })).not.toContain('127.0.0.1');
  });
});
