import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ClauseChangeView, VersionDifferenceView } from '../../server/contract/document.ts';
import { clauseLink } from '../links.ts';
import { baseStyles } from './base-styles.ts';
import { changedText } from './changed-text.ts';
import { clauseTextStyles } from './clause-text.ts';

const changeNames: Record<ClauseChangeView['change'], string> = {
  added: '新增',
  removed: '删去',
  changed: '修改',
  moved: '移动',
  replaced: '换成另一条',
};

/** What changed between two versions of a document, clause by clause. */
@customElement('version-difference')
export class VersionDifference extends LitElement {
  static override styles = [
    baseStyles,
    clauseTextStyles,
    css`
      li {
        max-width: calc(var(--measure) + 6em);
        padding: 0.625rem 0;
        border-top: 1px solid var(--rule);
      }
      p.small {
        color: var(--ink-soft);
      }
    `,
  ];

  @property({ attribute: false }) difference: VersionDifferenceView | null = null;

  protected override render(): TemplateResult | typeof nothing {
    const { difference } = this;
    if (!difference) return nothing;
    return html`<p>第 ${difference.from} 版 → 第 ${difference.to} 版：${difference.changes.length} 条有变动，${difference.unchanged} 条未变。</p>
      <ol>${difference.changes.map((change) => this.#change(difference, change))}</ol>`;
  }

  #change(difference: VersionDifferenceView, change: ClauseChangeView): TemplateResult {
    const { before, after } = change;
    const place = after ?? before;
    const version = after ? difference.to : difference.from;
    return html`<li>
      <p class="small">
        <b>${changeNames[change.change]}</b>
        ${place === null ? nothing : html`<a href=${clauseLink(difference.document, place.address, version)}>${place.pinpoint}</a>`}
        ${before && after && before.address !== after.address ? html`（原为${before.pinpoint}）` : nothing}
      </p>
      ${before && after ? changedText(before.text, after.text) : html`<p class="law">${after ? html`<ins>${after.text}</ins>` : html`<del>${before?.text}</del>`}</p>`}
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'version-difference': VersionDifference;
  }
}
