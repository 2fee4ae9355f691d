import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { SearchResultView } from '../../server/contract/search.ts';
import { clauseLink, searchLink } from '../links.ts';
import { baseStyles } from './base-styles.ts';

/** What has to be said before the hits: what was ignored, which clause may be meant, that nothing fits or only in part. */
@customElement('result-notes')
export class ResultNotes extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .banner {
        max-width: 46rem;
        margin-bottom: 0.75rem;
        padding: 0.5rem 0.875rem;
        border-inline-start: 3px solid var(--rule-strong);
        background: var(--raised);
      }
      h2 {
        font: 600 1rem / 1.5 var(--sans);
      }
      .banner.weak {
        border-color: var(--warning-ink);
        background: var(--warning);
        color: var(--warning-ink);
      }
      .banner.weak a {
        color: inherit;
      }
    `,
  ];

  @property({ attribute: false }) result: SearchResultView | null = null;
  @property({ type: Number }) page = 1;
  @property({ type: Number }) pages = 1;
  /** URL of the last page of the result. */
  @property() lastPage = '';

  protected override render(): TemplateResult | typeof nothing {
    const { result } = this;
    if (!result) return nothing;
    return html`
      ${result.ignored === null ? nothing : html`<p class="banner">${result.ignored}</p>`}
      ${this.#confidence(result)} ${this.#choices(result)}
      ${
        result.total > 0 && this.page > this.pages
          ? html`<p class="banner weak">
              结果只有 ${this.pages} 页，没有第 ${this.page} 页。<a href=${this.lastPage}>到最后一页（第 ${this.pages} 页）</a>
            </p>`
          : nothing
      }
    `;
  }

  #confidence(result: SearchResultView): TemplateResult | typeof nothing {
    const lost = lostPlace(result);
    if (result.confidence === 'good' && lost === null) return nothing;
    const sentence =
      result.total === 0 || result.confidence === 'none'
        ? '库中没有找到符合的条款。'
        : '没有条款完全符合；以下只是部分相关的条款，请逐条核对。';
    return html`<p class="banner weak">
      ${lost === null ? sentence : `${lost.replace(/[。！？]$/, '')}。`}${
        result.suggestion === null
          ? nothing
          : html`您是不是要找：<a href=${searchLink({ q: result.suggestion })}>${result.suggestion}</a>`
      }
    </p>`;
  }

  #choices(result: SearchResultView): TemplateResult | typeof nothing {
    if (result.choices.length === 0) return nothing;
    return html`<section class="banner" aria-labelledby="choices">
      <h2 id="choices">${lostPlace(result) === null ? '您要找的是哪一条？' : '最接近的条款'}</h2>
      <ul>
        ${result.choices.map((choice) => html`<li><a href=${clauseLink(choice.document, choice.address)}>${choice.label}</a></li>`)}
      </ul>
    </section>`;
  }
}

/** The sentence on an address that was understood but leads to no clause; null where it leads to one. */
function lostPlace({ understanding, total }: SearchResultView): string | null {
  const step = understanding.find(({ kind, to }) => kind === 'address' && (total === 0 || to.length === 0));
  return step?.note ?? null;
}

declare global {
  interface HTMLElementTagNameMap {
    'result-notes': ResultNotes;
  }
}
