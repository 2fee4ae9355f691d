import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { PageName } from '../route.ts';
import { siteBase, sitePath } from '../site-base.ts';
import { baseStyles } from './base-styles.ts';

const entries: { href: string; label: string; pages: PageName[] }[] = [
  { href: '/', label: '检索', pages: ['search'] },
  { href: '/documents', label: '文库', pages: ['library', 'document', 'clause', 'reports', 'trace'] },
  { href: '/compare', label: '对照', pages: ['compare'] },
  { href: '/matrix', label: '矩阵', pages: ['matrix'] },
  { href: '/gaps', label: '缺口', pages: ['gaps'] },
  { href: '/review', label: '复核', pages: ['reviews', 'review'] },
  { href: '/units', label: '责任单位', pages: ['units', 'unit'] },
];

const administration = { href: '/administration', label: '管理', pages: ['administration' as PageName] };

/** The site's name and its main navigation. */
@customElement('site-header')
export class SiteHeader extends LitElement {
  static override styles = [
    baseStyles,
    css`
      header {
        border-bottom: 1px solid var(--rule);
        border-top: 3px solid var(--red);
      }
      div {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0.125rem 2rem;
        max-width: 105rem;
        margin: 0 auto;
        padding: 0.5rem var(--gutter);
      }
      .name {
        font: 700 1.0625rem / 1.5 var(--serif);
        letter-spacing: 0.06em;
        color: var(--ink);
        text-decoration: none;
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 0 1.25rem;
      }
      li a {
        display: block;
        padding: 0.25rem 0;
        color: var(--ink-soft);
        text-decoration: none;
        font-size: 0.9375rem;
      }
      li a:hover {
        color: var(--ink);
      }
      li a[aria-current] {
        color: var(--ink);
        font-weight: 600;
        box-shadow: inset 0 -2px 0 var(--red);
      }
      @media (max-width: 40rem) {
        ul {
          gap: 0 0.95rem;
        }
      }
    `,
  ];

  @property({ attribute: false }) page: PageName | undefined;
  /** True for a person who may change the library. */
  @property({ type: Boolean }) administers = false;

  protected override render(): TemplateResult {
    return html`<header>
      <div>
        <a class="name" href=${siteBase}>政策条款库</a>
        <nav aria-label="主导航">
          <ul>
            ${[...entries, ...(this.administers ? [administration] : [])].map((entry) => {
              const current = this.page !== undefined && entry.pages.includes(this.page);
              return html`<li><a href=${sitePath(entry.href)} aria-current=${current ? 'page' : nothing}>${entry.label}</a></li>`;
            })}
          </ul>
        </nav>
      </div>
    </header>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'site-header': SiteHeader;
  }
}
