import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ReviewProgressView } from '../../server/contract/review.ts';
import { baseStyles } from './base-styles.ts';

/** How far the review of one document has come. */
@customElement('review-progress')
export class ReviewProgress extends LitElement {
  static override styles = [
    baseStyles,
    css`
      div {
        max-width: 56rem;
        padding: 0.5rem 0;
        border-top: 1px solid var(--rule);
      }
      p {
        font-size: var(--small);
        color: var(--ink-soft);
        font-variant-numeric: tabular-nums;
      }
      a {
        font: 700 1.0625rem / 1.5 var(--serif);
        color: var(--ink);
      }
      progress {
        width: min(24rem, 100%);
        height: 0.5rem;
        accent-color: var(--evidence-line);
      }
    `,
  ];

  @property({ attribute: false }) progress: ReviewProgressView | null = null;
  /** Where the title leads; without it the title is not shown. */
  @property() href = '';

  protected override render(): TemplateResult | typeof nothing {
    const { progress } = this;
    if (!progress) return nothing;
    const done = progress.confirmed + progress.rejected;
    return html`<div>
      ${this.href === '' ? nothing : html`<a href=${this.href}>${progress.title}</a>`}
      <p class="row">
        <progress max=${Math.max(1, progress.total)} value=${done} aria-label="复核进度"></progress>
        <span>已复核 ${done} / ${progress.total}：确认 ${progress.confirmed}，否定 ${progress.rejected}；未复核 ${progress.proposed}${progress.needsReview > 0 ? `，文字变动待复核 ${progress.needsReview}` : ''}</span>
      </p>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'review-progress': ReviewProgress;
  }
}
