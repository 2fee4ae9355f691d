import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type Route, readRoute } from './route.ts';
import { pathInSite, siteBase } from './site-base.ts';

/**
 * Keeps the host's view of the URL. Clicks on links of this site, `navigate()` and the browser's back button all end
 * here; the page's code is loaded before the route changes, so that the old page stays readable meanwhile.
 */
export class Router implements ReactiveController {
  route: Route = readRoute(new URL(location.href));
  /** Scroll position to return to after the back button; null after a step forward. */
  returnTo: number | null = null;
  readonly #host: ReactiveControllerHost & EventTarget;
  readonly #load: (route: Route) => Promise<unknown>;
  #step = 0;

  constructor(host: ReactiveControllerHost & EventTarget, load: (route: Route) => Promise<unknown>) {
    this.#host = host;
    this.#load = load;
    host.addController(this);
  }

  hostConnected(): void {
    history.scrollRestoration = 'manual';
    window.addEventListener('popstate', this.#onPopState);
    this.#host.addEventListener('click', this.#onClick);
    void this.#enter(null);
  }

  hostDisconnected(): void {
    window.removeEventListener('popstate', this.#onPopState);
    this.#host.removeEventListener('click', this.#onClick);
  }

  /** Goes to `href`; `replace` changes the present entry of the history instead of adding one. */
  navigate(href: string, options: { replace?: boolean } = {}): void {
    history.replaceState({ scroll: window.scrollY }, '');
    if (options.replace) history.replaceState(null, '', href);
    else history.pushState(null, '', href);
    void this.#enter(null);
  }

  readonly #onPopState = (event: PopStateEvent): void => {
    void this.#enter(scrollOf(event.state));
  };

  readonly #onClick = (event: Event): void => {
    if (!(event instanceof MouseEvent) || event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const anchor = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (anchor?.target !== '' || anchor.hasAttribute('download')) return;
    const url = new URL(anchor.href);
    // What lies outside the site, or below its API, is for the browser.
    if (url.origin !== location.origin || !url.pathname.startsWith(siteBase)) return;
    if (pathInSite(url.pathname).startsWith('/api')) return;
    event.preventDefault();
    this.navigate(url.href);
  };

  async #enter(returnTo: number | null): Promise<void> {
    const step = ++this.#step;
    const route = readRoute(new URL(location.href));
    await this.#load(route);
    if (step !== this.#step) return;
    this.returnTo = returnTo;
    this.route = route;
    this.#host.requestUpdate();
  }
}

function scrollOf(state: unknown): number {
  return typeof state === 'object' && state !== null && 'scroll' in state && typeof state.scroll === 'number'
    ? state.scroll
    : 0;
}
