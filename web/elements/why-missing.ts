import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { DocumentSummaryView } from '../../server/contract/document.ts';
import type { AskedClause } from '../asked-clause.ts';
import { clauseLink } from '../links.ts';
import { readRoute } from '../route.ts';
import { baseStyles } from './base-styles.ts';

/** The user asks why a certain clause is not among the results. */
export class WhyAskedEvent extends Event {
  static readonly type = 'why-asked';
  constructor(
    readonly document: string,
    readonly address: string,
  ) {
    super(WhyAskedEvent.type);
  }
}

/**
 * 为什么没有这一条？ The clause is named by its document and address as printed, or by pasting its permalink.
 * @fires why-asked
 */
@customElement('why-missing')
export class WhyMissing extends LitElement {
  static override styles = [
    baseStyles,
    css`
      details {
        padding-top: 0.75rem;
        border-top: 1px solid var(--rule);
        font-size: 0.875rem;
      }
      summary {
        display: inline-block;
        color: var(--link);
        cursor: pointer;
      }
      form {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem 1rem;
        align-items: end;
        margin: 0.5rem 0;
      }
      label,
      select {
        max-width: 100%;
      }
      label span {
        display: block;
        color: var(--ink-soft);
        font-size: var(--small);
      }
      output {
        display: block;
        max-width: var(--measure);
        padding: 0.5rem 0.75rem;
        border-inline-start: 3px solid var(--rule-strong);
        background: var(--raised);
      }
    `,
  ];

  @property({ attribute: false }) documents: DocumentSummaryView[] = [];
  @property({ attribute: false }) answer: AskedClause | null = null;
  @property() failure = '';
  @state() private document = '';
  @state() private address = '';

  protected override render(): TemplateResult {
    return html`<details>
      <summary>为什么没有这一条？</summary>
      <form @submit=${this.#submit}>
        <label><span>文件</span>
          <select .value=${this.document} @change=${this.#documentChosen}>
            ${this.documents.map((one) => html`<option value=${one.id} ?selected=${one.id === this.document}>${one.title}</option>`)}
          </select>
        </label>
        <label><span>条款编号或永久链接</span>
          <input type="text" required placeholder="如 第七条、二（二）7" .value=${this.address} @change=${this.#addressTyped} />
        </label>
        <button type="submit">查原因</button>
      </form>
      ${this.answer === null && this.failure === '' ? nothing : html`<output>${this.#answer()}</output>`}
    </details>`;
  }

  #answer(): TemplateResult {
    const { answer } = this;
    if (!answer) return html`${this.failure}`;
    if ('sentence' in answer)
      return html`${answer.sentence}${answer.choices.map(
        ({ document, address, label }) =>
          html`<br /><button type="button" class="plain" @click=${() => this.#choose(document, address)}>${label}</button>`,
      )}`;
    const { why, name } = answer;
    return html`<a href=${clauseLink(why.document, why.address)}>${name}</a>：${why.reason}
      ${why.missing.length > 0 ? html`<br />检索词中本条不含：${why.missing.join('、')}` : nothing}`;
  }

  #choose(document: string, address: string): void {
    this.document = document;
    this.address = address;
    this.dispatchEvent(new WhyAskedEvent(document, address));
  }

  readonly #documentChosen = (event: Event): void => {
    if (event.target instanceof HTMLSelectElement) this.document = event.target.value;
  };

  /** A pasted permalink sets the document as well. */
  readonly #addressTyped = (event: Event): void => {
    if (!(event.target instanceof HTMLInputElement)) return;
    const typed = event.target.value.trim();
    const path = /\/documents\/\S+/.exec(typed)?.[0];
    const route = path === undefined ? null : readRoute(new URL(path, location.href));
    if (route?.page === 'clause') {
      this.document = route.params.document ?? '';
      this.address = route.params.address ?? '';
    } else this.address = typed;
  };

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    const document = this.document === '' ? (this.documents[0]?.id ?? '') : this.document;
    this.dispatchEvent(new WhyAskedEvent(document, this.address));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'why-missing': WhyMissing;
  }
}
