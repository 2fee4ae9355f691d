import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ownIndex, testMeilisearch } from '../harness/meilisearch.ts';
import { accessibilityProblems, Site, settled, status, textOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await Site.start({ ...testMeilisearch(), index: ownIndex('search-page') });
});
afterEach(() => site.closePages());
afterAll(() => site?.stop());

const field = (page: Page) => page.getByRole('combobox', { name: '检索条款' });
const hits = (page: Page) => page.locator('result-card');
const total = async (page: Page) => Number(/共 (\d+) 条/.exec((await page.locator('.bar b').textContent()) ?? '')?.[1]);
const query = (page: Page) => new URL(page.url()).searchParams;

describe('typing', () => {
  test('suggestions come while typing and are chosen by keyboard', async () => {
    const page = await site.open('/');
    await field(page).pressSequentially('市商务');
    const option = page.getByRole('option', { name: /市商务局/ }).first();
    await option.waitFor();
    expect(await field(page).getAttribute('aria-expanded')).toBe('true');
    expect(await accessibilityProblems(page)).toEqual([]);
    await field(page).press('ArrowDown');
    const active = await field(page).getAttribute('aria-activedescendant');
    expect(await page.locator(`#${active}`).getAttribute('aria-selected')).toBe('true');
    await field(page).press('Escape');
    expect(await field(page).getAttribute('aria-expanded')).toBe('false');
  });

  test('arrows go round the list, Enter takes the marked one, and a term stays in the field', async () => {
    const page = await site.open('/');
    await field(page).pressSequentially('海外');
    await page.getByRole('option', { name: '海外仓 词语', exact: true }).waitFor();
    const options = page.getByRole('option');
    const marked = page.locator('[role=option][aria-selected=true]');
    await field(page).press('ArrowUp');
    expect(await marked.innerText()).toBe(await options.last().innerText());
    await field(page).press('ArrowDown');
    expect(await marked.count()).toBe(0);
    await field(page).press('Escape');
    expect(await options.first().isVisible()).toBe(false);
    await field(page).press('ArrowDown');
    await options.first().waitFor();
    while (!(await marked.allInnerTexts()).join().startsWith('海外仓')) await field(page).press('ArrowDown');
    await field(page).press('Enter');
    await hits(page).first().waitFor();
    expect(query(page).get('q')).toBe('海外仓');
    expect(await field(page).inputValue()).toBe('海外仓');
    expect(await field(page).getAttribute('aria-expanded')).toBe('false');
  });

  test('a unit that only another name fits comes after, with that name', async () => {
    const page = await site.open('/');
    await field(page).pressSequentially('跨境');
    await page.getByRole('option', { name: /市商务局（.*跨境.*）/ }).waitFor();
    const options = await page.getByRole('option').allInnerTexts();
    expect(options[0]).toMatch(/^跨境/);
  });

  test('a suggestion that is a place leads there', async () => {
    const page = await site.open('/');
    await field(page).pressSequentially('［2024］52');
    await page.getByRole('option', { name: /杭政办函〔2024〕52号/ }).click();
    await page.waitForURL(/\/documents\/hz-2024-52$/);
  });

  test('an answer that comes late does not replace a newer one', async () => {
    const page = await site.open('/');
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const isFirst = (url: string) => new URL(url).searchParams.get('q') === '海';
    await page.route(
      (url) => isFirst(url.href),
      async (route) => {
        await held;
        // The page may have given the request up by now.
        await route.continue().catch(() => {});
      },
    );
    const ended = Promise.race([
      page.waitForEvent('requestfinished', (request) => isFirst(request.url())),
      page.waitForEvent('requestfailed', (request) => isFirst(request.url())),
    ]);
    await field(page).pressSequentially('海');
    await field(page).pressSequentially('外仓');
    await page.getByRole('option', { name: /公共海外仓/ }).waitFor();
    const newer = await page.getByRole('option').allInnerTexts();
    release();
    await ended;
    await settled(page);
    expect(await page.getByRole('option').allInnerTexts()).toEqual(newer);
  });

  test('an input method composes without a request; its result asks for suggestions', async () => {
    const page = await site.open('/');
    await field(page).pressSequentially('海');
    await page.getByRole('option').first().waitFor();
    const asked: string[] = [];
    page.on('request', (request) => {
      const { pathname, searchParams } = new URL(request.url());
      if (pathname.startsWith('/api/')) asked.push(`${pathname} ${searchParams.get('q')}`);
    });
    const keyboard = await page.context().newCDPSession(page);
    for (const text of ['w', 'wai', 'wai c', '外仓'])
      await keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    expect(await field(page).inputValue()).toBe('海外仓');
    expect(await page.getByRole('option').first().isVisible()).toBe(false);
    await page.keyboard.press('Enter');
    expect(asked).toEqual([]);
    const answered = page.waitForResponse((response) => response.url().includes('/api/suggestions'));
    await keyboard.send('Input.insertText', { text: '外仓' });
    await answered;
    expect(asked).toEqual(['/api/suggestions 海外仓']);
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/');
    await page.getByRole('option', { name: /公共海外仓/ }).waitFor();
  });

  test('a composition that is given up asks for what is left', async () => {
    const page = await site.open('/');
    await field(page).pressSequentially('海');
    await page.getByRole('option').first().waitFor();
    const keyboard = await page.context().newCDPSession(page);
    await keyboard.send('Input.imeSetComposition', { text: 'wai', selectionStart: 3, selectionEnd: 3 });
    await keyboard.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
    await page.getByRole('option').first().waitFor();
    expect(await field(page).inputValue()).toBe('海');
  });

  test('Enter searches; the URL holds the query and the status line says how many', async () => {
    const page = await site.open('/');
    await field(page).fill('跨境电商 产业带');
    await field(page).press('Enter');
    await hits(page).first().waitFor();
    expect(query(page).get('q')).toBe('跨境电商 产业带');
    expect(await status(page)).toBe(`共 ${await total(page)} 条`);
    expect(await page.title()).toContain('跨境电商 产业带');
  });
});

