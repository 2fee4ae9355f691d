import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { ClauseView } from '../../server/contract/clause.ts';
import type { ReviewEventView, ReviewRequestView } from '../../server/contract/review.ts';
import type { LinkView } from '../../server/contract/tracing.ts';
import { clauseLink, documentLink } from '../links.ts';
import { clauseName, dateName, shortened, typeNames } from '../names.ts';
import { evidenceMarks, linkKey, type Side } from '../tracing-links.ts';
import { baseStyles } from './base-styles.ts';
import { clauseTextStyles, setClause } from './clause-text.ts';
import { evidenceAt } from './counterpart-block.ts';
import { differenceWords, labelStyles, reviewLabel, strengthLabel, typeLabel } from './labels.ts';
import { toolStyles } from './tool-styles.ts';

type Decision = Omit<ReviewRequestView, 'lower' | 'upper'>;

/** The reviewer decides about the link shown. */
export class ReviewAskedEvent extends Event {
  static readonly type = 'review-asked';
  constructor(readonly decision: Decision) {
    super(ReviewAskedEvent.type);
  }
}

const actionNames: Record<Decision['action'], string> = {
  confirm: '确认',
  reject: '否定',
  retype: '修改类型',
  add: '新增',
  undo: '撤销',
};

const types = Object.keys(typeNames) as LinkView['type'][];

/**
 * One link to decide about: both texts with their evidence, and the decisions.
 * @fires review-asked
 */
