import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CrossReferencesView } from '../../server/contract/cross-reference.ts';
import type { ImportResultView, ReviewedLinkView, ReviewListView } from '../../server/contract/review.ts';
import { localKey, reviewer, SeededApp } from './seeded-app.ts';

let server: SeededApp;
beforeAll(async () => {
  server = await SeededApp.open();
  await server.post('/api/pairs', { lower: 'hz-2024-52', upper: 'zj-digital-trade', decision: 'added' });
});
afterAll(() => server.close());

const places = {
  lower: { document: 'hz-2024-52', address: '2/2/8' },
  upper: { document: 'zj-digital-trade', address: '3/12' },
};
const unlinked = {
  lower: { document: 'hz-2024-52', address: 'annex/5/17' },
  upper: { document: 'zj-digital-trade', address: '5/24' },
};
const decide = (decision: object) => server.post('/api/reviews', { ...places, ...decision });
const reviews = (query = '') => server.read<ReviewListView>(`/api/reviews?lower=hz-2024-52${query}`);

describe('the list of what to review', () => {
  it('follows the lower document, best counterpart first, with its progress', async () => {
    const { links, total, progress } = await reviews('&limit=1000');
    expect(links).toHaveLength(total);
    const order = (await server.read<{ clauses: { address: string }[] }>('/api/documents/hz-2024-52/clauses')).clauses;
    const places = links.map(({ lower }) => order.findIndex(({ address }) => address === lower.address));
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    const [entry] = progress;
    expect(entry).toMatchObject({ document: 'hz-2024-52', total });
    expect((entry?.confirmed ?? 0) + (entry?.rejected ?? 0) + (entry?.proposed ?? 0) + (entry?.needsReview ?? 0)).toBe(
      total,
    );
  });

  it('is cut into pages', async () => {
    const all = await reviews('&limit=1000&strength=weak&strength=medium&strength=strong');
    const second = await reviews('&limit=2&offset=2&strength=weak&strength=medium&strength=strong');
    expect(second.total).toBe(all.total);
    expect(second.links).toEqual(all.links.slice(2, 4));
  });

  it('says who would be writing', async () => {
    expect((await reviews()).writer).toBe('本机用户');
    const elsewhere = await server.get('/api/reviews', { remoteAddress: '203.0.113.9' });
    expect(elsewhere.json<ReviewListView>().writer).toBeNull();
    const token = { authorization: `Bearer ${reviewer.token}` };
    const known = await server.get('/api/reviews', { remoteAddress: '203.0.113.9', headers: token });
    expect(known.json<ReviewListView>().writer).toBe('王芳');
  });
});

describe('a decision', () => {
  beforeEach(async () => {
    for (const pair of [places, unlinked]) {
      while ((await server.post('/api/reviews', { ...pair, action: 'undo' })).statusCode === 200);
    }
  });

  it('is kept with name, time and note, and filters the list', async () => {
    const response = await decide({ action: 'confirm', note: '措辞一致' });
    expect(response.statusCode).toBe(200);
    expect(response.json<ReviewedLinkView>().review).toMatchObject({
      status: 'confirmed',
      by: '本机用户',
      note: '措辞一致',
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    });
    const confirmed = await reviews('&status=confirmed');
    expect(confirmed.links.map(({ lower }) => lower.address)).toEqual(['2/2/8']);
    expect(confirmed.progress[0]?.confirmed).toBe(1);
  });

  it('shows on the clause at once', async () => {
    await decide({ action: 'reject' });
    const { implements: sources } = await server.read<CrossReferencesView>(
      '/api/documents/hz-2024-52/clauses/2/2/8/crossrefs',
    );
    expect(sources.find(({ address }) => address === '3/12')?.review.status).toBe('rejected');
  });

  it('can change the type', async () => {
    await decide({ action: 'retype', type: 'topic' });
    const { implements: sources } = await server.read<CrossReferencesView>(
      '/api/documents/hz-2024-52/clauses/2/2/8/crossrefs',
    );
    expect(sources.find(({ address }) => address === '3/12')?.type).toBe('topic');
  });

  it('can add a link that the engine does not propose', async () => {
    const response = await server.post('/api/reviews', { ...unlinked, action: 'add', type: 'task', note: '人工' });
    expect(response.json<ReviewedLinkView>().review).toMatchObject({ status: 'confirmed', manual: true });
    const { implements: sources } = await server.read<CrossReferencesView>(
      '/api/documents/hz-2024-52/clauses/annex/5/17/crossrefs',
    );
    expect(sources.find(({ address }) => address === '5/24')?.review.manual).toBe(true);
  });

  it('is undone step by step, and its history keeps every step', async () => {
    await decide({ action: 'confirm' });
    await decide({ action: 'reject', note: '对象不同' });
    const undone = (await decide({ action: 'undo' })).json<ReviewedLinkView>();
    expect(undone.review.status).toBe('confirmed');
    const history = await server.read<ReviewedLinkView>(
      '/api/reviews/history?lower=hz-2024-52/2/2/8&upper=zj-digital-trade/3/12',
    );
    expect(history.history.slice(-3).map(({ action }) => action)).toEqual(['confirm', 'reject', 'undo']);
  });
});

