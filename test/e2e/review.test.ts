import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ownIndex, testMeilisearch } from '../harness/meilisearch.ts';
import { accessibilityProblems, Site, textOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await Site.start({ ...testMeilisearch(), index: ownIndex('review') });
});
afterEach(() => site.closePages());
afterAll(() => site?.stop());

const document = 'hz-2023-155';
const decided = () =>
  site.knowledgeBase.library
    .links({ lower: { document } })
    .filter((link) => link.review.by !== null)
    .map((link) => [link.review.status, link.review.note, link.review.by]);
const said = (page: Page, sentence: string) =>
  page.waitForFunction((text) => window.document.querySelector('[role=status]')?.textContent === text, sentence);

describe('one document is reviewed by keyboard alone', () => {
  test('confirm, reject with a note, undo; every decision is stored and the next link comes up', async () => {
    const page = await site.open(`/review/${document}`);
    await page.locator('h1').focus();
    await page.keyboard.press('y');
    await said(page, '已确认');
    await page.waitForURL(/at=/);
    expect(decided()).toEqual([['confirmed', null, '本机用户']]);

    await page.keyboard.press('m');
    await page.keyboard.type('对象不同');
    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    await said(page, '已否定');
    expect(decided()).toContainEqual(['rejected', '对象不同', '本机用户']);
    expect(await textOf(page.locator('review-progress'))).toContain('已复核 2 /');

    await page.keyboard.press('u');
    await said(page, '已撤销上一个决定');
    expect(decided().filter(([status]) => status === 'rejected')).toEqual([]);
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  test('the type is changed with Enter, not by passing over it', async () => {
    const page = await site.open(`/review/${document}`);
    await page.locator('h1').focus();
    const before = decided().length;
    await page.keyboard.press('t');
    await page.keyboard.press('ArrowDown');
    expect(decided().length).toBe(before);
    await page.keyboard.press('Enter');
    await said(page, '已修改类型');
  });

  test('everything that was decided about a link can be read', async () => {
    const [first] = site.knowledgeBase.library.links({ lower: { document } }).filter((link) => link.review.by !== null);
    const key = `${document}/${first?.lower.address}~${first?.upper.document}/${first?.upper.address}`;
    const page = await site.open(`/review/${document}?at=${encodeURIComponent(key)}`);
    await page.locator('h1').focus();
    await page.keyboard.press('n');
    await said(page, '已否定');
    await page.goto(`${site.address}/review/${document}?at=${encodeURIComponent(key)}`);
    await page.getByText(/历次决定/).click();
    expect(await page.locator('link-review details ol').innerText()).toMatch(/确认[\s\S]*否定/);
  });

  test('the filter leaves what nobody has decided about', async () => {
    const page = await site.open(`/review/${document}`);
    await page.keyboard.press('f');
    await page.waitForURL(/open=1/);
    const open = site.knowledgeBase.library
      .links({ lower: { document } })
      .filter((link) => ['proposed', 'needs-review'].includes(link.review.status) && link.strength !== 'weak');
    const shown = open.length === 0 ? '全部对应都已复核' : `共 ${open.length} 处`;
    expect(await textOf(page.locator('main'))).toContain(shown);
  });

  test('a link that nobody proposed is added with its note', async () => {
    const page = await site.open(`/review/${document}`);
    await page.locator('h1').focus();
    await page.keyboard.press('a');
    const form = page.locator('link-adder form');
    await form.getByLabel('省级条款').selectOption('zj-digital-trade/5/22');
    await form.getByLabel('备注').fill('统计口径');
    await form.getByLabel('备注').press('Enter');
    await said(page, '已新增对应');
    const added = site.knowledgeBase.library
      .links({ lower: { document } })
      .find((link) => link.upper.address === '5/22' && link.review.note === '统计口径');
    expect(added?.review.status).toBe('confirmed');
  });
});

test('the overview shows how far each document is', async () => {
  const page = await site.open('/review');
  expect(await page.locator('review-progress').count()).toBe(3);
});

test('no page asks another host for anything, and none logs an error', () => {
  expect(site.misdeeds).toEqual([]);
});
