import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ownIndex, testMeilisearch } from '../harness/meilisearch.ts';
import { accessibilityProblems, Site } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await Site.start({ ...testMeilisearch(), index: ownIndex('pages') });
});
afterEach(() => site.closePages());
afterAll(() => site?.stop());

const pages: [string, string][] = [
  ['the start page', '/'],
  ['a search', '/?q=跨境电商'],
  ['a search with filters', '/?q=人才&level=municipal&unit=市商务局'],
  ['a search that finds nothing', '/?q="量子引力"'],
  ['the library', '/documents'],
  ['a document', '/documents/hz-2024-25'],
  ['a document without stated facts', '/documents/zj-new-trade-plan'],
  ['a lower clause', '/documents/hz-2024-25/2/1/1'],
  ['an upper clause', '/documents/zj-digital-trade/5/22'],
  ['a clause of an expired document', '/documents/hz-2023-155/2/1'],
  ['a clause that does not exist', '/documents/hz-2024-25/9/9'],
  ['the reports', '/reports'],
  ['the units', '/units'],
  ['a unit', '/units/市商务局'],
  ['a comparison', '/compare?lower=hz-2024-25&upper=zj-digital-trade'],
  ['the matrix of documents', '/matrix?upper=zj-digital-trade'],
  ['the matrix of a pair', '/matrix?upper=zj-digital-trade&lower=hz-2024-25'],
  ['the gaps', '/gaps'],
  ['the trace of a clause', '/trace/hz-2024-25/2/1/1'],
  ['the reviews', '/review'],
  ['the review of a document', '/review/hz-2024-25'],
  ['an unknown page', '/nowhere'],
];

describe.each(pages)('%s', (_name, path) => {
  test('has one heading and no sideways scrolling, from phone to wide screen', async () => {
    const page = await site.open(path);
    expect(await page.locator('h1').count()).toBe(1);
    for (const width of [390, 1024, 1680]) {
      await page.setViewportSize({ width, height: 900 });
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(beyond, `pixels beyond the window at ${width}`).toBeLessThanOrEqual(0);
    }
  });

  test('is accessible, light and dark', async () => {
    const page = await site.open(path);
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await accessibilityProblems(page, ['color-contrast'])).toEqual([]);
  });
});

test('no page asks another host for anything, and none logs an error', () => {
  const expected = /(?:\/documents\/hz-2024-25\/9\/9|\/nowhere): .*404/;
  expect(site.misdeeds.filter((misdeed) => !expected.test(misdeed))).toEqual([]);
});
