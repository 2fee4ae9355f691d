import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { ownIndex, testMeilisearch } from '../harness/meilisearch.ts';
import { accessibilityProblems, Site, settled, textOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await Site.start({ ...testMeilisearch(), index: ownIndex('library-page') });
});
afterEach(() => site.closePages());
afterAll(() => site?.stop());

const text = (figure: string) =>
  `宁波市低空经济发展行动计划\n\n甬政办发〔2025〕7号\n\n一、发展目标\n\n（一）规模领先。到2027年，低空经济规模达到${figure}亿元。（责任单位：市发改委）\n\n（二）场景丰富。建成起降点100个。\n`;

async function give(page: Page, files: { name: string; content: string | Buffer }[], button: string): Promise<void> {
  await page
    .locator('ingest-form input[type=file]')
    .setInputFiles(
      files.map(({ name, content }) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) })),
    );
  await page.getByRole('button', { name: button, exact: true }).click();
  await page.locator('ingest-report').waitFor();
}

test('a file is checked without being stored', async () => {
  const page = await site.open('/documents');
  await give(page, [{ name: 'nb-2025-7.txt', content: text('600') }], '只检查');
  expect(await textOf(page.locator('ingest-report'))).toContain('没有收录');
  expect(site.knowledgeBase.library.document('nb-2025-7')).toBeNull();
});

test('a file is taken in: the report names encoding, levels and every doubt, and the document can be read', async () => {
  const page = await site.open('/documents');
  await give(page, [{ name: 'nb-2025-7.txt', content: text('600') }], '收录');
  const report = await textOf(page.locator('file-report'));
  expect(report).toContain('UTF-8');
  expect(report).toContain('新文件');
  expect(report).toContain('（一）');
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.locator('file-report').getByRole('link', { name: '看文件' }).click();
  await page.waitForURL(/\/documents\/nb-2025-7$/);
  await settled(page);
  expect(await textOf(page.locator('article'))).toContain('600亿元');
});

test('a changed file becomes a new version; both are readable and compared', async () => {
  const library = await site.open('/documents');
  await give(library, [{ name: 'nb-2025-7.txt', content: text('800') }], '收录');
  const page = await site.open('/documents/nb-2025-7');
  await page.getByRole('link', { name: '与前一版比较' }).click();
  await page.locator('version-difference del').waitFor();
  expect(await page.locator('version-difference del').innerText()).toBe('6');
  expect(await page.locator('version-difference ins').innerText()).toBe('8');
  expect(await accessibilityProblems(page)).toEqual([]);
  const old = await site.open('/documents/nb-2025-7/1/1?version=1');
  expect(await textOf(old.locator('validity-warning'))).toMatch(/旧版本：这是第 1 版，\d{4}年\d+月\d+日收录/);
  expect(await textOf(old.locator('.own'))).toContain('600亿元');
});

test('a bad file is refused with a sentence and does not stop the good ones', async () => {
  const page = await site.open('/documents');
  const files = [
    { name: 'empty.txt', content: '' },
    { name: 'old.doc', content: Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) },
    { name: 'good.txt', content: text('900') },
  ];
  await give(page, files, '收录');
  expect(await page.locator('file-report .refused').count()).toBe(2);
  expect(await page.locator('file-report .refused').first().innerText()).toMatch(/[一-龥]/);
  expect(await textOf(page.locator('library-list'))).toContain('宁波市低空经济');
});

test('the reports are kept and each has its own address', async () => {
  const page = await site.open('/reports');
  const links = page.getByRole('navigation', { name: '历次报告' }).getByRole('link');
  const count = await links.count();
  expect(count).toBeGreaterThanOrEqual(3);
  await links.last().click();
  await links.last().and(page.locator('[aria-current=page]')).waitFor();
  expect(page.url()).toMatch(/\/reports\/\d+$/);
  expect(await textOf(page.locator('ingest-report'))).toContain('hz-2024-52');
});

test('no page asks another host for anything, and none logs an error', () => {
  expect(site.misdeeds).toEqual([]);
});
