import { afterAll, describe, expect, test } from 'vitest';
import { MeilisearchAdapter } from '../../../ingest/search/meilisearch/adapter.ts';
import { MeilisearchClient } from '../../../ingest/search/meilisearch/client.ts';
import { ownIndex, testAdapter, testMeilisearch } from '../../harness/meilisearch.ts';

const settings = { searchableAttributes: ['text'], filterableAttributes: ['unit'] };
const record = (id: number, text: string, unit = '市商务局') => ({ id, text, unit });

describe('rebuilding an index', () => {
  const adapter = testAdapter('rebuild');
  afterAll(async () => {
    await adapter.removeIndex();
    adapter.close();
  });

  test('is needed before there is one', async () => {
    expect(await adapter.identity()).toBeNull();
    expect(await adapter.stats()).toBeNull();
  });

  test('makes the records findable', async () => {
    await adapter.rebuildIndex([record(1, '跨境 电商'), record(2, '海外仓')], settings);
    const answer = await adapter.search<{ id: number }>({ q: '海外仓' });
    expect(answer.hits.map((hit) => hit.id)).toEqual([2]);
    expect((await adapter.stats())?.numberOfDocuments).toBe(2);
  });

  test('puts the new state in the place of the old and leaves nothing else behind', async () => {
    const before = await adapter.identity();
    const after = await adapter.rebuildIndex([record(3, '数字 贸易')], settings);
    expect(after).not.toBe(before);
    expect(await adapter.identity()).toBe(after);
    expect((await adapter.search<{ id: number }>({ q: '' })).hits.map((hit) => hit.id)).toEqual([3]);
    expect(await indexNames(adapter.index)).toEqual([adapter.index]);
  });

  test('keeps the old state when the engine turns a record down, and says why', async () => {
    const before = await adapter.identity();
    const withoutKey = [{ text: 'no id' } as unknown as { id: number }];
    await expect(adapter.rebuildIndex(withoutKey, settings)).rejects.toThrow(/could not finish indexing: .*`id`/);
    expect(await adapter.identity()).toBe(before);
    expect((await adapter.search({ q: '' })).hits).toHaveLength(1);
  });

  test('removes what a failed or crashed rebuild left behind', async () => {
    expect(await indexNames(adapter.index)).toHaveLength(2);
    await adapter.rebuildIndex([record(4, '直播')], settings);
    expect(await indexNames(adapter.index)).toEqual([adapter.index]);
  });

  test('answers every search while it goes on', async () => {
    let rebuilding = true;
    const many = Array.from({ length: 500 }, (_, id) => record(id, `条款 ${id}`));
    const rebuild = adapter.rebuildIndex(many, settings).finally(() => {
      rebuilding = false;
    });
    const counts = new Set<number>();
    while (rebuilding) counts.add((await adapter.search({ q: '', limit: 1000 })).hits.length);
    await rebuild;
    counts.add((await adapter.search({ q: '', limit: 1000 })).hits.length);
    expect([...counts].sort((a, b) => a - b)).toEqual([1, 500]);
  });
});

describe('asking', () => {
  const adapter = testAdapter('asking');
  afterAll(async () => {
    await adapter.removeIndex();
    adapter.close();
  });

  test('several queries are answered in their order', async () => {
    await adapter.rebuildIndex([record(1, '跨境'), record(2, '海外仓', '杭州海关')], settings);
    const answers = await adapter.multiSearch<{ id: number }>([{ q: '海外仓' }, { q: '跨境' }]);
    expect(answers.map((answer) => answer.hits[0]?.id)).toEqual([2, 1]);
  });

  test('a wrong key is refused with a sentence that names MEILI_KEY', async () => {
    const stranger = new MeilisearchAdapter({ ...testMeilisearch(), apiKey: 'wrong' });
    await expect(stranger.identity()).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringContaining('MEILI_KEY'),
    });
    stranger.close();
  });

  test('an engine that is not there is unreachable', async () => {
    const nowhere = new MeilisearchAdapter({ host: 'http://127.0.0.1:9', apiKey: 'any' });
    await expect(nowhere.search({ q: '跨境' })).rejects.toMatchObject({ code: 'unreachable' });
    nowhere.close();
  });

  test('a query that the engine does not understand is rejected with its code', async () => {
    await expect(adapter.search({ q: '', filter: 'nonsense ~ 1' })).rejects.toMatchObject({
      code: 'rejected',
      engineCode: 'invalid_search_filter',
    });
  });
});

async function indexNames(prefix: string): Promise<string[]> {
  const engine = new MeilisearchClient(testMeilisearch());
  const { results } = await engine.ask((client) => client.getRawIndexes({ limit: 1000 }));
  engine.close();
  return results.map(({ uid }) => uid).filter((uid) => uid.startsWith(prefix));
}

test('two test files never share an index', () => {
  expect(ownIndex('a')).not.toBe(ownIndex('a'));
});
