import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ClauseView } from '../../server/contract/clause.ts';
import type { LinkView } from '../../server/contract/tracing.ts';
import { clauseLink } from '../links.ts';
import { evidenceMarks, linkKey, placeKey } from '../tracing-links.ts';
import { baseStyles } from './base-styles.ts';
import { clauseTextStyles, setClause } from './clause-text.ts';
import { evidenceAt } from './counterpart-block.ts';
import { permalinkIcon } from './icons.ts';
import { differenceWords, labelStyles, reviewLabel, strengthLabel, typeLabel } from './labels.ts';

/** The reader looks at one link of a row. */
export class LinkChosenEvent extends Event {
  static readonly type = 'link-chosen';
  constructor(readonly key: string) {
    super(LinkChosenEvent.type);
  }
}

/**
 * One row of the synoptic view: a lower clause, and beside it the upper clauses that it implements.
 * @fires link-chosen
 */
@customElement('compared-row')
export class ComparedRow extends LitElement {
  static override styles = [
    baseStyles,
    labelStyles,
    clauseTextStyles,
    css`
      :host {
        scroll-margin: 4rem 0;
        --number-column: auto;
        --unnumbered-indent: 0;
      }
      .row-grid {
        display: grid;
        grid-template-columns: repeat(2, minmax(0, 46rem));
        gap: 0 3.5rem;
        padding: 0.625rem 0 0.875rem;
        border-bottom: 1px solid var(--rule);
      }
      :host([current]) {
        position: relative;
      }
      :host([current])::before {
        content: '';
        position: absolute;
        inset: 0 auto 0 -0.75rem;
        width: 4px;
        background: var(--evidence-line);
      }
      .cell + .cell {
        margin-top: 0.75rem;
        padding-top: 0.75rem;
        border-top: 1px dotted var(--rule-strong);
      }
      .law {
        font-size: 1rem;
        line-height: 1.75;
      }
      .head {
        gap: 0.25rem 0.375rem;
        align-items: center;
        font-size: var(--small);
        color: var(--ink-soft);
      }
      .head a {
        display: inline-flex;
        align-items: center;
        gap: 0.25rem;
        min-height: 1.5rem;
        color: inherit;
        text-decoration: none;
      }
      .head a:hover {
        color: var(--link);
      }
      .heading {
        padding: 1.25rem 0 0.25rem;
        font: 700 1rem / 1.6 var(--serif);
      }
      .heading .right {
        grid-column: 2;
      }
      .side {
        display: none;
      }
      .empty {
        padding: 0.5rem 0.75rem;
        border: 1px dashed var(--rule-strong);
        color: var(--ink-soft);
        font-size: 0.875rem;
        align-self: start;
      }
      .differences {
        margin-top: 0.25rem;
        font-size: var(--small);
        color: var(--ink-soft);
      }
      .differences b {
        color: var(--ink);
        font-weight: 600;
      }
      @media (max-width: 56rem) {
        .row-grid {
          grid-template-columns: minmax(0, 1fr);
          gap: 0.5rem;
        }
        .heading .right {
          grid-column: 1;
          color: var(--ink-soft);
        }
        .there {
          margin-inline-start: 0.5rem;
          padding-inline-start: 0.75rem;
          border-inline-start: 3px solid var(--medium-link);
        }
        .side {
          display: inline;
          font-weight: 600;
        }
      }
      @media print {
        .row-grid {
          grid-template-columns: 1fr 1fr;
          gap: 0 1.5rem;
        }
      }
    `,
  ];

  @property({ attribute: false }) lower: ClauseView | null = null;
  @property({ attribute: false }) upper: ClauseView[] = [];
  @property({ attribute: false }) links: LinkView[] = [];
  /** Upper place whose evidence is marked in the lower text; the best one at first. */
  @property() chosen = '';
  @state() private pointed = '';
  @state() private activeEvidence: number | null = null;

  protected override render(): TemplateResult {
    const only = this.links.length === 0 ? (this.lower ?? this.upper[0]) : undefined;
    if (only && !only.searchable) return this.#headingRow(only);
    const key = this.pointed === '' ? this.chosen : this.pointed;
    const link = this.links.find((one) => placeKey(one.upper) === key) ?? this.links[0];
    return html`<div class="row-grid" @pointerover=${this.#point} @pointerleave=${this.#point} @focusin=${this.#point}>
      <div class="here">
        ${
          this.lower === null
            ? html`<p class="empty">市级文件中没有落实这一条的条款。</p>`
            : this.#cell(this.lower, '市级', link, nothing)
        }
      </div>
      <div class="there">
        ${
          this.upper.length === 0
            ? html`<p class="empty">没有对应的省级条款。</p>`
            : this.upper.map((clause) => this.#counterpart(clause, link))
        }
      </div>
    </div>`;
  }

  /** A heading stands alone on its side: nothing is expected beside it. */
  #headingRow(clause: ClauseView): TemplateResult {
    return html`<div class="row-grid heading"><p class=${this.lower === null ? 'right' : ''}>${clause.text}</p></div>`;
  }

  #counterpart(clause: ClauseView, shown: LinkView | undefined): TemplateResult {
    const link = this.links.find((one) => placeKey(one.upper) === placeKey(clause));
    const labels = link
      ? html`${strengthLabel(link)} ${typeLabel(link.type)} ${reviewLabel(link.review)}
          <button type="button" class="plain small no-print" @click=${() => this.dispatchEvent(new LinkChosenEvent(linkKey(link)))}>标出证据</button>`
      : nothing;
    return html`<div class="cell" data-place=${placeKey(clause)}>
      ${this.#cell(clause, '省级', link, labels, link === shown ? this.activeEvidence : null)}
      ${
        link && link.differences.length > 0
          ? html`<p class="differences">${differenceWords(link.differences)}</p>`
          : nothing
      }
    </div>`;
  }

  #cell(
    clause: ClauseView,
    sideName: string,
    link: LinkView | undefined,
    labels: unknown,
    active: number | null = this.activeEvidence,
  ): TemplateResult {
    const side = clause === this.lower ? 'lower' : 'upper';
    return html`<p class="head row">
        <span class="side">${sideName}</span>
        <a href=${clauseLink(clause.document, clause.address)} title="永久链接">${permalinkIcon}${clause.pinpoint}</a>${labels}
      </p>
      ${setClause(clause, { marks: evidenceMarks(link, side), activeEvidence: active })}`;
  }

  /** The pair of evidence, and the counterpart, that pointer or focus is on. */
  readonly #point = (event: Event): void => {
    this.activeEvidence = evidenceAt(event);
    for (const node of event.composedPath())
      if (node instanceof HTMLElement && node.dataset.place !== undefined) this.pointed = node.dataset.place;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'compared-row': ComparedRow;
  }
}
