import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SearchEngine } from '../../../ingest/search/search-engine.ts';
import { openSeeds, request } from '../seed-knowledge-base.ts';

let engine: SearchEngine;
let close: () => Promise<void>;

beforeAll(async () => {
  const seeds = await openSeeds();
  engine = seeds.base.search;
  close = seeds.close;
});
afterAll(() => close());

function fixture<Row>(name: string): Row[] {
  return JSON.parse(readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url), 'utf8')) as Row[];
}

interface Address {
  what: string;
  q: string;
  places: string[];
}

describe('an address leads to the clauses that it names, in that order, and to nothing else', () => {
  test.each(fixture<Address>('addresses'))('$what: $q', async ({ q, places }) => {
    const { hits, choices, confidence } = await engine.search(request(q));
    const found = hits.filter(({ weak }) => !weak).map(({ document, address }) => `${document}/${address}`);
    expect({ found, choices, confidence }).toEqual({ found: places, choices: [], confidence: 'good' });
  });
});

describe('an address that is not clear, or that leads nowhere, is a choice and never a guess', () => {
  test.each(fixture<Address>('address-choices'))('$what: $q', async ({ q, places }) => {
    const { choices } = await engine.search(request(q));
    expect(choices.map(({ document, address }) => `${document}/${address}`)).toEqual(places);
  });

  test('a clause that is not there is said not to be there, only where it is not', async () => {
    const notes = async (query: string) =>
      (await engine.search(request(query))).understanding.map(({ note }) => note).join();
    expect(await notes('52号文第99条')).toContain('没有这一条');
    expect(await notes('52号文第22、99条')).toContain('没有这一条');
    expect(await notes('52号文第7、8条')).not.toContain('没有');
    expect(await notes('杭政办函〔2023〕52号第七条')).toContain('库中没有“杭政办函〔2023〕52号”');
  });
});

describe('ordinary words are no address', () => {
  test.each(fixture<string>('no-addresses'))('%s', async (query) => {
    const { understanding, choices } = await engine.search(request(query));
    expect(understanding.filter(({ kind }) => kind === 'address')).toEqual([]);
    expect(choices).toEqual([]);
  });
});

describe('a number that the library only cites is found in any bracket', () => {
  test.each(['国办发{2021}59号', '国办发〈2021〉59号', '国办发〔二〇二一〕59号'])('%s', async (query) => {
    const [best] = (await engine.search(request(query))).hits;
    expect(best).toMatchObject({ document: 'hz-2023-155', address: '0/p5' });
  });
});
