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
    const upper = form.locator('clause-picker#upper');
    const wanted = site.knowledgeBase.library.clause('zj-digital-trade', '5/22');
    await upper.getByRole('searchbox').fill((wanted?.text ?? '').slice(4, 14));
    await upper.getByRole('listbox').selectOption('zj-digital-trade/5/22');
    expect(await textOf(upper.getByRole('region'))).toContain((wanted?.text ?? '').slice(4, 14));
    await form.getByLabel('备注').fill('统计口径');
    await form.getByLabel('备注').press('Enter');
    await said(page, '已新增对应');
    const added = site.knowledgeBase.library
      .links({ lower: { document } })
      .find((link) => link.upper.address === '5/22' && link.review.note === '统计口径');
    expect(added?.review.status).toBe('confirmed');
  });
});

describe('two people on one link', () => {
  test('the second is told what the first decided, sees it, and decides again', async () => {
    const [link] = site.knowledgeBase.library.links({ lower: { document }, asked: true });
    if (!link) throw new Error('Expected links of the document, not none');
    const { lower, upper } = link;
    const at = encodeURIComponent(`${document}/${lower.address}~${upper.document}/${upper.address}`);
    const page = await site.open(`/review/${document}?at=${at}`);
    const { seenOf } = { seenOf: site.knowledgeBase.library.seenOf({ lower, upper }) };
    const decision = { lower, upper, by: '王芳', at: new Date().toISOString(), seen: seenOf };
    site.knowledgeBase.library.review({ ...decision, action: 'reject' });
    await page.locator('h1').focus();
    await page.keyboard.press('y');
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toMatch(/“王芳”于.*否定/);
    await page.locator('link-review').getByText('已否定').first().waitFor();
    await page.locator('h1').focus();
    await page.keyboard.press('y');
    await said(page, '已确认');
  });

  test('the name is chosen once, and every decision carries it', async () => {
    const page = await site.open(`/review/${document}`);
    await page.getByLabel('复核人').fill('李雷');
    await page.getByLabel('复核人').press('Enter');
    await page.waitForFunction(() => localStorage.getItem('reviewer-name') === '李雷');
    await page.locator('h1').focus();
    await page.keyboard.press('y');
    await said(page, '已确认');
    expect(decided().map(([, , by]) => by)).toContain('李雷');
  });

  test('the page names the upper document and shows its keys', async () => {
    const page = await site.open(`/review/${document}`);
    expect(await textOf(page.locator('link-review'))).toMatch(/上位文件：.{6,}/);
    await page.keyboard.press('?');
    expect(await textOf(page.locator('#keys'))).toMatch(/u 撤销上一个决定/);
  });

  test('a clause without a counterpart opens as what it is', async () => {
    const { library } = site.knowledgeBase;
    const linked = new Set(library.links({ lower: { document } }).map(({ lower }) => lower.address));
    const alone = library.clauses(document).find((clause) => clause.searchable && !linked.has(clause.address));
    const page = await site.open(`/review/${document}?at=${alone?.address}`);
    expect(await textOf(page.locator('.done'))).toContain('这一条没有候选的对应');
  });
});

test('a weak candidate is decided on where it is read', async () => {
  const { library } = site.knowledgeBase;
  const weak = library
    .links({ lower: { document } })
    .find(({ strength, review }) => strength === 'weak' && review.by === null);
  if (!weak) throw new Error('Expected weak links of the document, not none');
  const page = await site.open(`/documents/${document}/${weak.lower.address}`);
  const rest = page.locator('details.rest');
  if ((await rest.getAttribute('open')) === null) await rest.locator('summary').first().click();
  const block = page
    .locator('counterpart-block')
    .filter({ has: page.locator(`a[href$="/${weak.upper.address}"]`) })
    .last();
  await block.getByRole('button', { name: '确认' }).click();
  await said(page, '已确认');
  expect(library.reviewOf({ lower: weak.lower, upper: weak.upper }).status).toBe('confirmed');
});

test('the overview shows how far each document is', async () => {
  const page = await site.open('/review');
  expect(await page.locator('review-progress').count()).toBe(3);
});

test('no page asks another host for anything, and none logs an error', () => {
  // A decision that is refused because somebody else was first is what the browser calls a failed load.
  expect(site.misdeeds.filter((misdeed) => !misdeed.includes('409 (Conflict)'))).toEqual([]);
});
