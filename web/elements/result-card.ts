import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { SearchHitView } from '../../server/contract/search.ts';
import { clauseLink, documentLink, placeLink, unitLink } from '../links.ts';
import { clauseName, fieldNames, roleNames, shortened } from '../names.ts';
import { baseStyles } from './base-styles.ts';
import { clauseTextStyles, headingMark, markedText, type TextMark } from './clause-text.ts';
import { labelStyles, levelLabel, validityLabel } from './labels.ts';

/** One hit: where it stands, its heading, the passage with the matched words, and why it is here. */
@customElement('result-card')
export class ResultCard extends LitElement {
  static override styles = [
    baseStyles,
    labelStyles,
    clauseTextStyles,
    css`
      article {
        padding: 0.875rem 0 1rem;
        border-top: 1px solid var(--rule);
      }
      .path {
        color: var(--ink-soft);
        font-size: var(--small);
      }
      .path a {
        color: inherit;
        text-decoration: none;
      }
      .path a:hover {
        text-decoration: underline;
      }
      h2 {
        margin: 0.125rem 0;
        font: 700 1.125rem / 1.5 var(--serif);
      }
      h2 a {
        color: var(--ink);
        text-decoration: none;
      }
      h2 a:hover {
        color: var(--link);
        text-decoration: underline;
      }
      h2 .number {
        color: var(--red);
        margin-inline-end: 0.3em;
      }
      .law {
        max-width: 42em;
        font-size: 1rem;
        line-height: 1.75;
      }
      .facts {
        margin-top: 0.375rem;
        font-size: var(--small);
        color: var(--ink-soft);
      }
      .missing {
        color: var(--warning-ink);
      }
      .missing s {
        text-decoration-thickness: 1px;
      }
      details {
        margin-top: 0.25rem;
        font-size: var(--small);
      }
      summary {
        display: inline-block;
        padding: 0.125rem 0;
        color: var(--link);
        cursor: pointer;
      }
      summary::before {
        content: '＋ ';
      }
      details[open] summary::before {
        content: '－ ';
      }
      td:last-child,
      th:last-child {
        text-align: end;
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  @property({ attribute: false }) hit: SearchHitView | null = null;

  protected override render(): TemplateResult | typeof nothing {
    const { hit } = this;
    if (!hit) return nothing;
    return html`<article>
      <p class="path">${this.#path(hit)}</p>
      <h2>
        <a href=${clauseLink(hit.document, hit.address)}>${hit.heading === null ? clauseName(hit) : this.#heading(hit)}</a>
      </h2>
      <p class="law">${this.#passage(hit)}</p>
      ${this.#facts(hit)}
      ${hit.parts.length === 0 ? nothing : this.#why(hit)}
    </article>`;
  }

  #path(hit: SearchHitView): TemplateResult {
    const steps = hit.path.map(
      (step) => html` › <a href=${placeLink(hit.document, step.address)}>${shortened(clauseName(step), 24)}</a>`,
    );
    return html`<a href=${documentLink(hit.document)}>${hit.documentTitle}</a>${steps}`;
  }

  #heading(hit: SearchHitView): TemplateResult {
    const marks = hit.highlights
      .filter((mark) => mark.field === 'heading')
      .map((mark): TextMark => ({ start: mark.start, end: mark.end, label: { kind: 'match' } }));
    return html`${hit.num === null ? nothing : html`<span class="number">${hit.num}</span>`}${markedText(hit.heading ?? '', { marks })}`;
  }

  #passage(hit: SearchHitView): TemplateResult {
    const marks = hit.highlights
      .filter((mark) => mark.field === 'text')
      .map((mark): TextMark => ({ start: mark.start, end: mark.end, label: { kind: 'match' } }));
    const start = Math.max(hit.snippet.start, headingEnd(hit));
    const { end } = hit.snippet;
    return html`${start > headingEnd(hit) ? '……' : nothing}${markedText(hit.text, { marks, range: { start, end } })}${end < hit.text.length ? '……' : nothing}`;
  }

  #facts(hit: SearchHitView): TemplateResult {
    const units = hit.units.slice(0, 5);
    return html`<div class="facts row">
      <span>${levelLabel(hit.level)} ${validityLabel(hit.validity)} ${hit.weak ? html`<span class="label review proposed">弱相关</span>` : nothing}</span>
      ${
        units.length === 0
          ? nothing
          : html`<span
            >${units.map(
              (unit, index) =>
                html`${index > 0 ? '、' : ''}<a href=${unitLink(unit.fullName)}>${unit.name}</a>${unit.role === 'responsible' ? nothing : `（${roleNames[unit.role]}）`}`,
            )}${hit.units.length > units.length ? ` 等 ${hit.units.length} 个单位` : nothing}</span
          >`
      }
      ${
        hit.counterparts > 0
          ? html`<a href=${`${clauseLink(hit.document, hit.address)}#counterparts`}>对应条款 ${hit.counterparts} 条</a>`
          : nothing
      }
      ${hit.onlyInPath.length === 0 ? nothing : html`<span>只有所在标题含：${hit.onlyInPath.join('、')}</span>`}
      ${hit.missing.length === 0 ? nothing : html`<span class="missing">本条不含：${hit.missing.map((word, index) => html`${index > 0 ? '、' : ''}<s>${word}</s>`)}</span>`}
    </div>`;
  }

  #why(hit: SearchHitView): TemplateResult {
    return html`<details>
      <summary>为什么在这里</summary>
      <table>
        <thead><tr><th scope="col">依据</th><th scope="col">所在</th><th scope="col">得分</th></tr></thead>
        <tbody>
          ${hit.parts.map((part) => html`<tr><td>${part.label}</td><td>${fieldNames[part.field] ?? part.field}</td><td>${part.value.toFixed(2)}</td></tr>`)}
          <tr><th scope="row" colspan="2">合计</th><td>${hit.score.toFixed(2)}</td></tr>
        </tbody>
      </table>
    </details>`;
  }
}

/** Where the text goes on after the number and heading that the card shows above it. */
function headingEnd(hit: SearchHitView): number {
  const heading = headingMark(hit)[0];
  if (!heading) return 0;
  return heading.end + (/^[。．：\s]+/u.exec(hit.text.slice(heading.end))?.[0].length ?? 0);
}

declare global {
  interface HTMLElementTagNameMap {
    'result-card': ResultCard;
  }
}
