import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { DocumentSummaryView } from '../../server/contract/document.ts';
import { baseStyles } from './base-styles.ts';

/** The user chose a document; '' is none of them. */
export class DocumentChosenEvent extends Event {
  static readonly type = 'document-chosen';
  constructor(readonly document: string) {
    super(DocumentChosenEvent.type);
  }
}

/**
 * Finds a document by any part of its title or number.
 * @fires document-chosen
 */
@customElement('document-picker')
export class DocumentPicker extends LitElement {
  static override styles = [
    baseStyles,
    css`
      label {
        display: block;
        font-size: 0.875rem;
      }
      label span {
        display: block;
        color: var(--ink-soft);
        font-size: var(--small);
      }
      input {
        width: min(32rem, 100%);
      }
      [role='alert'] {
        font-size: var(--small);
        color: var(--warning-ink);
      }
    `,
  ];

  @property() label = '文件';
  @property({ attribute: false }) documents: DocumentSummaryView[] = [];
  @property() chosen = '';
  /** Wording of the choice of none; without it a document must be chosen. */
  @property() none = '';
  @state() private unknown = '';

  protected override render(): TemplateResult {
    const chosen = this.documents.find((one) => one.id === this.chosen);
    return html`<label><span>${this.label}</span>
        <input type="search" list="documents" autocomplete="off" placeholder=${this.none === '' ? '输入标题或文号查找' : this.none} .value=${chosen ? nameOf(chosen) : ''} @focus=${selectAll} @change=${this.#choose} />
      </label>
      <datalist id="documents">${this.documents.map((one) => html`<option value=${nameOf(one)}></option>`)}</datalist>
      ${this.unknown === '' ? nothing : html`<p role="alert">${this.unknown}</p>`}`;
  }

  readonly #choose = (event: Event): void => {
    if (!(event.target instanceof HTMLInputElement)) return;
    const typed = event.target.value.trim();
    this.unknown = '';
    if (typed === '') {
      if (this.none !== '' && this.chosen !== '') this.dispatchEvent(new DocumentChosenEvent(''));
      return;
    }
    const exact = this.documents.find((one) => nameOf(one) === typed || one.id === typed);
    const found = exact === undefined ? this.documents.filter((one) => nameOf(one).includes(typed)) : [exact];
    const [only, ...others] = found;
    if (only && others.length === 0) this.dispatchEvent(new DocumentChosenEvent(only.id));
    else
      this.unknown =
        found.length === 0 ? '没有这份文件，请换个词查找。' : `有 ${found.length} 份文件符合，请从列表中选一份。`;
  };
}

/** The list offers what fits the text: typing replaces the present name instead of adding to it. */
const selectAll = (event: Event): void => {
  if (event.target instanceof HTMLInputElement) event.target.select();
};

const nameOf = ({ title, documentNumber }: DocumentSummaryView): string =>
  documentNumber === null ? title : `${title}（${documentNumber}）`;

declare global {
  interface HTMLElementTagNameMap {
    'document-picker': DocumentPicker;
  }
}
