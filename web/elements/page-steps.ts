import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from './base-styles.ts';

/** Links to the other pages of a list. */
@customElement('page-steps')
export class PageSteps extends LitElement {
  static override styles = [
    baseStyles,
    css`
      nav {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem;
        padding: 1rem 0;
        border-top: 1px solid var(--rule);
      }
      a,
      span {
        min-width: 2rem;
        padding: 0.25rem 0.5rem;
        text-align: center;
        font-variant-numeric: tabular-nums;
      }
      a[aria-current] {
        background: var(--ink);
        color: var(--paper);
        text-decoration: none;
      }
    `,
  ];

  @property({ type: Number }) page = 1;
  @property({ type: Number }) pages = 1;
  /** URL of a page by its number. */
  @property({ attribute: false }) href: (page: number) => string = () => '';

  protected override render(): TemplateResult | typeof nothing {
    if (this.pages <= 1) return nothing;
    return html`<nav aria-label="结果分页">
      ${this.page > 1 ? html`<a href=${this.href(Math.min(this.page - 1, this.pages))} rel="prev">上一页</a>` : nothing}
      ${this.#numbers().map((number, index, all) => {
        const gap = index > 0 && number - (all[index - 1] ?? 0) > 1;
        return html`${gap ? html`<span>…</span>` : nothing}<a
            href=${this.href(number)}
            aria-label="第 ${number} 页"
            aria-current=${number === this.page ? 'page' : nothing}
            >${number}</a
          >`;
      })}
      ${this.page < this.pages ? html`<a href=${this.href(this.page + 1)} rel="next">下一页</a>` : nothing}
    </nav>`;
  }

  /** First, last, and two on either side of the present page. */
  #numbers(): number[] {
    return Array.from({ length: this.pages }, (_, index) => index + 1).filter(
      (number) => number === 1 || number === this.pages || Math.abs(number - this.page) <= 2,
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'page-steps': PageSteps;
  }
}
