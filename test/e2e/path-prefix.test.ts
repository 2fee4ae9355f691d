import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { KnowledgeBase } from '../../ingest/knowledge-base.ts';
import { freePort } from '../../ingest/search/meilisearch/spawn.ts';
import { buildApp } from '../../server/app.ts';
import { buildWeb, webFolder } from '../../server/web-build.ts';
import { launchChromium } from '../harness/chromium.ts';
import { ownIndex, testMeilisearch } from '../harness/meilisearch.ts';
import { type Nginx, startNginx } from '../harness/nginx.ts';
import { settled } from './site.ts';

const seed = fileURLToPath(new URL('../../seeds/hz-2024-52.txt', import.meta.url));

let knowledgeBase: KnowledgeBase;
let folder: string;
let browser: Browser;
let app: FastifyInstance;
let nginx: Nginx;
beforeAll(async () => {
  await buildWeb();
  folder = mkdtempSync(join(tmpdir(), 'prefix-'));
  const { host, apiKey } = testMeilisearch();
  knowledgeBase = await KnowledgeBase.open({
    ...{ dataDir: folder, index: ownIndex('prefix') },
    meilisearch: { url: host, apiKey },
  });
  await knowledgeBase.ingest([seed]);
  browser = await launchChromium();
});
afterEach(async () => {
  await nginx.stop();
  await app.close();
});
afterAll(async () => {
  await browser.close();
  await knowledgeBase.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The site behind nginx below /policy/, which is all that this host has; `proxy_pass` ends with `ending`. */
async function openBehindNginx(ending: '' | '/'): Promise<{ page: Page; misdeeds: string[] }> {
  const port = await freePort();
  app = await buildApp({
    knowledgeBase,
    configuration: { writers: [], localUser: null, publicUrl: 'https://portal.example.org/policy' },
    webFolder,
  });
  await app.listen({ host: '127.0.0.1', port });
  nginx = await startNginx(`location /policy/ { proxy_pass http://127.0.0.1:${port}${ending}; }`);
  const page = await browser.newPage();
  const misdeeds: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') misdeeds.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(`${nginx.address}/policy/`)) misdeeds.push(request.url());
  });
  return { page, misdeeds };
}

describe.each([
  ['takes the prefix off', '/'],
  ['passes it on', ''],
] as const)('behind a proxy that %s', (_, ending) => {
  it('pages, assets, links, API and citations stay below the prefix', async () => {
    const { page, misdeeds } = await openBehindNginx(ending);
    await page.goto(`${nginx.address}/policy/documents/hz-2024-52/2/2/7`);
    await settled(page);
    await page.locator('nav[aria-label=主导航] a', { hasText: '文库' }).click();
    await page.waitForURL(`${nginx.address}/policy/documents`);
    await settled(page);
    await page.locator('a[href*="/documents/hz-2024-52"]').first().click();
    await page.waitForURL(`${nginx.address}/policy/documents/hz-2024-52`);
    await settled(page);
    await page.reload();
    await settled(page);
    const outside = await page.evaluate(() => {
      const links = (root: ParentNode): string[] =>
        [...root.querySelectorAll('*')].flatMap((element) => [
          ...(element instanceof HTMLAnchorElement ? [element.pathname] : []),
          ...(element.shadowRoot ? links(element.shadowRoot) : []),
        ]);
      return links(document).filter((path) => !path.startsWith('/policy/'));
    });
    expect(outside).toEqual([]);
    expect(misdeeds).toEqual([]);
    const forms = await fetch(`${nginx.address}/policy/api/documents/hz-2024-52/clauses/2/2/7/citation-forms`);
    expect(await forms.json()).toMatchObject({
      permalink: 'https://portal.example.org/policy/documents/hz-2024-52/2/2/7?version=1',
    });
    const gone = await fetch(`${nginx.address}/policy/documents/nope`, { headers: { accept: 'text/html' } });
    expect(gone.status).toBe(404);
    const described = await fetch(`${nginx.address}/policy/api/`);
    expect(described.status).toBe(200);
    expect(described.url).toMatch(new RegExp(`^${nginx.address}/policy/api/`));
    await page.close();
  });
});
