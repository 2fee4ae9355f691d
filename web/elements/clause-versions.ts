import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
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
  /** First version that has the clause no longer; null while the current one has it. */
  @property({ attribute: false }) removedIn: number | null = null;

  protected override render(): TemplateResult {
    const newestFirst = [...this.versions].sort((a, b) => b.version - a.version);
    return html`<ol>
      ${this.removedIn === null ? nothing : html`<li><p>第 ${this.removedIn} 版起已没有这一条。</p></li>`}
      ${newestFirst.map((version, index) => {
        const older = newestFirst[index + 1];
        return html`<li>
          <p class="row">
            <a href=${clauseLink(this.document, version.address, version.version)}>第 ${version.version} 版</a>
            <span>${changeNames[version.change]}</span>
            <span class="soft">${dateName(version.ingestedAt)}收录 · ${version.pinpoint}</span>
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
