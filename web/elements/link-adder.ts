import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { ClauseView } from '../../server/contract/clause.ts';
import type { DocumentSummaryView } from '../../server/contract/document.ts';
import type { ReviewRequestView } from '../../server/contract/review.ts';
import { typeNames } from '../names.ts';
import { placeKey } from '../tracing-links.ts';
import { baseStyles } from './base-styles.ts';
import './clause-picker.ts';
import type { ClausePicker } from './clause-picker.ts';

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
        max-width: 80rem;
        margin-top: 0.5rem;
      }
      label span {
        display: block;
        color: var(--ink-soft);
        font-size: var(--small);
      }
      .pickers {
        display: grid;
        grid-template-columns: repeat(2, minmax(0, 1fr));
        gap: 1rem;
      }
      input[type='text'] {
        width: 100%;
      }
      @media (max-width: 56rem) {
        .pickers {
          grid-template-columns: minmax(0, 1fr);
        }
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
    this.#picker('upper')?.focus();
  }

  protected override render(): TemplateResult {
    const titles = new Map(this.documents.map((one) => [one.id, one.title]));
    const lower = this.clauses.filter((clause) => clause.document === this.lowerDocument);
    const upper = this.clauses.filter((clause) => clause.document !== this.lowerDocument);
    return html`<details>
      <summary>新增对应（a）</summary>
      <form @submit=${this.#submit}>
        <div class="pickers">
          <clause-picker id="lower" label="下位条款" .clauses=${lower} .chosen=${`${this.lowerDocument}/${this.lowerAddress}`}></clause-picker>
          <clause-picker id="upper" label="上位条款" .clauses=${upper} .titles=${titles}></clause-picker>
        </div>
        <label><span>类型</span>
          <select name="type">${Object.entries(typeNames).map(([type, name]) => html`<option value=${type} ?selected=${type === 'task'}>${name}</option>`)}</select>
        </label>
        <label><span>备注</span><input type="text" name="note" maxlength="2000" /></label>
        <p><button type="submit">新增</button></p>
      </form>
    </details>`;
  }

  #picker(side: 'lower' | 'upper'): ClausePicker | null {
    return this.renderRoot.querySelector<ClausePicker>(`clause-picker#${side}`);
  }

  #chosen(side: 'lower' | 'upper'): ClauseView | undefined {
    return this.clauses.find((clause) => placeKey(clause) === this.#picker(side)?.chosen);
  }

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const form = new FormData(event.target);
    const type = (Object.keys(typeNames) as (keyof typeof typeNames)[]).find((one) => one === form.get('type'));
    const note = String(form.get('note') ?? '').trim();
    const [lower, upper] = [this.#chosen('lower'), this.#chosen('upper')];
    if (!lower || !upper) {
      this.#picker(lower ? 'upper' : 'lower')?.focus();
      return;
    }
    this.dispatchEvent(
      new LinkAddedEvent({
        lower: { document: lower.document, address: lower.address },
        upper: { document: upper.document, address: upper.address },
        action: 'add',
        ...(type ? { type } : {}),
        ...(note === '' ? {} : { note }),
      }),
    );
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'link-adder': LinkAdder;
  }
}
