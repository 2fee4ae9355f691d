import { expect, test } from 'vitest';
import { launchChromium } from '../harness/chromium.ts';

test('a real Chromium runs a page', async () => {
  const browser = await launchChromium();
  const page = await browser.newPage();
  await page.setContent('<h1>条款</h1>');
  expect(await page.evaluate(() => document.querySelector('h1')?.textContent)).toBe('条款');
  await browser.close();
});
