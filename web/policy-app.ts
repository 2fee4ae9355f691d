import { provide } from '@lit/context';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { ApiClient } from './api-client.ts';
import { apiContext } from './contexts.ts';
import './elements/site-header.ts';
import type { AnnounceEvent, ListReadyEvent, NavigateEvent, PageReadyEvent } from './events.ts';
import { loadPage, renderPage } from './page-table.ts';
import { reviewerName } from './reviewer-name.ts';
import { Router } from './router.ts';
import { sessionToken } from './session-token.ts';
import { sitePath } from './site-base.ts';

/** The application: header, the page that the URL names, and the one status line. It renders without a shadow root. */
@customElement('policy-app')
export class PolicyApp extends LitElement {
  @provide({ context: apiContext }) api = new ApiClient(
    (input, init) => fetch(input, init),
    sessionToken,
    reviewerName,
  );
  @state() private sentence = '';
  @state() private quiet = false;
  @state() private failure = '';
  /** Pages whose code is on its way; the old page stays until the last of them is here. */
  @state() private loading = 0;
  @state() private administers = false;
  readonly #router = new Router(this, async (route) => {
    this.failure = '';
    this.loading += 1;
    await loadPage(route.page).catch(() => {
      this.failure = '页面没有读到：网络中断，或者程序刚刚更新。请重新载入本页。';
    });
    this.loading -= 1;
  });
  #shown = '';
  #clearing: ReturnType<typeof setTimeout> | undefined;

  /** Asked once: without an answer the site is for reading. */
  protected override firstUpdated(): void {
    this.api.person().then(
      ({ mayWrite }) => {
        this.administers = mayWrite;
      },
      () => {},
    );
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { route } = this.#router;
    return html`
      <nav aria-label="跳转"><a class="skip" href="#main" @click=${this.#skip}>跳到正文</a></nav>
      <site-header .page=${route.page} ?administers=${this.administers}></site-header>
      <main
        id="main"
        tabindex="-1"
        aria-busy=${this.loading > 0}
        @announce=${this.#announce}
        @page-ready=${this.#pageReady}
        @list-ready=${this.#listReady}
        @navigate-to=${this.#navigate}
      >
        ${this.failure === '' ? renderPage(route) : html`<h1>页面没有读到</h1><p>${this.failure}</p>`}
      </main>
      <footer class="site-footer">
        <p>政策条款库 · 条款文字以发文机关公布的文本为准；对应关系在人工确认之前只是建议。<a href=${sitePath('/api/')}>接口说明</a></p>
      </footer>
      <div class="status ${this.quiet ? 'quiet' : nothing}" role="status">${this.sentence}</div>
    `;
  }

  readonly #skip = (event: Event): void => {
    event.preventDefault();
    this.querySelector('main')?.focus();
  };

  readonly #announce = (event: AnnounceEvent): void => {
    clearTimeout(this.#clearing);
    this.sentence = event.sentence;
    this.quiet = event.quiet;
    this.#clearing = setTimeout(() => {
      this.sentence = '';
    }, 6000);
  };

  readonly #navigate = (event: NavigateEvent): void => {
    this.#router.navigate(event.href, { replace: event.replace });
  };

  /**
   * Sets the title; after a page change focus goes to the h1 and the window to the top or where it was. On the first page
   * focus stays where the browser put it, unless the page has keys of its own, which work where the focus is.
   */
  readonly #pageReady = (event: PageReadyEvent): void => {
    document.title = `${event.pageTitle} · 政策条款库`;
    const path = location.pathname;
    if (path === this.#shown) return;
    const first = this.#shown === '';
    this.#shown = path;
    if (this.#router.returnTo !== null) window.scrollTo({ top: this.#router.returnTo });
    else if (!first && location.hash === '') window.scrollTo({ top: 0 });
    if (event.target instanceof LitElement) {
      const place = first ? '[data-keys]' : 'h1';
      event.target.renderRoot.querySelector<HTMLElement>(place)?.focus({ preventScroll: true });
    }
  };

  /** What stands in the list is drawn by the next frame; before it the window is too short to scroll. */
  readonly #listReady = ({ top }: ListReadyEvent): void => {
    const { returnTo } = this.#router;
    requestAnimationFrame(() => {
      if (returnTo !== null) window.scrollTo({ top: returnTo });
      else top?.scrollIntoView({ block: 'start' });
      if (top !== null) top.focus({ preventScroll: true });
    });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'policy-app': PolicyApp;
  }
}
