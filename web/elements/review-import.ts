import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ImportResultView } from '../../server/contract/review.ts';
import { placeKey } from '../tracing-links.ts';
import { baseStyles } from './base-styles.ts';

/** The user gives a file of decisions. */
export class ImportAskedEvent extends Event {
  static readonly type = 'import-asked';
  constructor(readonly file: File) {
    super(ImportAskedEvent.type);
  }
}

/**
 * Takes decisions back in that were exported as CSV or JSON, and says what became of them.
 * @fires import-asked
 */
@customElement('review-import')
export class ReviewImport extends LitElement {
  static override styles = [
    baseStyles,
    css`
      label:focus-within {
        outline: 2px solid var(--focus);
        outline-offset: 2px;
      }
      p {
        margin: 0.5rem 0;
      }
    `,
  ];

  @property({ attribute: false }) result: ImportResultView | null = null;

  protected override render(): TemplateResult {
    return html`<p>
        <label class="button"
          >导入复核记录（CSV、JSON）…<input class="visually-hidden" type="file" accept=".csv,.json" @change=${this.#chosen}
        /></label>
      </p>
      ${this.result === null ? nothing : this.#result(this.result)}`;
  }

  #result(result: ImportResultView): TemplateResult {
    return html`<p>导入 ${result.imported} 条，已有 ${result.known} 条，未导入 ${result.conflicts.length} 条。</p>
      <ul class="small">
        ${result.conflicts.map((one) => html`<li>${placeKey(one.lower)} → ${placeKey(one.upper)}：${one.chinese}</li>`)}
      </ul>`;
  }

  readonly #chosen = (event: Event): void => {
    const file = event.target instanceof HTMLInputElement ? event.target.files?.[0] : undefined;
    if (file) this.dispatchEvent(new ImportAskedEvent(file));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'review-import': ReviewImport;
  }
}
