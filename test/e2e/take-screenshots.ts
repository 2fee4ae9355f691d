import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { requireChineseFont } from '../harness/chromium.ts';
import { root } from '../rules/source-files.ts';
import { Site } from './site.ts';

/** The pictures of the README, taken from the real product with the five real documents: `npm run screenshots`. */
const pictures = [
  { name: 'search.png', path: '/?q=跨境电商 产业带' },
  { name: 'clause.png', path: '/documents/hz-2024-25/2/1/3' },
];

const folder = join(root, '.screenshots');
mkdirSync(folder, { recursive: true });
const site = await Site.start();
try {
  for (const { name, path } of pictures) {
    const page = await site.open(path, { width: 1360 });
    await requireChineseFont(page);
    await page.setViewportSize({ width: 1360, height: 850 });
    await page.screenshot({ path: join(folder, name) });
    console.log(join('.screenshots', name));
  }
} finally {
  await site.stop();
}