@customElement('link-review')
export class LinkReview extends LitElement {
  static override styles = [
    baseStyles,
    labelStyles,
    clauseTextStyles,
    toolStyles,
    css`
      h2 a {
        display: inline-block;
        min-height: 1.5rem;
      }
      :host {
        --number-column: auto;
        --unnumbered-indent: 0;
      }
      .sides {
        display: grid;
        grid-template-columns: repeat(2, minmax(0, 46rem));
        gap: 1rem 3.5rem;
        padding: 0.75rem 0;
        border-top: 2px solid var(--ink);
      }
      h2 {
        font: 600 0.875rem / 1.5 var(--sans);
      }
      h2 a {
        color: var(--ink-soft);
      }
      form {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem 1rem;
        align-items: end;
        padding: 0.75rem 0;
        border-block: 1px solid var(--rule);
      }
      label span {
        display: block;
        color: var(--ink-soft);
        font-size: var(--small);
      }
      input[type='text'] {
        width: min(24rem, 100%);
      }
      .confirm {
        border-color: var(--evidence-line);
        border-width: 2px;
      }
      @media (max-width: 56rem) {
        .sides {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  @property({ attribute: false }) link: LinkView | null = null;
  @property({ attribute: false }) lower: ClauseView | null = null;
  @property({ attribute: false }) upper: ClauseView | null = null;
  /** Titles of documents by id. */
  @property({ attribute: false }) titles: ReadonlyMap<string, string> = new Map();
  /** Earlier decisions about the link, oldest first. */
  @property({ attribute: false }) history: ReviewEventView[] = [];
  @property({ type: Boolean }) readonly = false;
  @state() private activeEvidence: number | null = null;
  @query('#note') private note: HTMLInputElement | undefined;
  @query('select') private type: HTMLSelectElement | undefined;
  #shown = '';

  /** Sends the decision with the note that was typed. */
  ask(action: Decision['action'], type?: LinkView['type']): void {
    if (this.readonly || !this.link) return;
    const note = this.note?.value.trim() ?? '';
    const { seen } = this.link.review;
    this.dispatchEvent(
      new ReviewAskedEvent({ action, seen, ...(type ? { type } : {}), ...(note === '' ? {} : { note }) }),
    );
  }

  focusType(): void {
    this.type?.focus();
  }

  focusNote(): void {
    this.note?.focus();
  }

  /** The note belongs to one link: another link starts with an empty one. */
  protected override updated(changed: PropertyValues<this>): void {
    const key = this.link ? linkKey(this.link) : '';
    if (!changed.has('link') || key === this.#shown) return;
    this.#shown = key;
    if (this.note) this.note.value = '';
  }

  protected override render(): TemplateResult | typeof nothing {
    const { link } = this;
    if (!link) return nothing;
    return html`
      <p class="row">${strengthLabel(link)} ${typeLabel(link.type)} ${reviewLabel(link.review)}
        ${link.review.by === null ? nothing : html`<span class="small soft">${link.review.by}，${dateName(link.review.at)}${link.review.note ? `：${link.review.note}` : ''}</span>`}</p>
      ${this.history.length < 2 ? nothing : this.#history()}
      ${this.readonly ? nothing : this.#form(link)}
      ${link.differences.length === 0 ? nothing : html`<p class="small">差异：${differenceWords(link.differences)}</p>`}
      <div class="sides" @pointerover=${this.#point} @pointerleave=${this.#point} @focusin=${this.#point}>
        ${this.#side('下位', 'lower', this.lower, link)} ${this.#side('上位', 'upper', this.upper, link)}
      </div>
    `;
  }

  #history(): TemplateResult {
    return html`<details class="small">
      <summary>历次决定（${this.history.length}）</summary>
      <ol>
        ${this.history.map((event) => html`<li>${new Date(event.at).toLocaleString('zh-CN')} ${event.by}${event.importedBy === null ? '' : `（${event.importedBy} 导入）`} ${actionNames[event.action]}${event.type === null ? '' : `（${typeNames[event.type]}）`}${event.note ? `：${event.note}` : ''}</li>`)}
      </ol>
    </details>`;
  }

  #side(name: string, side: Side, clause: ClauseView | null, link: LinkView): TemplateResult {
    if (!clause)
      return html`<div><h2>${name}</h2><p>这一条在现行版本中已不存在。<a href=${clauseLink(link[side].document, link[side].address)}>看原文字</a></p></div>`;
    const path = clause.path.map((step) => `${shortened(clauseName(step), 16)} › `).join('');
    const title = this.titles.get(clause.document) ?? clause.document;
    return html`<div>
      <p class="small soft">${name}文件：<a href=${documentLink(clause.document)}>${title}</a></p>
      <h2><a href=${clauseLink(clause.document, clause.address)}>${path}${clauseName(clause)}</a></h2>
      ${setClause(clause, { marks: evidenceMarks(link, side), activeEvidence: this.activeEvidence })}
    </div>`;
  }

  #form(link: LinkView): TemplateResult {
    return html`<form @submit=${(event: Event) => event.preventDefault()} @keydown=${this.#leaveOnEscape}>
      <button type="button" class="confirm" @click=${() => this.ask('confirm')}>确认 <kbd>y</kbd></button>
      <button type="button" @click=${() => this.ask('reject')}>否定 <kbd>n</kbd></button>
      <label><span>对应类型 <kbd>t</kbd></span>
        <select @keydown=${this.#retypedOnEnter}>
          ${types.map((type) => html`<option value=${type} ?selected=${type === link.type}>${typeNames[type]}</option>`)}
        </select>
      </label>
      <button type="button" @click=${this.#retype}>修改类型</button>
      <label><span>备注 <kbd>m</kbd>（随下一个决定保存，Esc 离开）</span><input id="note" type="text" maxlength="2000" /></label>
      <button type="button" @click=${() => this.ask('undo')} ?disabled=${link.review.status === 'proposed'}>撤销对这一处的决定</button>
    </form>`;
  }

  readonly #retype = (): void => {
    const type = types.find((one) => one === this.type?.value);
    if (type) this.ask('retype', type);
  };

  /** Arrow keys only choose; Enter decides. */
  readonly #retypedOnEnter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    this.#retype();
  };

  /** Escape gives the single-key commands back after the note or the type was edited. */
  readonly #leaveOnEscape = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') this.renderRoot.querySelector<HTMLElement>('.confirm')?.focus();
  };

  readonly #point = (event: Event): void => {
    this.activeEvidence = evidenceAt(event);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'link-review': LinkReview;
  }
}
