import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { KnowledgeBase } from '../../ingest/knowledge-base.ts';
import { buildApp } from '../../server/app.ts';
import { buildWeb, webFolder } from '../../server/web-build.ts';
import { launchChromium } from '../harness/chromium.ts';

const seeds = fileURLToPath(new URL('../../seeds', import.meta.url));
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const localKey = 'the-key-of-this-start';

export interface OpenOptions {
  width?: number;
  scheme?: 'light' | 'dark';
}

/** The whole product with the five real documents, and a browser to use it with. */
export class Site {
  readonly address: string;
  readonly knowledgeBase: KnowledgeBase;
  readonly #browser: Browser;
  readonly #stop: () => Promise<void>;
  readonly #contexts: BrowserContext[] = [];
  /** What no page may do: errors in the console, requests to other hosts. */
  readonly misdeeds: string[] = [];

  private constructor(address: string, knowledgeBase: KnowledgeBase, browser: Browser, stop: () => Promise<void>) {
    this.address = address;
    this.knowledgeBase = knowledgeBase;
    this.#browser = browser;
    this.#stop = stop;
  }

  /**
   * @param meilisearch an engine that is running, with the index to use; a managed one where it is left out
   */
  static async start(meilisearch?: { host: string; apiKey: string; index: string }): Promise<Site> {
    const dataDir = mkdtempSync(join(tmpdir(), 'clauses-site-'));
    await buildWeb();
    const knowledgeBase = await KnowledgeBase.open({
      dataDir,
      meilisearch: meilisearch ? { url: meilisearch.host, apiKey: meilisearch.apiKey } : {},
      ...(meilisearch ? { index: meilisearch.index } : {}),
    });
    await knowledgeBase.fillOnce(seeds);
    const configuration = { writers: [], localUser: '本机用户' };
    const app = await buildApp({ knowledgeBase, configuration, webFolder, localKey });
    const address = await app.listen({ host: '127.0.0.1', port: 0 });
    const browser = await launchChromium();
    return new Site(address, knowledgeBase, browser, async () => {
      await browser.close();
      await app.close();
      await knowledgeBase.close();
      rmSync(dataDir, { recursive: true, force: true });
    });
  }

  /** Opens a page of the site in a window of its own and waits until it shows its heading. */
  async open(path: string, { width = 1280, scheme = 'light' }: OpenOptions = {}): Promise<Page> {
    const context = await this.#browser.newContext({
      viewport: { width, height: width < 600 ? 844 : 1000 },
      colorScheme: scheme,
      locale: 'zh-CN',
      reducedMotion: 'reduce',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    this.#contexts.push(context);
    // tsx wraps named functions in a call of `__name`, also those that are sent to the page.
    await context.addInitScript('globalThis.__name = (named) => named');
    const page = await context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error') this.misdeeds.push(`${path}: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.misdeeds.push(`${path}: ${error.message}`));
    page.on('request', (request) => {
      if (!request.url().startsWith(this.address) && !request.url().startsWith('data:'))
        this.misdeeds.push(`${path}: request to ${request.url()}`);
    });
    // As the start prints it: the key leads on to the page behind it.
    await page.goto(`${this.address}/local/${localKey}${path}`);
    await settled(page);
    return page;
  }

  /** Closes all windows. */
  async closePages(): Promise<void> {
    for (const context of this.#contexts.splice(0)) await context.close();
  }

  async stop(): Promise<void> {
    await this.#stop();
  }
}

/** Waits until the page has a heading and nothing in it is still being read. */
export async function settled(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor({ state: 'attached' });
  await page.waitForFunction(() => {
    const busy = (root: ParentNode): boolean =>
      [...root.querySelectorAll('*')].some(
        (element) => element.getAttribute('aria-busy') === 'true' || (element.shadowRoot && busy(element.shadowRoot)),
      );
    return !busy(document);
  });
  await page.evaluate(() => document.fonts.ready);
}

/** Violations of WCAG 2.2 A and AA and of good practice, or of the rules named, one line each. */
export async function accessibilityProblems(page: Page, rules: string[] = []): Promise<string[]> {
  await page.evaluate(axeSource);
  const results = await page.evaluate(async (only) => {
    const { axe } = window as unknown as { axe: { run: (options: object) => Promise<AxeResults> } };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    return await axe.run({ runOnly: only.length > 0 ? { type: 'rule', values: only } : { type: 'tag', values: tags } });
  }, rules);
  return results.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${violation.help} — ${node.html.slice(0, 160)}`),
  );
}

/** Text of the one status line. */
export const status = (page: Page) => page.locator('[role=status]').textContent();

/** What an element shows, with everything in shadow roots below it. */
export const textOf = (locator: Locator): Promise<string> =>
  locator.evaluate((element) => {
    const read = (node: Node): string => {
      if (node instanceof HTMLStyleElement || (node instanceof HTMLElement && node.hidden)) return '';
      if (node instanceof Text) return node.data;
      const inside = node instanceof Element && node.shadowRoot ? node.shadowRoot : node;
      return [...inside.childNodes].map(read).join('');
    };
    return read(element).replace(/\s+/g, ' ');
  });
