import { consume } from '@lit/context';
import { LitElement, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import type { ApiClient } from '../api-client.ts';
import { apiContext } from '../contexts.ts';
import { AnnounceEvent, NavigateEvent, PageReadyEvent } from '../events.ts';
import type { Route } from '../route.ts';

/**
 * A page: reads its state from the route, runs tasks on it, and tells the application when its content stands.
 * Subclasses return their title from `pageTitle` once they have something to show.
 */
export abstract class PageElement extends LitElement {
  @consume({ context: apiContext }) api: ApiClient | undefined;
  @property({ attribute: false }) route: Route | undefined;
  #titled = '';

  /** Title of the window; null while the page is still reading. */
  protected abstract pageTitle(): string | null;

  /** The API client; pages exist only below the application, which gives it. */
  protected get client(): ApiClient {
    if (!this.api) throw new Error('Expected a page inside policy-app, not one without an API client');
    return this.api;
  }

  protected get query(): URLSearchParams {
    return this.route?.query ?? new URLSearchParams();
  }

  protected param(name: string): string {
    return this.route?.params[name] ?? '';
  }

  protected announce(sentence: string, quiet = false): void {
    this.dispatchEvent(new AnnounceEvent(sentence, quiet));
  }

  protected navigate(href: string, replace = false): void {
    this.dispatchEvent(new NavigateEvent(href, replace));
  }

  /** Same page with some query values set (null removes them). */
  protected withQuery(values: Record<string, string | null>): string {
    const search = new URLSearchParams(this.query);
    for (const [name, value] of Object.entries(values)) {
      if (value === null) search.delete(name);
      else search.set(name, value);
    }
    return `${location.pathname}${search.size > 0 ? `?${search}` : ''}`;
  }

  protected override updated(_changed: PropertyValues): void {
    const title = this.pageTitle();
    if (title === null || title === this.#titled) return;
    this.#titled = title;
    this.dispatchEvent(new PageReadyEvent(title));
  }
}
