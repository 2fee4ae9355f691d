import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ownIndex, testMeilisearch } from '../harness/meilisearch.ts';
import { accessibilityProblems, Site, settled, status, textOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await Site.start({ ...testMeilisearch(), index: ownIndex('reading') });
});
afterEach(() => site.closePages());
afterAll(() => site?.stop());

describe('a document', () => {
  test('shows every clause of the text, in order', async () => {
    const page = await site.open('/documents/hz-2024-52');
    const shown = (await textOf(page.locator('article'))).replaceAll(' ', '');
    let from = shown.indexOf('文件信息');
    for (const clause of site.knowledgeBase.library.clauses('hz-2024-52')) {
      const text = clause.text.replace(/\s+/g, '');
      const at = shown.indexOf(text.slice(0, 40), from);
      expect(at, clause.address).toBeGreaterThanOrEqual(from);
      from = at + 1;
    }
  });

  test('a fragment leads to its clause', async () => {
    const page = await site.open('/documents/zj-new-trade-plan#3/4');
    const block = page.locator('clause-block[target]');
    expect(await block.getAttribute('data-address')).toBe('3/4');
    await page.waitForFunction(() => window.scrollY > 500);
    expect((await block.boundingBox())?.y).toBeLessThan(300);
  });

  test('the outline is walked with the arrow keys', async () => {
    const page = await site.open('/documents/hz-2024-25');
    const links = page.getByRole('navigation', { name: '文件大纲' }).getByRole('link');
    await links.first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const third = await links.nth(2).getAttribute('href');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname + url.hash === third);
    await page.keyboard.press('End');
    expect(await links.last().evaluate((link) => link.matches(':focus'))).toBe(true);
  });

  test('a fact leads to the words that prove it', async () => {
    const page = await site.open('/documents/hz-2024-52');
    await page.getByRole('link', { name: '发文字号的原文依据' }).click();
    const proof = page.locator('mark.proof');
    await proof.waitFor();
    expect(await proof.textContent()).toBe('杭政办函〔2024〕52号');
  });

  test('what the text does not state is called so, and is not invented', async () => {
    const page = await site.open('/documents/zj-digital-trade');
    expect(await page.locator('.number').first().textContent()).toBe('发文字号未载明');
    expect(await page.locator('document-facts .unstated').textContent()).toContain('成文日期');
  });

  test('an expired document warns above its text', async () => {
    const page = await site.open('/documents/hz-2023-155');
    expect(await textOf(page.locator('validity-warning'))).toContain('已过有效期');
  });

  test('each clause has its permalink in view, and the permalink opens the clause', async () => {
    const page = await site.open('/documents/hz-2024-52');
    const permalink = page.locator('clause-block[data-address="2/2/7"] .permalink');
    expect(await permalink.isVisible()).toBe(true);
    await permalink.click();
    await page.waitForURL(/\/documents\/hz-2024-52\/2\/2\/7\?version=\d+$/);
    await settled(page);
    expect(await page.locator('h1').innerText()).toContain('推广人工智能技术应用');
  });

  test('rows of a printed table have their own permalinks', async () => {
    const page = await site.open('/documents/hz-2024-25');
    const rows = site.knowledgeBase.library.clauses('hz-2024-25').filter((clause) => clause.kind === 'row');
    expect(await page.locator('clause-table tbody tr').count()).toBe(rows.length);
    expect(await page.locator('clause-table tbody .link a').first().getAttribute('href')).toContain(rows[0]?.address);
  });

  test('prints without navigation', async () => {
    const page = await site.open('/documents/hz-2024-52');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('site-header').isVisible()).toBe(false);
    expect(await page.locator('.outline').isVisible()).toBe(false);
    expect(await page.locator('clause-block').first().isVisible()).toBe(true);
  });
});

