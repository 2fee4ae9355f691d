import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ClauseView } from '../../server/contract/clause.ts';
import { clauseName, shortened } from '../names.ts';
import { placeKey } from '../tracing-links.ts';
import { baseStyles } from './base-styles.ts';
import { clauseTextStyles, setClause } from './clause-text.ts';

/** The user chose a clause; null while none is. */
export class ClauseChosenEvent extends Event {
  static readonly type = 'clause-chosen';
  constructor(readonly clause: ClauseView | null) {
    super(ClauseChosenEvent.type);
  }
}

/** As many clauses as a list shows at once; more words narrow it. */
const shownClauses = 50;

/**
 * Finds a clause by any of its words, number or place, and shows its text before it is taken.
 * @fires clause-chosen
 */
@customElement('clause-picker')
export class ClausePicker extends LitElement {
  static override styles = [
    baseStyles,
    clauseTextStyles,
    css`
      :host {
        --number-column: auto;
        --unnumbered-indent: 0;
      }
      label span {
        display: block;
        color: var(--ink-soft);
        font-size: var(--small);
      }
      input[type='search'],
      select {
        width: 100%;
      }
      .preview {
        max-height: 10rem;
        overflow: auto;
        margin-top: 0.25rem;
        padding: 0.375rem 0.75rem;
        border: 1px solid var(--rule);
        font-size: 0.875rem;
      }
    `,
  ];

  @property() label = '';
  @property({ attribute: false }) clauses: ClauseView[] = [];
  /** `document/address` of what is chosen. */
  @property() chosen = '';
  /** Titles of documents by id, where the clauses are of several. */
  @property({ attribute: false }) titles: ReadonlyMap<string, string> = new Map();
  @state() private words = '';

  override focus(): void {
    this.renderRoot.querySelector('input')?.focus();
  }

  protected override render(): TemplateResult {
    const found = this.#found();
    const chosen = this.clauses.find((clause) => placeKey(clause) === this.chosen);
    return html`
      <label><span>${this.label}：输入条文、标题或序号查找（${found.length} 条）</span>
        <input type="search" autocomplete="off" .value=${this.words} @input=${this.#search} />
      </label>
      <select size="6" aria-label=${this.label} @change=${this.#choose}>
        ${found
          .slice(0, shownClauses)
          .map(
            (clause) =>
              html`<option value=${placeKey(clause)} ?selected=${clause === chosen}>${this.#name(clause)}</option>`,
          )}
      </select>
      ${chosen ? html`<div class="preview" role="region" tabindex="0" aria-label="${this.label}全文">${setClause(chosen)}</div>` : nothing}
    `;
  }

  /** Clauses that hold every word that was typed, in the order of their documents. */
  #found(): ClauseView[] {
    const words = this.words.normalize('NFKC').split(/\s+/u).filter(Boolean);
    if (words.length === 0) return this.clauses;
    return this.clauses.filter((clause) => {
      const text = `${this.#name(clause)} ${clause.text}`.normalize('NFKC');
      return words.every((word) => text.includes(word));
    });
  }

  #name(clause: ClauseView): string {
    const title = this.titles.get(clause.document);
    const path = clause.path.flatMap((step) => step.num ?? step.heading ?? []).join('');
    const name = `${path}${path === '' ? '' : ' '}${shortened(clauseName(clause), 36)}`;
    return title === undefined ? name : `${name}〔${shortened(title, 16)}〕`;
  }

  readonly #search = (event: Event): void => {
    if (event.target instanceof HTMLInputElement) this.words = event.target.value;
  };

  readonly #choose = (event: Event): void => {
    if (!(event.target instanceof HTMLSelectElement)) return;
    this.chosen = event.target.value;
    const clause = this.clauses.find((one) => placeKey(one) === this.chosen) ?? null;
    this.dispatchEvent(new ClauseChosenEvent(clause));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'clause-picker': ClausePicker;
  }
}
