import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { DocumentView } from '../../server/contract/document.ts';
import { documentLink, query } from '../links.ts';
import { dateName } from '../names.ts';
import { baseStyles } from './base-styles.ts';

/** The versions of a document in the library, each readable, each comparable with the one before. */
@customElement('document-versions')
export class DocumentVersions extends LitElement {
  static override styles = [
    baseStyles,
    css`
      ol {
        margin-top: 0.625rem;
        font-size: 0.875rem;
      }
      a {
        padding: 0.1875rem 0;
      }
      li {
        padding: 0.125rem 0;
      }
    `,
  ];

  @property({ attribute: false }) document: DocumentView | null = null;

  protected override render(): TemplateResult | typeof nothing {
    const { document } = this;
    if (!document || document.versions.length < 2) return nothing;
    const newest = Math.max(...document.versions.map((version) => version.version));
    return html`<ol aria-label="版本">
      ${document.versions.map((version) => {
        const current = version.version === newest;
        return html`<li class="row">
          <a href=${documentLink(document.id, current ? null : version.version)}>第 ${version.version} 版${current ? '（现行）' : ''}</a>
          <span>${dateName(version.ingestedAt)}收录</span>
          ${
            version.version === 1
              ? nothing
              : html`<span class="soft">新增 ${version.added} · 删去 ${version.removed} · 修改 ${version.changed}</span>
                <a href=${`${documentLink(document.id)}${query({ from: version.version - 1, to: version.version })}`}>与前一版比较</a>`
          }
        </li>`;
      })}
    </ol>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'document-versions': DocumentVersions;
  }
}
