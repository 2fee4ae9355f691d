import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { DocumentSummaryView } from '../../server/contract/document.ts';
import { shortened } from '../names.ts';
import { baseStyles } from './base-styles.ts';

/** The user chose another lower or upper document; '' is all of them. */
export class PairChosenEvent extends Event {
  static readonly type = 'pair-chosen';
  constructor(
    readonly lower: string,
    readonly upper: string,
  ) {
    super(PairChosenEvent.type);
  }
}

/**
 * Two lists to choose a lower and an upper document from.
 * @fires pair-chosen
 */
@customElement('document-pair')
export class DocumentPair extends LitElement {
  static override styles = [
    baseStyles,
    css`
      div {
        margin: 0.5rem 0;
      }
      label {
        display: inline-flex;
        flex-wrap: wrap;
        gap: 0.25rem 0.5rem;
        align-items: baseline;
        font-size: 0.875rem;
      }
      @media (max-width: 40rem) {
        label,
        select {
          width: 100%;
        }
      }
    `,
  ];

  @property({ attribute: false }) documents: DocumentSummaryView[] = [];
  @property() lower = '';
  @property() upper = '';
  /** Wording of the choice of all lower documents; without it one must be chosen. */
  @property() all = '';

  protected override render(): TemplateResult {
    return html`<div class="row no-print">
      <label>市级文件
        <select id="lower" @change=${this.#changed}>
          ${this.all === '' ? '' : html`<option value="" ?selected=${this.lower === ''}>${this.all}</option>`}
          ${this.#options('lower', this.lower)}
        </select>
      </label>
      <label>省级文件
        <select id="upper" @change=${this.#changed}>${this.#options('upper', this.upper)}</select>
      </label>
    </div>`;
  }

  #options(side: 'lower' | 'upper', chosen: string): TemplateResult[] {
    return sideOf(this.documents, side).map(
      (one) => html`<option value=${one.id} ?selected=${one.id === chosen}>${shortened(one.title, 30)}</option>`,
    );
  }

  readonly #changed = (): void => {
    const value = (id: string): string => this.renderRoot.querySelector<HTMLSelectElement>(`#${id}`)?.value ?? '';
    this.dispatchEvent(new PairChosenEvent(value('lower'), value('upper')));
  };
}

/** Documents of one level, as links lead from lower to upper clauses only. */
export function sideOf(documents: DocumentSummaryView[], side: 'lower' | 'upper'): DocumentSummaryView[] {
  return documents.filter((document) => document.level === { lower: 'municipal', upper: 'provincial' }[side]);
}

declare global {
  interface HTMLElementTagNameMap {
    'document-pair': DocumentPair;
  }
}
