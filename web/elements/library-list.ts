import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { DocumentSummaryView } from '../../server/contract/document.ts';
import { documentLink } from '../links.ts';
import { dateName, unstated } from '../names.ts';
import { baseStyles } from './base-styles.ts';
import { labelStyles, levelLabel, regionLabel, validityLabel } from './labels.ts';

/** The documents of the library as a list of titles with their facts; what no text states reads 未载明. */
@customElement('library-list')
export class LibraryList extends LitElement {
  static override styles = [
    baseStyles,
    labelStyles,
    css`
      li {
        padding: 0.75rem 0;
        border-top: 1px solid var(--rule);
      }
      h3 {
        font: 700 1.0625rem / 1.5 var(--serif);
      }
      h3 a {
        color: var(--ink);
        text-decoration: none;
      }
      h3 a:hover {
        color: var(--link);
        text-decoration: underline;
      }
      p {
        font-size: var(--small);
        color: var(--ink-soft);
      }
    `,
  ];

  @property({ attribute: false }) documents: DocumentSummaryView[] = [];

  protected override render(): TemplateResult {
    if (this.documents.length === 0) return html`<p>库中还没有文件。请在“文库”页收录。</p>`;
    return html`<ul>
      ${this.documents.map(
        (document) => html`<li>
          <h3><a href=${documentLink(document.id)}>${document.title}</a></h3>
          <p class="row">
            <span>${levelLabel(document.level)} ${regionLabel(document.region)} ${validityLabel(document.validity)}</span>
            <span>${document.documentNumber ?? `文号${unstated}`}</span>
            <span>${document.issuingBodies.length > 0 ? document.issuingBodies.join('、') : `发文机关${unstated}`}</span>
            <span>${document.issuedOn === null ? `成文日期${unstated}` : `${dateName(document.issuedOn)}成文`}</span>
            ${document.planningPeriod === null ? nothing : html`<span>规划期 ${document.planningPeriod}</span>`}
            <span>${document.clauses} 条</span>
          </p>
        </li>`,
      )}
    </ul>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'library-list': LibraryList;
  }
}
