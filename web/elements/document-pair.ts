import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { DocumentSummaryView } from '../../server/contract/document.ts';
import { shortened } from '../names.ts';
import { baseStyles } from './base-styles.ts';

/** The user chose another municipal or provincial document; '' is all of them. */
export class PairChosenEvent extends Event {
  static readonly type = 'pair-chosen';
  constructor(
    readonly municipal: string,
    readonly provincial: string,
  ) {
    super(PairChosenEvent.type);
  }
}

/**
 * Two lists to choose a municipal and a provincial document from.
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
  @property() municipal = '';
  @property() provincial = '';
  /** Wording of the choice of all municipal documents; without it one must be chosen. */
  @property() all = '';

  protected override render(): TemplateResult {
    return html`<div class="row no-print">
      <label>市级文件
        <select id="municipal" @change=${this.#changed}>
          ${this.all === '' ? '' : html`<option value="" ?selected=${this.municipal === ''}>${this.all}</option>`}
          ${this.#options('municipal', this.municipal)}
        </select>
      </label>
      <label>省级文件
        <select id="provincial" @change=${this.#changed}>${this.#options('provincial', this.provincial)}</select>
      </label>
    </div>`;
  }

  #options(side: 'municipal' | 'provincial', chosen: string): TemplateResult[] {
    return sideOf(this.documents, side).map(
      (one) => html`<option value=${one.id} ?selected=${one.id === chosen}>${shortened(one.title, 30)}</option>`,
    );
  }

  readonly #changed = (): void => {
    const value = (id: string): string => this.renderRoot.querySelector<HTMLSelectElement>(`#${id}`)?.value ?? '';
    this.dispatchEvent(new PairChosenEvent(value('municipal'), value('provincial')));
  };
}

/** Documents of one level, as links lead from municipal to provincial clauses only. */
export function sideOf(documents: DocumentSummaryView[], side: 'municipal' | 'provincial'): DocumentSummaryView[] {
  return documents.filter((document) => document.level === side);
}

declare global {
  interface HTMLElementTagNameMap {
    'document-pair': DocumentPair;
  }
}