const token = { authorization: `Bearer ${reviewer.token}` };
/** What a reader of the clause's page holds in her hands. */
async function seenNow(): Promise<string> {
  const { implements: sources } = await server.read<CrossReferencesView>(
    '/api/documents/hz-2024-52/clauses/2/2/8/crossrefs',
  );
  const seen = sources.find(({ address }) => address === '3/12')?.review.seen;
  if (seen === undefined) throw new Error('Expected a link to 3/12, not none');
  return seen;
}

describe('two reviewers on one link', () => {
  beforeEach(async () => {
    for (const headers of [{}, token, {}, token]) {
      while ((await server.post('/api/reviews', { ...places, action: 'undo' }, headers)).statusCode === 200);
    }
  });

  it('who saw it before the other decided is told who decided what and when', async () => {
    const seen = await seenNow();
    await decide({ action: 'confirm', seen });
    const refused = await server.post('/api/reviews', { ...places, action: 'reject', seen }, token);
    expect(refused.statusCode).toBe(409);
    expect(refused.json()).toMatchObject({
      code: 'decided-since-seen',
      detail: expect.stringMatching(/“本机用户”于\d{4}年.*确认/),
      decided: { action: 'confirm', by: '本机用户', at: expect.stringMatching(/^\d{4}-/) },
    });
    const again = await server.post('/api/reviews', { ...places, action: 'reject', seen: await seenNow() }, token);
    expect(again.json<ReviewedLinkView>().review).toMatchObject({ status: 'rejected', by: '王芳' });
  });

  it('without saying what was seen, nobody decides over another', async () => {
    await decide({ action: 'confirm' });
    const refused = await server.post('/api/reviews', { ...places, action: 'reject' }, token);
    expect(refused.json()).toMatchObject({ status: 409, code: 'decided-by-another' });
    expect((await decide({ action: 'reject' })).statusCode).toBe(200);
  });

  it('undo takes back only what one has decided oneself', async () => {
    await decide({ action: 'confirm' });
    await server.post('/api/reviews', { ...places, action: 'reject', seen: await seenNow() }, token);
    const refused = await decide({ action: 'undo', seen: await seenNow() });
    expect(refused.json()).toMatchObject({
      status: 409,
      code: 'not-your-decision',
      decided: { action: 'reject', by: '王芳' },
    });
    const undone = await server.post('/api/reviews', { ...places, action: 'undo' }, token);
    expect(undone.json<ReviewedLinkView>().review).toMatchObject({ status: 'confirmed', by: '本机用户' });
  });

  it('the answer carries what is seen now, so that one can go on', async () => {
    const { review } = (await decide({ action: 'confirm' })).json<ReviewedLinkView>();
    expect(review.seen).toBe(await seenNow());
    expect((await decide({ action: 'undo', seen: review.seen })).statusCode).toBe(200);
  });
});

