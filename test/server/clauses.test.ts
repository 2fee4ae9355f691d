import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CitationsView, ClauseCitationView } from '../../server/contract/citation.ts';
import type { ClauseView } from '../../server/contract/clause.ts';
import type { CrossReferencesView } from '../../server/contract/cross-reference.ts';
import { SeededApp } from './seeded-app.ts';

let server: SeededApp;
beforeAll(async () => {
  server = await SeededApp.open();
});
afterAll(() => server.close());

const clauseUrl = '/api/documents/hz-2024-52/clauses/2/2/7';

describe('one clause', () => {
  it('is found by its address with slashes as they are', async () => {
    const clause = await server.read<ClauseView>(clauseUrl);
    expect(clause).toMatchObject({ document: 'hz-2024-52', address: '2/2/7', kind: 'clause', num: '7.' });
    expect(clause.text).toMatch(/^7\. ?推广人工智能技术应用。/);
    expect(clause.path.map(({ num }) => num)).toEqual(['二、', '（二）']);
    expect(clause.units.map(({ name, role }) => `${name} ${role}`)).toContain('市商务局 responsible');
  });

  it('is found as well when the slashes are escaped', async () => {
    const response = await server.app.inject('/api/documents/hz-2024-52/clauses/2%2F2%2F7');
    expect(response.json<ClauseView>().address).toBe('2/2/7');
  });

  it('an annex clause has its address too', async () => {
    expect((await server.read<ClauseView>('/api/documents/hz-2024-52/clauses/annex/1/3')).num).toMatch(/三/);
  });

  it('an unknown one names the nearest', async () => {
    const response = await server.get('/api/documents/hz-2024-52/clauses/2/2/77');
    expect(response.statusCode).toBe(404);
    expect(response.json()).toMatchObject({
      code: 'clause-not-found',
      instance: '/api/documents/hz-2024-52/clauses/2/2/77',
      nearest: { document: 'hz-2024-52', address: '2/2/9' },
    });
  });
});

describe('cross-references of a clause', () => {
  it('stand from both sides, best first, with evidence in the texts', async () => {
    const lower = await server.read<ClauseView>('/api/documents/hz-2024-52/clauses/2/2/8');
    const { implements: sources, implementedBy } = await server.read<CrossReferencesView>(
      '/api/documents/hz-2024-52/clauses/2/2/8/crossrefs',
    );
    expect(implementedBy).toEqual([]);
    const best = sources[0];
    if (best === undefined) throw new Error('Expected a counterpart');
    expect(sources.map(({ score }) => score)).toEqual(
      sources.map(({ score }) => score).toSorted((one, other) => other - one),
    );
    for (const { here, there, hereText, thereText } of best.evidence) {
      expect(lower.text.slice(here.start, here.end)).toBe(hereText);
      expect(best.text.slice(there.start, there.end)).toBe(thereText);
    }
    const back = await server.read<CrossReferencesView>(
      `/api/documents/${best.document}/clauses/${best.address}/crossrefs`,
    );
    const same = back.implementedBy.find(({ address }) => address === '2/2/8');
    expect(same?.score).toBe(best.score);
    expect(same?.evidence[0]?.hereText).toBe(best.evidence[0]?.thereText);
  });

  it('says so where there is none', async () => {
    const { none } = await server.read<CrossReferencesView>('/api/documents/hz-2024-52/clauses/annex/5/17/crossrefs');
    expect(none).toMatch(/没有/);
  });

  it('counts strong and medium ones on the clause', async () => {
    const { implements: sources } = await server.read<CrossReferencesView>(
      '/api/documents/hz-2024-52/clauses/2/2/8/crossrefs',
    );
    const clause = await server.read<ClauseView>('/api/documents/hz-2024-52/clauses/2/2/8');
    expect(clause.counterparts).toBe(sources.filter(({ strength }) => strength !== 'weak').length);
  });
});

describe('citations of a clause', () => {
  it('keep span and target, or the reason why there is none', async () => {
    const { clauses } = await server.read<{ clauses: ClauseView[] }>('/api/documents/hz-2024-52/clauses');
    let found = 0;
    for (const clause of clauses) {
      const { cites } = await server.read<CitationsView>(
        `/api/documents/hz-2024-52/clauses/${clause.address}/citations`,
      );
      for (const { span, raw, resolved, targetDocument, reason } of cites) {
        found += 1;
        expect(clause.text.slice(span.start, span.end)).toBe(raw);
        expect(resolved).toBe(targetDocument !== null);
        expect(reason === null).toBe(resolved);
      }
    }
    expect(found).toBeGreaterThan(0);
  });
});

describe('ready-made citations', () => {
  it('carry the address under which the reader sees the server', async () => {
    const response = await server.get(`${clauseUrl}/citation-forms`, { headers: { host: 'policy.example.cn' } });
    const forms = response.json<ClauseCitationView>();
    expect(forms.inText).toBe(
      '《杭州市加力推动跨境电商高质量发展行动计划》（杭政办函〔2024〕52号）第二部分第（二）项第7点',
    );
    expect(forms.permalink).toBe('http://policy.example.cn/documents/hz-2024-52/2/2/7?version=1');
    expect(forms.gbt7714).toContain(forms.permalink);
    expect(forms.akomaNtoso.iri).toMatch(/^\/akn\/cn-330100\/doc\/2024\/hzbh-52\//);
    expect(forms.cslJson).toMatchObject({ type: 'legislation', number: '杭政办函〔2024〕52号' });
  });

  it('carry no name that a request claims for a proxy that nobody has trusted', async () => {
    const headers = { host: '127.0.0.1:3000', 'x-forwarded-host': 'policy.example.cn', 'x-forwarded-proto': 'https' };
    const permalinkFrom = async (remoteAddress: string) =>
      (await server.get(`${clauseUrl}/citation-forms`, { headers, remoteAddress })).json<ClauseCitationView>()
        .permalink;
    expect(await permalinkFrom('127.0.0.1')).toBeNull();
    expect(await permalinkFrom('203.0.113.9')).toBeNull();
  });

  it('leave out what the text does not state', async () => {
    const forms = await server.read<ClauseCitationView>('/api/documents/zj-digital-trade/clauses/2/4/citation-forms');
    expect(forms.inText).toBe('《关于大力发展数字贸易的若干意见》第二部分第（四）项');
    expect(forms.gbt7714).toMatch(/^关于大力发展数字贸易的若干意见\[EB\/OL\]\. \[\d{4}-\d\d-\d\d\]\.$/);
    expect(forms.akomaNtoso.iri).toBeNull();
  });
});
