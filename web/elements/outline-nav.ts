import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { DocumentView } from '../../server/contract/document.ts';
import { placeLink } from '../links.ts';
import { clauseName, shortened } from '../names.ts';
import { baseStyles } from './base-styles.ts';

/** The outline of a document. Arrow keys, Home and End step through it; Enter goes there. */
@customElement('outline-nav')
export class OutlineNav extends LitElement {
  static override styles = [
    baseStyles,
    css`
      a {
        display: block;
        padding: 0.1875rem 0.5rem 0.1875rem calc(0.625rem + var(--depth, 0) * 1.05rem);
        border-inline-start: 2px solid var(--rule);
        color: var(--ink-soft);
        font-size: 0.875rem;
        line-height: 1.5;
        text-decoration: none;
      }
      a:hover {
        background: var(--raised);
        color: var(--ink);
      }
      a[aria-current] {
        border-color: var(--red);
        color: var(--ink);
        font-weight: 600;
      }
      .depth-0 {
        color: var(--ink);
        font-family: var(--serif);
        font-weight: 700;
        margin-top: 0.375rem;
      }
      .depth-1 {
        --depth: 1;
      }
      .depth-2 {
        --depth: 2;
      }
      .depth-3 {
        --depth: 3;
      }
      .depth-4 {
        --depth: 4;
      }
    `,
  ];

  @property({ attribute: false }) document: DocumentView | null = null;
  /** Address that the reader has reached. */
  @property() current = '';

  protected override render(): TemplateResult | typeof nothing {
    const { document } = this;
    if (!document) return nothing;
    return html`<nav aria-label="文件大纲" @keydown=${this.#keydown}>
      <ol>
        ${document.outline
          .filter((entry) => entry.num !== null || entry.heading !== null)
          .map(
            (entry) => html`<li>
              <a
                class="depth-${Math.min(4, entry.depth)}"
                href=${placeLink(document.id, entry.address)}
                aria-current=${entry.address === this.current ? 'location' : nothing}
                >${shortened(clauseName(entry), 34)}</a
              >
            </li>`,
          )}
      </ol>
    </nav>`;
  }

  protected override updated(): void {
    const current = this.renderRoot.querySelector('[aria-current]');
    if (current && !this.matches(':focus-within')) current.scrollIntoView({ block: 'nearest' });
  }

  readonly #keydown = (event: KeyboardEvent): void => {
    const links = [...this.renderRoot.querySelectorAll('a')];
    const focused = this.shadowRoot?.activeElement;
    const at = focused instanceof HTMLAnchorElement ? links.indexOf(focused) : -1;
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[event.key];
    const link = next === undefined ? undefined : links[Math.max(0, next)];
    if (!link) return;
    event.preventDefault();
    link.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'outline-nav': OutlineNav;
  }
}
