import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ownIndex, testMeilisearch } from '../harness/meilisearch.ts';
import { accessibilityProblems, Site, settled } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await Site.start({ ...testMeilisearch(), index: ownIndex('tracing') });
});
afterEach(() => site.closePages());
afterAll(() => site?.stop());

const pair = 'lower=hz-2024-25&upper=zj-digital-trade';

/** Links of the pair that are shown as such. */
const links = () =>
  site.knowledgeBase.library
    .links({ lower: { document: 'hz-2024-25' }, upper: { document: 'zj-digital-trade' } })
    .filter((link) => link.strength !== 'weak');

describe('comparison', () => {
  test('the keys still work after a click on the text', async () => {
    const page = await site.open(`/compare?${pair}`);
    await page.locator('compared-row p').first().click();
    await page.keyboard.press('j');
    await page.waitForURL(/at=/);
  });

  test('j and k step from link to link; the link is in the URL', async () => {
    const page = await site.open(`/compare?${pair}`);
    await page.keyboard.press('j');
    await page.waitForURL(/at=/);
    const first = new URL(page.url()).searchParams.get('at');
    await page.locator('compared-row[current]').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await page.waitForURL((url) => url.searchParams.get('at') === first);
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  test('a link that was shared opens at its row', async () => {
    const link = links().at(-1);
    const key = `hz-2024-25/${link?.lower.address}~zj-digital-trade/${link?.upper.address}`;
    const page = await site.open(`/compare?${pair}&at=${encodeURIComponent(key)}`);
    const row = page.locator('compared-row[current]');
    await row.waitFor();
    await page.waitForFunction(() => window.scrollY > 0);
    const marked = async (side: string, index: number) =>
      (await row.locator(`${side} mark[data-evidence="${index}"]`).allTextContents())
        .join('')
        .replace(/\u2060\d+/g, '');
    const counterpart = `[data-place="zj-digital-trade/${link?.upper.address}"]`;
    const [explained] = site.knowledgeBase.explainer.explain(link ? [link] : []);
    for (const [index, evidence] of (explained?.evidence ?? []).entries()) {
      expect(await marked('.here', index)).toBe(evidence.lowerText);
      expect(await marked(counterpart, index)).toBe(evidence.upperText);
    }
  });

  test('only linked clauses, when asked', async () => {
    const page = await site.open(`/compare?${pair}`);
    const all = await page.locator('compared-row').count();
    await page.getByLabel('只看有对应的条款').check();
    await page.waitForURL(/linked=1/);
    const lower = new Set(links().map((link) => link.lower.address));
    await page.waitForFunction((few) => {
      const host = document.querySelector('compare-page')?.shadowRoot;
      return host?.querySelectorAll('compared-row').length === few;
    }, lower.size);
    expect(lower.size).toBeLessThan(all);
  });

  test('a link that a person rejected no longer stands beside its clause', async () => {
    const [link] = links();
    if (!link) throw new Error('Expected links between the two documents, not none');
    const { lower, upper } = link;
    const decision = { lower, upper, type: null, note: null, by: '王芳', at: new Date().toISOString() };
    const shown = async () => {
      const page = await site.open(`/compare?${pair}`);
      return Number(/共 (\d+) 处对应/.exec(await page.locator('.tools').innerText())?.[1]);
    };
    const before = await shown();
    site.knowledgeBase.library.review({ ...decision, action: 'reject' });
    expect(await shown()).toBe(before - 1);
    site.knowledgeBase.library.review({ ...decision, action: 'undo' });
    expect(await shown()).toBe(before);
  });

  test('blocks alternate on a phone', async () => {
    const page = await site.open(`/compare?${pair}&linked=1`, { width: 390 });
    const row = page.locator('compared-row').first();
    const [here, there] = [await row.locator('.here').boundingBox(), await row.locator('.there').boundingBox()];
    expect(there?.y).toBeGreaterThanOrEqual((here?.y ?? 0) + (here?.height ?? 0));
  });
});

describe('matrix', () => {
  const square = (page: Page) => page.locator('matrix-plot svg a rect.square:not(.weak)').first();

  test('a click on a square opens the pair', async () => {
    const page = await site.open(`/matrix?${pair}`);
    await square(page).click();
    await page.waitForURL(/\/compare\?.*at=/);
    await settled(page);
    await page.locator('compared-row[current]').waitFor();
  });

  test('gaps stand out, and the table says the same as the plot', async () => {
    const page = await site.open(`/matrix?${pair}`);
    const gaps = await page.locator('matrix-plot g.gap').count();
    expect(await page.locator('.soft').first().innerText()).toContain(`${gaps} 条没有强或中的对应`);
    await page.getByText('用表格读').click();
    const cells = await page.locator('matrix-plot svg a').count();
    expect(await page.locator('matrix-table td a').count()).toBe(cells);
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  test('strength is told by size as well as by colour', async () => {
    const page = await site.open(`/matrix?${pair}`);
    const width = async (strength: string) =>
      Number(await page.locator(`matrix-plot rect.square.${strength}`).first().getAttribute('width'));
    const widths = [];
    for (const strength of new Set(links().map((link) => link.strength))) widths.push(await width(strength));
    expect(Math.min(...widths)).toBeGreaterThan(await width('weak'));
  });
});

describe('gaps and traces', () => {
  test('the gap list is narrowed to one document by its filter', async () => {
    const page = await site.open('/gaps');
    await page.getByLabel('文件').selectOption('zj-digital-trade');
    await page.waitForURL(/document=zj-digital-trade/);
    await page.waitForFunction(() => {
      const host = document.querySelector('gaps-page')?.shadowRoot;
      return host?.querySelectorAll('h3').length === 1;
    });
    expect(await page.locator('h3').innerText()).toBe('关于大力发展数字贸易的若干意见');
  });

  test('a trace goes up to the upper clause and down again to those beside it', async () => {
    const link = links()[0];
    const page = await site.open(`/trace/hz-2024-25/${link?.lower.address}`);
    const target = `/documents/zj-digital-trade/${link?.upper.address}`;
    expect(await page.locator(`.tree a[href="${target}"]`).count()).toBeGreaterThan(0);
  });
});

describe('exports', () => {
  test.each([
    ['/compare', 'Excel（.xlsx）', /\.xlsx$/],
    ['/gaps', 'CSV', /\.csv$/],
    ['/units/市商务局', 'Word（.docx）', /\.docx$/],
    ['/review', 'JSON', /\.json$/],
  ])('%s is downloaded as %s', async (path, name, ending) => {
    const page = await site.open(path);
    const link = page.getByRole('link', { name, exact: true }).first();
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toMatch(ending);
  });
});

test('no page asks another host for anything, and none logs an error', () => {
  expect(site.misdeeds).toEqual([]);
});
