import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { ownIndex, testMeilisearch } from '../harness/meilisearch.ts';
import { accessibilityProblems, Site, settled, status, textOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await Site.start({ ...testMeilisearch(), index: ownIndex('administration-page') });
});
afterEach(() => site.closePages());
afterAll(() => site?.stop());

const shown = (id: string) => `administration-page section[aria-labelledby=${id}]`;

test('who may write comes to the page from the header, and makes a backup', async () => {
  const page = await site.open('/');
  await page.getByRole('link', { name: '管理' }).click();
  await page.waitForURL(/\/administration$/);
  await settled(page);
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByRole('button', { name: '立即备份' }).click();
  await page.locator(shown('audit')).getByText('备份', { exact: true }).waitFor();
  expect(await status(page)).toMatch(/已备份为 library-.*：5 份文件/);
});

test('a document is removed only after a question', async () => {
  const page = await site.open('/administration');
  const row = page.locator(shown('documents')).getByRole('row').filter({ hasText: 'hz-2024-52' });
  page.once('dialog', (dialog) => void dialog.dismiss());
  await row.getByRole('button', { name: '移除' }).click();
  expect(site.knowledgeBase.library.document('hz-2024-52')).not.toBeNull();
  page.once('dialog', (dialog) => void dialog.accept());
  await row.getByRole('button', { name: '移除' }).click();
  await page.locator(shown('audit')).getByText('移除', { exact: true }).waitFor();
  expect(site.knowledgeBase.library.document('hz-2024-52')).toBeNull();
  expect(await textOf(page.locator(shown('documents')))).not.toContain('hz-2024-52');
});

test('who has no key sees no link to it, and on the page itself why nothing is shown', async () => {
  const page = await site.open('/');
  await page.context().clearCookies();
  await page.goto(`${site.address}/administration`);
  await settled(page);
  expect(await page.getByRole('link', { name: '管理' }).count()).toBe(0);
  expect(await textOf(page.locator('administration-page'))).toContain('只能阅读');
  site.misdeeds.length = 0;
});
