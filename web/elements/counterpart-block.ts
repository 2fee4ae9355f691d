import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CounterpartView } from '../../server/contract/cross-reference.ts';
import { clauseLink, documentLink, traceLink } from '../links.ts';
import { clauseName, dateName, differenceNames, percent, shortened } from '../names.ts';
import { baseStyles } from './base-styles.ts';
import { clauseTextStyles, setClause, type TextMark } from './clause-text.ts';
import './link-decision.ts';
import { labelStyles, reviewLabel, strengthLabel, typeLabel } from './labels.ts';

/** The reader points at one pair of evidence, or at none. */
export class EvidenceEvent extends Event {
  static readonly type = 'evidence';
  constructor(readonly index: number | null) {
    super(EvidenceEvent.type, { bubbles: true, composed: true });
  }
}

/** Which pair of evidence an event points at; null for none. */
export function evidenceAt(event: Event): number | null {
  for (const node of event.composedPath()) {
    if (node instanceof HTMLElement && node.dataset.evidence !== undefined) return Number(node.dataset.evidence);
  }
  return null;
}

/**
 * One counterpart of a clause: text with evidence, named differences, how the score came about, what people decided.
 * @fires evidence
 */
@customElement('counterpart-block')
export class CounterpartBlock extends LitElement {
  static override styles = [
    baseStyles,
    labelStyles,
    clauseTextStyles,
    css`
      :host {
        --number-column: auto;
        --unnumbered-indent: 0;
      }
      article {
        padding: 0.75rem 0 1.25rem;
        border-top: 1px solid var(--rule);
      }
      :host([chosen]) article {
        border-top: 2px solid var(--evidence-line);
      }
      h3 {
        font: 700 1.0625rem / 1.5 var(--serif);
      }
      h3 a {
        color: var(--ink);
        text-decoration: none;
      }
      h3 a:hover {
        text-decoration: underline;
      }
      .path {
        color: var(--ink-soft);
        font-size: var(--small);
      }
      .labels {
        gap: 0.375rem;
        margin: 0.25rem 0 0.375rem;
      }
      .law {
        max-width: var(--measure);
      }
      dl {
        display: grid;
        grid-template-columns: max-content minmax(0, 1fr) minmax(0, 1fr);
        gap: 0.125rem 0.875rem;
        margin-top: 0.625rem;
        padding-top: 0.5rem;
        border-top: 1px dotted var(--rule-strong);
        font-size: var(--small);
      }
      dt {
        font-weight: 600;
      }
      details {
        margin-top: 0.375rem;
        font-size: var(--small);
      }
      summary {
        display: inline-block;
        color: var(--link);
        cursor: pointer;
      }
      td:not(:first-child),
      th:not(:first-child) {
        text-align: end;
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  @property({ attribute: false }) counterpart: CounterpartView | null = null;
  /** The clause whose counterpart it is. */
  @property({ attribute: false }) clause: { document: string; address: string } | null = null;
  /** Side on which the counterpart stands. */
  @property() side: 'lower' | 'upper' = 'upper';
  @property({ type: Boolean, reflect: true }) chosen = false;
  @property({ attribute: false }) activeEvidence: number | null = null;

  protected override render(): TemplateResult | typeof nothing {
    const { counterpart } = this;
    if (!counterpart) return nothing;
    const marks: TextMark[] = counterpart.evidence.map((pair, index) => ({
      ...pair.there,
      label: { kind: 'evidence', index },
    }));
    const point = (event: Event) => this.dispatchEvent(new EvidenceEvent(evidenceAt(event)));
    return html`<article @pointerover=${point} @pointerleave=${point} @focusin=${point}>
      <p class="path">
        <a href=${documentLink(counterpart.document)}>${counterpart.documentTitle}</a>${counterpart.path.map((step) => ` › ${shortened(clauseName(step), 20)}`)}
      </p>
      <h3><a href=${clauseLink(counterpart.document, counterpart.address)}>${clauseName(counterpart)}</a></h3>
      <p class="labels row">${strengthLabel(counterpart)} ${typeLabel(counterpart.type)} ${reviewLabel(counterpart.review)}</p>
      ${setClause(counterpart, { marks, activeEvidence: this.activeEvidence })}
      ${this.#differences(counterpart)} ${this.#review(counterpart)} ${this.#decision(counterpart)} ${this.#score(counterpart)}
    </article>`;
  }

  #differences(counterpart: CounterpartView): TemplateResult | typeof nothing {
    if (counterpart.differences.length === 0) return nothing;
    return html`<dl aria-label="差异">
      <dt>差异</dt><dd class="soft">上位</dd><dd class="soft">下位</dd>
      ${counterpart.differences.map(
        (difference) => html`<dt>${differenceNames[difference.kind]}</dt>
          <dd>${difference.upper ?? '（无）'}</dd>
          <dd>${difference.lower ?? '（无）'}</dd>`,
      )}
    </dl>`;
  }

  #review(counterpart: CounterpartView): TemplateResult | typeof nothing {
    const { by, at, note } = counterpart.review;
    if (by === null) return nothing;
    return html`<p class="small soft">${by} ${at === null ? '' : dateName(at)}${note === null || note === '' ? nothing : `：${note}`}</p>`;
  }

  #decision(counterpart: CounterpartView): TemplateResult | typeof nothing {
    if (!this.clause) return nothing;
    const here = { document: this.clause.document, address: this.clause.address };
    const there = { document: counterpart.document, address: counterpart.address };
    const [lower, upper] = this.side === 'upper' ? [here, there] : [there, here];
    const { type, review } = counterpart;
    return html`<link-decision .link=${{ lower, upper, type, review }}></link-decision>`;
  }

  #score(counterpart: CounterpartView): TemplateResult {
    return html`<details>
      <summary>得分 ${percent(counterpart.score)} 的由来</summary>
      <table>
        <thead><tr><th scope="col">特征</th><th scope="col">数值</th><th scope="col">贡献</th></tr></thead>
        <tbody>
          ${counterpart.parts.map((part) => html`<tr><td>${part.label}</td><td>${part.value.toFixed(2)}</td><td>${part.contribution.toFixed(2)}</td></tr>`)}
        </tbody>
      </table>
      <p><a href=${traceLink(counterpart.document, counterpart.address)}>这一条的上下追溯</a></p>
    </details>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'counterpart-block': CounterpartBlock;
  }
  interface HTMLElementEventMap {
    evidence: EvidenceEvent;
  }
}