describe('a clause', () => {
  const linked = '/documents/hz-2024-25/2/1/1';

  test('stands beside its counterpart on a wide screen and above it on a phone', async () => {
    const page = await site.open(linked, { width: 1680 });
    const own = page.locator('.own');
    const counterpart = page.locator('counterpart-block').first();
    const [left, right] = [await own.boundingBox(), await counterpart.boundingBox()];
    expect(right?.x).toBeGreaterThan((left?.x ?? 0) + (left?.width ?? 0));
    await page.setViewportSize({ width: 390, height: 844 });
    const [above, below] = [await own.boundingBox(), await counterpart.boundingBox()];
    expect(below?.y).toBeGreaterThan((above?.y ?? 0) + (above?.height ?? 0));
  });

  test('pointing at one evidence marks both sides, by mouse and by keyboard', async () => {
    const page = await site.open(linked);
    const here = page.locator('.own mark.evidence').first();
    const there = page.locator('counterpart-block[chosen] mark.evidence.active');
    await here.hover();
    await there.first().waitFor();
    await page.mouse.move(0, 0);
    await page.locator('counterpart-block mark.evidence').first().focus();
    await page.locator('.own mark.evidence.active').first().waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  test('text, citations and permalink are copied with one click, and the status line says so', async () => {
    const page = await site.open(linked);
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    const clause = site.knowledgeBase.library.clause('hz-2024-25', '2/1/1');
    const forms: [string, string, string][] = [
      ['复制正文', clause?.text ?? '', '已复制条款正文'],
      ['复制行文引用', '第二部分第（一）项第1点', '已复制行文引用'],
      ['复制 GB/T 7714—2025', '杭政办函〔2024〕25号[EB/OL]', '已复制GB/T 7714—2025 著录'],
      ['复制本机链接', `${site.address}${linked}?version=`, '已复制本机链接'],
    ];
    for (const [button, text, sentence] of forms) {
      await page.getByRole('button', { name: button }).click();
      await page.waitForFunction((said) => document.querySelector('[role=status]')?.textContent === said, sentence);
      expect(await copied()).toContain(text);
      expect(await status(page)).toBe(sentence);
    }
  });

  test('further forms wait in a menu that Escape closes', async () => {
    const page = await site.open(linked);
    await page.getByText('其他格式').click();
    expect(await page.locator('copy-bar .forms').innerText()).toContain('BibTeX');
    for (const width of [390, 1024]) {
      await page.setViewportSize({ width, height: 900 });
      const menu = await page.locator('copy-bar .forms').boundingBox();
      expect((menu?.x ?? 0) + (menu?.width ?? 0)).toBeLessThanOrEqual(width);
    }
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await page.locator('copy-bar .forms').isVisible()).toBe(false);
  });

  test('the score of a counterpart is explained', async () => {
    const page = await site.open(linked);
    await page.getByText('的由来').first().click();
    expect(await page.locator('counterpart-block tbody tr').count()).toBeGreaterThan(0);
  });

  test('one without counterpart says so', async () => {
    const { library } = site.knowledgeBase;
    const lonely = library
      .clauses('hz-2024-52')
      .find(
        (clause) =>
          clause.searchable &&
          library.crossReferences('hz-2024-52', clause.address).implements.every((link) => link.strength === 'weak'),
      );
    const page = await site.open(`/documents/hz-2024-52/${lonely?.address}`);
    expect(await page.locator('#counterparts .none').innerText()).toContain('没有');
  });

  test('an unknown address offers the nearest clause', async () => {
    const page = await site.open('/documents/hz-2024-25/2/1/99');
    expect(await textOf(page.locator('problem-message'))).toContain('最接近');
    await page.locator('problem-message a').click();
    await page.locator('copy-bar').waitFor();
  });

  test('focus goes to the heading when the page changes', async () => {
    const page = await site.open(linked);
    await page.locator('.steps a[rel=next]').click();
    await page.waitForURL(/2\/1\/2$/);
    await page.waitForFunction(() => {
      const active = document.activeElement?.shadowRoot?.activeElement;
      return active?.tagName === 'H1' && active.textContent?.startsWith('2.');
    });
  });
});