describe('the name of who reviews', () => {
  it('is chosen by the user of this machine, and makes two people of two names', async () => {
    const named = (name: string) => ({ 'x-reviewer-name': encodeURIComponent(name) });
    const first = await server.post('/api/reviews', { ...unlinked, action: 'add' }, named('李雷'));
    expect(first.json<ReviewedLinkView>().review.by).toBe('李雷');
    const refused = await server.post('/api/reviews', { ...unlinked, action: 'undo' }, named('韩梅梅'));
    expect(refused.json()).toMatchObject({ code: 'not-your-decision', decided: { by: '李雷' } });
    await server.post('/api/reviews', { ...unlinked, action: 'undo' }, named('李雷'));
  });

  it('is that of the token, whatever the header says', async () => {
    const person = await server.get('/api/person', { headers: { ...token, 'x-reviewer-name': 'X' } });
    expect(person.json()).toEqual({ name: '王芳', mayReview: true, mayWrite: true, mayChooseName: false });
  });

  it.each([['%'], ['%0A'], ['x'.repeat(41)], ['']])('is the usual one where it cannot be shown: %j', async (name) => {
    const key = { authorization: `Bearer ${localKey}`, 'x-reviewer-name': name };
    expect((await server.get('/api/person', { headers: key })).json()).toMatchObject({ name: '本机用户' });
  });
});

describe('exchange', () => {
  it.each(['csv', 'json'])('what is exported as %s can be imported and changes nothing', async (format) => {
    await decide({ action: 'confirm', note: '=1+1' });
    const exported = await server.get(`/api/export/reviews.${format}`);
    expect(exported.headers['content-disposition']).toContain(`.${format}`);
    const imported = await server.upload('/api/reviews/import', [
      { name: `reviews.${format}`, content: exported.rawPayload },
    ]);
    expect(imported.json<ImportResultView>()).toMatchObject({ imported: 0, conflicts: [] });
  });

  it('a file that is no review is refused with its fault', async () => {
    const response = await server.upload('/api/reviews/import', [{ name: 'x.csv', content: '甲,乙\n1,2\n' }]);
    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({ code: 'unreadable-reviews', detail: expect.stringContaining('下位文件') });
  });
});

describe('decisions that are refused', () => {
  it.each([
    [
      'an unknown clause',
      { lower: { document: 'hz-2024-52', address: '9/9' }, action: 'confirm' },
      404,
      'clause-not-found',
    ],
    ['an unknown document', { upper: { document: 'x', address: '1' }, action: 'confirm' }, 404, 'document-not-found'],
    ['sides exchanged', { lower: places.upper, upper: places.lower, action: 'add' }, 400, 'wrong-level'],
    ['an unknown action', { action: 'approve' }, 400, 'bad-request'],
    ['a type that is none', { action: 'retype', type: 'other' }, 400, 'bad-request'],
    ['no new type', { action: 'retype' }, 400, 'type-missing'],
    ['nothing to undo', { ...unlinked, action: 'undo' }, 409, 'nothing-to-undo'],
    ['a field that nobody knows', { action: 'confirm', by: '冒名' }, 400, 'bad-request'],
  ])('%s', async (_, decision, status, code) => {
    const response = await decide(decision);
    expect(response.json()).toMatchObject({ status, code });
    expect(response.statusCode).toBe(status);
  });

  it('no decision at all', async () => {
    const response = await server.app.inject({
      method: 'POST',
      url: '/api/reviews',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${localKey}` },
      payload: '{"action":',
    });
    expect(response.json()).toMatchObject({ status: 400, code: 'bad-json' });
  });

  it('by someone who only reads', async () => {
    const response = await server.app.inject({
      method: 'POST',
      url: '/api/reviews',
      remoteAddress: '203.0.113.9',
      payload: { ...places, action: 'confirm' },
    });
    expect(response.json()).toMatchObject({ status: 403, code: 'read-only' });
  });

  it('a history of no place', async () => {
    const response = await server.get('/api/reviews/history?lower=hz-2024-52&upper=zj-digital-trade/3/12');
    expect(response.json()).toMatchObject({ status: 400, code: 'bad-place' });
  });
});
