import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { DocumentSummaryView } from '../../server/contract/document.ts';
import { baseStyles } from './base-styles.ts';
import './document-picker.ts';
import type { DocumentChosenEvent } from './document-picker.ts';

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
 * Two searchable lists to choose a lower and an upper document from.
 * @fires pair-chosen
 */
@customElement('document-pair')
export class DocumentPair extends LitElement {
  static override styles = [
    baseStyles,
    css`
      div {
        display: grid;
        grid-template-columns: repeat(2, minmax(0, 32rem));
        gap: 0.25rem 2rem;
        margin: 0.5rem 0;
      }
      @media (max-width: 40rem) {
        div {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  /** What either side may be. */
  @property({ attribute: false }) lowerDocuments: DocumentSummaryView[] = [];
  @property({ attribute: false }) upperDocuments: DocumentSummaryView[] = [];
  @property() lower = '';
  @property() upper = '';
  /** Wording of the choice of all lower documents; without it one must be chosen. */
  @property() all = '';

  /** True where neither stands above the other. */
  @property({ type: Boolean }) similar = false;

  protected override render(): TemplateResult {
    return html`<div class="no-print">
      <document-picker
        label=${this.similar ? '左边的文件' : '下位文件'}
        none=${this.all}
        .documents=${this.lowerDocuments}
        .chosen=${this.lower}
        @document-chosen=${({ document }: DocumentChosenEvent) => this.dispatchEvent(new PairChosenEvent(document, this.upper))}
      ></document-picker>
      <document-picker
        label=${this.similar ? '右边的文件' : '上位文件'}
        .documents=${this.upperDocuments}
        .chosen=${this.upper}
        @document-chosen=${({ document }: DocumentChosenEvent) => this.dispatchEvent(new PairChosenEvent(this.lower, document))}
      ></document-picker>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'document-pair': DocumentPair;
  }
}
