import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CitationsView, CitationView } from '../../server/contract/citation.ts';
import { citationTarget, relationNames, unresolvedReasons } from '../citation-marks.ts';
import { clauseLink } from '../links.ts';
import { baseStyles } from './base-styles.ts';
import { labelStyles } from './labels.ts';

/** What a clause cites and what cites it; an unresolved citation says why. */
@customElement('citation-list')
export class CitationList extends LitElement {
  static override styles = [
    baseStyles,
    labelStyles,
    css`
      h3 {
        margin-top: 0.75rem;
        font: 600 0.9375rem / 1.6 var(--sans);
      }
      li {
        padding: 0.25rem 0;
        border-top: 1px solid var(--rule);
        font-size: 0.875rem;
      }
      .soft {
        font-size: var(--small);
      }
    `,
  ];

  @property({ attribute: false }) citations: CitationsView = { cites: [], citedBy: [] };

  protected override render(): TemplateResult {
    const { cites, citedBy } = this.citations;
    return html`
      <h3>本条引用（${cites.length}）</h3>
      ${cites.length === 0 ? html`<p class="soft">本条没有引用其他文件或条款。</p>` : html`<ul>${cites.map(cite)}</ul>`}
      <h3>引用本条的（${citedBy.length}）</h3>
      ${citedBy.length === 0 ? html`<p class="soft">库中没有条款引用本条。</p>` : html`<ul>${citedBy.map(citer)}</ul>`}
    `;
  }
}

function cite(citation: CitationView): TemplateResult {
  const href = citationTarget(citation);
  return html`<li>
    <span class="label">${relationNames[citation.relation]}</span>
    ${href === null ? citation.raw : html`<a href=${href}>${citation.raw}</a>`}
    <span class="soft"
      >${citation.reason === null ? (citation.targetLabel ?? '') : `未链接：${unresolvedReasons[citation.reason]}`}${citation.shortName === null ? '' : ` · 以下简称“${citation.shortName}”`}</span
    >
  </li>`;
}

function citer(citation: CitationView): TemplateResult {
  return html`<li>
    <span class="label">${relationNames[citation.relation]}</span>
    <a href=${clauseLink(citation.document, citation.address)}>${citation.documentTitle} ${citation.pinpoint}</a>
    <span class="soft">“${citation.raw}”</span>
  </li>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'citation-list': CitationList;
  }
}