describe('results', () => {
  test('the matched words are marked, in the passage or in the heading', async () => {
    const page = await site.open('/?q=海外仓');
    const marked = await page.locator('result-card mark').allTextContents();
    expect(marked).toContain('海外仓');
    expect(await hits(page).first().locator('mark').count()).toBeGreaterThan(0);
  });

  test('a card leads to its clause, to its section in the document, and to its units', async () => {
    const page = await site.open('/?q=海外仓');
    const card = hits(page).first();
    const heading = await card.locator('h2').innerText();
    await card.locator('h2 a').click();
    await page.waitForURL(/\/documents\/.+\/.+/);
    await settled(page);
    expect((await page.locator('h1').innerText()).replaceAll(' ', '')).toContain(heading.replaceAll(' ', '').slice(-4));
    expect(await page.evaluate(() => document.activeElement?.tagName.includes('-'))).toBe(true);
  });

  test('every hit can say why it is here', async () => {
    const page = await site.open('/?q=海外仓');
    const card = hits(page).first();
    await card.getByText('为什么在这里').click();
    const sum = (await card.locator('tbody td:last-child').allTextContents()).map(Number);
    expect(sum.length).toBeGreaterThan(1);
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  test('an understanding step is undone by one click and restored by another', async () => {
    const page = await site.open('/?q=跨境电商');
    const undo = page.getByRole('button', { name: /^撤销/ }).first();
    const before = await total(page);
    await undo.click();
    await page.getByRole('button', { name: /^恢复/ }).waitFor();
    expect(query(page).getAll('undo').length).toBe(1);
    expect(await total(page)).toBeLessThanOrEqual(before);
    await page.getByRole('button', { name: /^恢复/ }).click();
    await undo.waitFor();
    expect(query(page).has('undo')).toBe(false);
    expect(await total(page)).toBe(before);
  });

  test('what is not there is said plainly', async () => {
    const page = await site.open('/?q="量子引力"');
    expect(await page.locator('.banner.weak').textContent()).toContain('没有找到');
    expect(await status(page)).toBe('没有结果');
  });

  test('a clause that is missing can be asked for', async () => {
    const page = await site.open('/?q=海外仓');
    await page.getByText('为什么没有这一条？').click();
    await page.getByLabel('条款编号或永久链接').fill(`${site.address}/documents/hz-2024-25/2/1/1`);
    await page.getByRole('button', { name: '查原因' }).click();
    await page.locator('why-missing output').waitFor();
    expect(await page.locator('why-missing output a').getAttribute('href')).toBe('/documents/hz-2024-25/2/1/1');
  });

  test('a clause that is missing is named by its printed number', async () => {
    const page = await site.open('/?q=海外仓');
    await page.getByText('为什么没有这一条？').click();
    await page.locator('why-missing select').selectOption('hz-2024-52');
    const output = page.locator('why-missing output');
    const ask = async (typed: string) => {
      await page.getByLabel('条款编号或永久链接').fill(typed);
      await page.getByRole('button', { name: '查原因' }).click();
    };
    await ask('第七条');
    await expect.poll(() => output.locator('a').getAttribute('href')).toBe('/documents/hz-2024-52/2/2/7');
    expect(await output.innerText()).toContain('《杭州市加力推动跨境电商高质量发展行动计划》');
    await ask('第九十九条');
    await expect.poll(() => output.innerText()).toContain('没有找到“第九十九条”');
    await ask('2/2/99');
    await output.getByRole('button').waitFor();
    expect(await output.innerText()).toContain('《杭州市加力推动跨境电商高质量发展行动计划》没有条款 2/2/99');
    expect(await output.innerText()).not.toContain('hz-2024-52');
    await output.getByRole('button').click();
    await expect.poll(() => output.locator('a').count()).toBe(1);
  });

  test('an address that leads to no clause is said in its own sentence', async () => {
    const page = await site.open('/?q=25号文第九十九条');
    const notes = await textOf(page.locator('result-notes'));
    expect(notes).toContain('《杭州市推进数字贸易强市三年行动计划（2024—2026年）》没有这一条：25号文第九十九条。');
    expect(notes).not.toContain('库中没有找到');
    expect(notes).toContain('最接近的条款');
    await page.locator('result-notes').getByRole('link').first().click();
    await page.waitForURL(/\/documents\/hz-2024-25\//);
  });

  test('two typed filters of one kind are alternatives, as the help says', async () => {
    const page = await site.open('/?q=单位:钱江海关 单位:市商务局');
    const either = await total(page);
    await page.getByText('检索方法').click();
    expect(await page.locator('search-help table').innerText()).toContain('同一种写两次时任一即可');
    for (const unit of ['钱江海关', '市商务局'])
      expect(await total(await site.open(`/?q=单位:${unit}`))).toBeLessThan(either);
  });

  test('the steps of an address are told apart', async () => {
    const page = await site.open('/?q=专栏4第2条');
    expect(await textOf(page.locator('understanding-steps'))).toContain('专栏4第2项');
    const row = await site.open('/?q=25号文附件第3项');
    expect(await textOf(row.locator('understanding-steps'))).toMatch(/附件.+第3行/);
  });

  test('a filter by document is told by its title', async () => {
    const page = await site.open('/?q=文件:25号文 海外仓');
    const steps = await textOf(page.locator('understanding-steps'));
    expect(steps).toContain('只看文件：《杭州市推进数字贸易强市三年行动计划（2024—2026年）》');
    expect(steps).not.toContain('hz-2024-25');
  });

  test('the reasons of a hit name the fields in Chinese', async () => {
    const page = await site.open('/?q=市商务局牵头 海外仓');
    await hits(page).first().getByText('为什么在这里').click();
    const fields = await hits(page).first().locator('tbody tr:has(td:nth-child(3)) td:nth-child(2)').allInnerTexts();
    expect(fields.length).toBeGreaterThan(1);
    for (const field of fields) expect(field).toMatch(/^(?:标题|正文|责任单位|所在标题|文件)$/);
  });

  test('results are downloaded as a table', async () => {
    const page = await site.open('/?q=海外仓');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '下载结果（CSV）' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.csv$/);
  });
});

describe('long input', () => {
  test('a pasted page is searched, marked, and can be shared by its URL', async () => {
    const page = await site.open('/');
    const pasted = site.knowledgeBase.library
      .clauses('hz-2024-52')
      .map((clause) => clause.text)
      .join('')
      .replace(/\s/g, '')
      .slice(1000, 6000);
    await field(page).fill(pasted);
    await page.getByRole('button', { name: '检索', exact: true }).click();
    await hits(page).first().waitFor();
    expect(await hits(page).first().locator('mark').count()).toBeGreaterThan(0);
    expect(await textOf(page.locator('understanding-steps'))).toContain('用词');
    expect(await textOf(page.locator('understanding-steps'))).not.toContain('未用');
    await page.reload();
    await settled(page);
    expect(await field(page).inputValue()).toBe(pasted);
  });
});

describe('facets', () => {
  test('a facet narrows to exactly the count it shows, facets combine, and back undoes', async () => {
    const page = await site.open('/?q=数字贸易');
    const all = await total(page);
    const level = page.locator('facet-group').filter({ hasText: '层级' }).locator('label', { hasText: '市级' });
    const count = Number(await level.locator('data').textContent());
    await level.click();
    await page.waitForURL(/level=municipal/);
    await page.waitForFunction((sum) => document.querySelector('[role=status]')?.textContent === `共 ${sum} 条`, count);
    expect(await total(page)).toBe(count);
    const unit = page.locator('facet-group').filter({ hasText: '责任单位' }).locator('label').first();
    const inBoth = Number(await unit.locator('data').textContent());
    await unit.click();
    await page.waitForURL(/unit=/);
    await page.waitForFunction(
      (sum) => document.querySelector('[role=status]')?.textContent === `共 ${sum} 条`,
      inBoth,
    );
    await page.goBack();
    await page.goBack();
    await page.waitForFunction((sum) => document.querySelector('[role=status]')?.textContent === `共 ${sum} 条`, all);
    expect(query(page).has('level')).toBe(false);
  });

  test('the number of a section stands apart from its heading', async () => {
    const page = await site.open('/?q=数字贸易');
    const sections = page.locator('facet-group').filter({ hasText: '章节' });
    expect(await textOf(sections)).toContain('附件 数字贸易强市任务分解表');
  });

  test('a unit is found by any part of its name', async () => {
    const page = await site.open('/?q=数字贸易');
    await page.getByLabel('查找责任单位').fill('海关');
    const names = page.locator('facet-group').filter({ hasText: '责任单位' }).locator('label');
    const others = names.filter({ hasNotText: '海关' });
    await expect.poll(() => others.count()).toBe(0);
    expect((await names.allInnerTexts()).join()).toContain('钱江海关');
    await page.getByLabel('查找责任单位').fill('qjhg');
    await expect.poll(() => names.allInnerTexts()).toEqual([expect.stringContaining('钱江海关')]);
    await page.getByLabel('查找责任单位').fill('投促');
    await expect.poll(() => names.allInnerTexts()).toEqual([expect.stringContaining('市投资促进局')]);
  });

  test('two facets are searched at a time, each with its own text and list', async () => {
    const page = await site.open('/?q=数字贸易');
    const units = page.locator('facet-group').filter({ hasText: '责任单位' }).locator('label');
    const before = await units.allInnerTexts();
    await page.getByLabel('查找责任单位').fill('海关');
    await expect.poll(() => units.allInnerTexts()).not.toEqual(before);
    const found = await units.allInnerTexts();
    await page.getByLabel('查找章节').fill('保障');
    const sections = page.locator('facet-group').filter({ hasText: '章节' }).locator('label');
    await expect.poll(async () => (await sections.allInnerTexts()).every((text) => text.includes('保障'))).toBe(true);
    expect(await units.allInnerTexts()).toEqual(found);
    expect(await page.getByLabel('查找责任单位').inputValue()).toBe('海关');
    await page.getByLabel('查找责任单位').fill('');
    await expect.poll(() => units.allInnerTexts()).toEqual(before);
    expect(await page.getByLabel('查找章节').inputValue()).toBe('保障');
  });

  test('sections of a library that lists none yet wait for a document', async () => {
    const page = await site.open('/');
    await page.route('**/api/search?*', async (route) => {
      const response = await route.fetch();
      const result = await response.json();
      await route.fulfill({ response, json: { ...result, facets: { ...result.facets, section: [] } } });
    });
    await field(page).fill('数字贸易');
    await field(page).press('Enter');
    await hits(page).first().waitFor();
    const sections = page.locator('facet-group').filter({ hasText: '章节' });
    expect(await textOf(sections)).toContain('先选文件，再按章节筛选');
    await field(page).fill('"量子引力"');
    await field(page).press('Enter');
    await expect.poll(() => sections.count()).toBe(0);
  });

  test('order and page stand in the URL', async () => {
    const page = await site.open('/?q=数字贸易');
    await page.getByLabel('排序').selectOption('date');
    await page.waitForURL(/sort=date/);
    await page.getByRole('link', { name: '第 2 页' }).click();
    await page.waitForURL(/page=2/);
    await page.locator('page-steps [aria-current=page]').getByText('2').waitFor();
    expect(query(page).get('sort')).toBe('date');
  });

  test('the next page begins at its top, and back returns to the place', async () => {
    const page = await site.open('/?q=数字贸易');
    const next = page.getByRole('link', { name: '下一页' });
    await next.click();
    await page.locator('page-steps [aria-current=page]').getByText('2').waitFor();
    const bar = page.locator('.bar p');
    const top = () => bar.evaluate((element) => element.getBoundingClientRect().top);
    await expect.poll(top).toSatisfy((place: number) => place >= 0 && place < 100);
    expect(await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.textContent)).toContain(
      '第 2 页',
    );
    expect(await status(page)).toContain('第 2 页');
    await page.goBack();
    await page.locator('page-steps [aria-current=page]').getByText('1').waitFor();
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(1000);
  });

  test('back from a clause returns to the place in the list', async () => {
    const page = await site.open('/?q=数字贸易');
    await hits(page).nth(9).locator('h2 a').scrollIntoViewIfNeeded();
    const place = await page.evaluate(() => window.scrollY);
    expect(place).toBeGreaterThan(500);
    await hits(page).nth(9).locator('h2 a').click();
    await page.waitForURL(/\/documents\//);
    await settled(page);
    await page.goBack();
    await hits(page).first().waitFor();
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(place);
  });

  test('a facet that is chosen on another page leaves the focus where it is', async () => {
    const page = await site.open('/?q=数字贸易&page=2');
    const level = page.locator('facet-group').filter({ hasText: '层级' }).getByRole('checkbox').first();
    await level.click();
    await page.waitForURL(/level=/);
    await settled(page);
    expect(query(page).has('page')).toBe(false);
    expect(await level.evaluate((box) => box === (box.getRootNode() as ShadowRoot).activeElement)).toBe(true);
  });

  test('a page that is not there says how many there are', async () => {
    const page = await site.open('/?q=数字贸易&page=999');
    const last = Math.ceil((await total(page)) / 20);
    expect(await textOf(page.locator('result-notes'))).toContain(`结果只有 ${last} 页，没有第 999 页`);
    await page.getByRole('link', { name: `到最后一页（第 ${last} 页）` }).click();
    await hits(page).first().waitFor();
    expect(query(page).get('page')).toBe(String(last));
  });

  test('on a phone no field of the search page is wider than the page', async () => {
    const page = await site.open('/?q=海外仓', { width: 390 });
    await page.getByText('为什么没有这一条？').click();
    const right = await page.locator('why-missing select').evaluate((box) => box.getBoundingClientRect().right);
    expect(right).toBeLessThanOrEqual(390);
  });

  test('on a phone the filters wait behind one line', async () => {
    const page = await site.open('/?q=数字贸易', { width: 390 });
    expect(await page.locator('facet-group').first().isVisible()).toBe(false);
    await page.locator('.facets > summary').click();
    expect(await page.locator('facet-group').first().isVisible()).toBe(true);
  });
});

test('no page asks another host for anything, and none logs an error', () => {
  const askedForNoClause = /^\/\?q=海外仓: Failed to load resource: .*404/;
  expect(site.misdeeds.filter((misdeed) => !askedForNoClause.test(misdeed))).toEqual([]);
});
