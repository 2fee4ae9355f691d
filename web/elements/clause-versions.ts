import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ClauseVersionView } from '../../server/contract/document.ts';
import { clauseLink } from '../links.ts';
import { dateName } from '../names.ts';
import { baseStyles } from './base-styles.ts';
import { changedText } from './changed-text.ts';
import { clauseTextStyles } from './clause-text.ts';

const changeNames: Record<ClauseVersionView['change'], string> = {
  added: '新增',
  unchanged: '未变',
  moved: '移动',
  changed: '修改',
  removed: '删去',
};

/** One clause through the versions of its document, newest first, with what changed marked. */
@customElement('clause-versions')
export class ClauseVersions extends LitElement {
  static override styles = [
    baseStyles,
    clauseTextStyles,
    css`
      li {
        max-width: calc(var(--measure) + 4em);
        padding: 0.375rem 0;
        border-top: 1px solid var(--rule);
      }
      p.row {
        font-size: 0.875rem;
      }
      a {
        padding: 0.1875rem 0;
      }
    `,
  ];

  @property({ attribute: false }) document = '';
  @property({ attribute: false }) versions: ClauseVersionView[] = [];

  protected override render(): TemplateResult {
    const newestFirst = [...this.versions].sort((a, b) => b.version - a.version);
    return html`<ol>
      ${newestFirst.map((version, index) => {
        const older = newestFirst[index + 1];
        return html`<li>
          <p class="row">
            <a href=${clauseLink(this.document, version.address, index === 0 ? null : version.version)}>第 ${version.version} 版</a>
            <span>${changeNames[version.change]}</span>
            <span class="soft">${dateName(version.ingestedAt)}收录 · ${version.address}</span>
          </p>
          ${version.change === 'changed' && older ? changedText(older.text, version.text) : ''}
        </li>`;
      })}
    </ol>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clause-versions': ClauseVersions;
  }
}
