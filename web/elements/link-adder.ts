import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { ClauseView } from '../../server/contract/clause.ts';
import type { DocumentSummaryView } from '../../server/contract/document.ts';
import type { ReviewRequestView } from '../../server/contract/review.ts';
import { clauseName, shortened, typeNames } from '../names.ts';
import { baseStyles } from './base-styles.ts';
import { sideOf } from './document-pair.ts';

/** The reviewer adds a link that nobody proposed. */
export class LinkAddedEvent extends Event {
  static readonly type = 'link-added';
  constructor(readonly request: ReviewRequestView) {
    super(LinkAddedEvent.type);
  }
}

/**
 * Adds a link between a lower and an upper clause by hand.
 * @fires link-added
 */
@customElement('link-adder')
export class LinkAdder extends LitElement {
  static override styles = [
    baseStyles,
    css`
      summary {
        color: var(--link);
        cursor: pointer;
      }
      form {
        display: grid;
        gap: 0.5rem;
        max-width: 46rem;
        margin-top: 0.5rem;
      }
      label span {
        display: block;
        color: var(--ink-soft);
        font-size: var(--small);
      }
      select,
      input[type='text'] {
        width: 100%;
      }
    `,
  ];

  @property({ attribute: false }) clauses: ClauseView[] = [];
  @property({ attribute: false }) documents: DocumentSummaryView[] = [];
  @property() lowerDocument = '';
  @property() lowerAddress = '';
  @query('details') private details: HTMLDetailsElement | undefined;

  /** Opens the form and goes to its first field. */
  open(): void {
    if (!this.details) return;
    this.details.open = true;
    this.renderRoot.querySelector('select')?.focus();
  }

  protected override render(): TemplateResult {
    const upper = sideOf(this.documents, 'upper');
    return html`<details>
      <summary>新增对应（a）</summary>
      <form @submit=${this.#submit}>
        <label><span>市级条款</span>
          <select name="lower">${this.#options(this.lowerDocument, this.lowerAddress)}</select>
        </label>
        <label><span>省级条款</span>
          <select name="upper" required>
            ${upper.map((one) => html`<optgroup label=${shortened(one.title, 30)}>${this.#options(one.id, '')}</optgroup>`)}
          </select>
        </label>
        <label><span>类型</span>
          <select name="type">${Object.entries(typeNames).map(([type, name]) => html`<option value=${type} ?selected=${type === 'task'}>${name}</option>`)}</select>
        </label>
        <label><span>备注</span><input type="text" name="note" maxlength="2000" /></label>
        <p><button type="submit">新增</button></p>
      </form>
    </details>`;
  }

  #options(document: string, selected: string): TemplateResult[] {
    return this.clauses
      .filter((clause) => clause.document === document)
      .map(
        (clause) => html`<option value=${`${document}/${clause.address}`} ?selected=${clause.address === selected}>
          ${clause.pinpoint} ${shortened(clauseName({ ...clause, num: null }), 36)}
        </option>`,
      );
  }

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const form = new FormData(event.target);
    const type = (Object.keys(typeNames) as (keyof typeof typeNames)[]).find((one) => one === form.get('type'));
    const note = String(form.get('note') ?? '').trim();
    this.dispatchEvent(
      new LinkAddedEvent({
        lower: place(String(form.get('lower'))),
        upper: place(String(form.get('upper'))),
        action: 'add',
        ...(type ? { type } : {}),
        ...(note === '' ? {} : { note }),
      }),
    );
  };
}

function place(key: string): { document: string; address: string } {
  const slash = key.indexOf('/');
  return { document: key.slice(0, slash), address: key.slice(slash + 1) };
}

declare global {
  interface HTMLElementTagNameMap {
    'link-adder': LinkAdder;
  }
}
