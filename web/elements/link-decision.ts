import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { PersonView } from '../../server/contract/person.ts';
import type { ReviewRequestView } from '../../server/contract/review.ts';
import type { LinkView } from '../../server/contract/tracing.ts';
import { type ApiClient, ApiProblem } from '../api-client.ts';
import { apiContext } from '../contexts.ts';
import { AnnounceEvent } from '../events.ts';
import { typeNames } from '../names.ts';
import { baseStyles } from './base-styles.ts';

/** Somebody decided on a link, or it turned out that somebody else had: what is shown is to be read again. */
export class LinkDecidedEvent extends Event {
  static readonly type = 'link-decided';
  constructor() {
    super(LinkDecidedEvent.type, { bubbles: true, composed: true });
  }
}

type Action = ReviewRequestView['action'];

const doneSentences: Record<Action, string> = {
  confirm: '已确认',
  reject: '已否定',
  retype: '已修改类型',
  add: '已新增对应',
  undo: '已撤销',
};

const types = Object.keys(typeNames) as LinkView['type'][];

/**
 * Decides on the link beside which it stands, wherever that is read; shows nothing to those who only read.
 * @fires link-decided
 */
@customElement('link-decision')
export class LinkDecision extends LitElement {
  static override styles = [
    baseStyles,
    css`
      div {
        gap: 0.25rem 0.5rem;
        margin-top: 0.375rem;
        font-size: var(--small);
      }
      select,
      button {
        font-size: var(--small);
      }
      [role='alert'] {
        width: 100%;
        padding: 0.25rem 0.5rem;
        border-inline-start: 3px solid var(--red);
      }
    `,
  ];

  @consume({ context: apiContext }) api: ApiClient | undefined;
  @property({ attribute: false }) link: Pick<LinkView, 'lower' | 'upper' | 'type' | 'review'> | null = null;
  @state() private person: PersonView | null = null;
  /** What the server said against the last decision; it stands until the next one. */
  @state() private refusal = '';
  @query('select') private chosenType: HTMLSelectElement | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.api?.person().then((person) => {
      this.person = person;
    });
  }

  protected override render(): TemplateResult | typeof nothing {
    const { link, person } = this;
    if (!link || !person?.mayReview) return nothing;
    const { status, by } = link.review;
    return html`<div class="row no-print" role="group" aria-label="复核这一对应">
      <button type="button" ?disabled=${status === 'confirmed'} @click=${() => this.#decide('confirm')}>确认</button>
      <button type="button" ?disabled=${status === 'rejected'} @click=${() => this.#decide('reject')}>否定</button>
      <select aria-label="对应类型">
        ${types.map((type) => html`<option value=${type} ?selected=${type === link.type}>${typeNames[type]}</option>`)}
      </select>
      <button type="button" @click=${this.#retype}>修改类型</button>
      ${by === person.name ? html`<button type="button" @click=${() => this.#decide('undo')}>撤销</button>` : nothing}
      ${this.refusal === '' ? nothing : html`<p role="alert">${this.refusal}</p>`}
    </div>`;
  }

  readonly #retype = (): void => {
    const type = types.find((one) => one === this.chosenType?.value);
    if (type) void this.#decide('retype', type);
  };

  async #decide(action: Action, type?: LinkView['type']): Promise<void> {
    if (!this.link || !this.api) return;
    const { lower, upper, review } = this.link;
    try {
      await this.api.review({ lower, upper, action, seen: review.seen, ...(type ? { type } : {}) });
      this.refusal = '';
      this.dispatchEvent(new AnnounceEvent(doneSentences[action]));
    } catch (error) {
      this.refusal = error instanceof ApiProblem ? error.problem.detail : String(error);
    }
    this.dispatchEvent(new LinkDecidedEvent());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'link-decision': LinkDecision;
  }
}
