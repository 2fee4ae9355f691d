import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ClauseSinceView, ClauseStandingView, FormerClauseView } from '../../server/contract/clause-standing.ts';
import { clauseLink } from '../links.ts';
import { shortened } from '../names.ts';
import { baseStyles } from './base-styles.ts';
import { changedText } from './changed-text.ts';
import { clauseTextStyles } from './clause-text.ts';

/**
 * Says above a clause what its address may hide: that the text is that of an older version and what became of it since,
 * or that older versions had another clause here. Nothing where neither is so.
 */
@customElement('clause-standing')
export class ClauseStanding extends LitElement {
  static override styles = [
    baseStyles,
    clauseTextStyles,
    css`
      .standing {
        max-width: calc(var(--measure) + 6rem);
        margin: 0.5rem 0;
        padding: 0.5rem 0.875rem;
        border: 1px solid var(--warning-ink);
        border-inline-start-width: 5px;
        background: var(--warning);
        color: var(--warning-ink);
      }
      .standing a {
        color: inherit;
      }
      .law {
        color: var(--ink);
      }
    `,
  ];

  @property({ attribute: false }) clause: ClauseStandingView | null = null;

  protected override render(): TemplateResult | typeof nothing {
    const { clause } = this;
    if (clause === null) return nothing;
    if (clause.since !== null) return older(clause, clause.since);
    const changed = clause.changedIn === null ? nothing : lastChange(clause, clause.changedIn);
    return html`${clause.formerHere.map((former) => formerClause(clause, former))}${changed}`;
  }
}

function older(clause: ClauseStandingView, since: ClauseSinceView): TemplateResult {
  const now =
    since.address === null
      ? nothing
      : html` <a href=${clauseLink(clause.document, since.address)}>看现行的${since.pinpoint}</a>`;
  return html`<div class="standing" role="note">
    <p><b>这是第 ${clause.version} 版的文字。</b>${whatBecame(clause, since)}${now}</p>
    ${since.change === 'changed' && since.text !== null ? html`<details><summary>与现行文字比较</summary>${changedText(clause.text, since.text)}</details>` : nothing}
  </div>`;
}

function whatBecame(clause: ClauseStandingView, since: ClauseSinceView): string {
  const moved = since.address !== clause.address;
  const from = `自第 ${since.version ?? ''} 版起`;
  switch (since.change) {
    case 'unchanged':
      return '现行版本中这一条未变。';
    case 'moved':
      return `${from}文字未变，位置移动：引用时为${clause.pinpoint}，现为${since.pinpoint}。`;
    case 'changed':
      return `${from}有修改${moved ? `，位置也移动：引用时为${clause.pinpoint}，现为${since.pinpoint}` : ''}。`;
    case 'removed':
      return `${from}已删去，现行版本没有这一条。`;
  }
}

function formerClause({ document, address }: ClauseStandingView, former: FormerClauseView): TemplateResult {
  const now =
    former.now === null
      ? '，现行版本已删去'
      : html`，现为<a href=${clauseLink(document, former.now.address)}>${former.now.pinpoint}</a>`;
  return html`<div class="standing" role="note">
    <p>
      <b>这个地址在第 ${former.version} 版中是另一条</b>（${former.pinpoint}）${now}。
      <a href=${clauseLink(document, address, former.version)}>看第 ${former.version} 版原文</a>
    </p>
    <p class="small">当时的文字：${shortened(former.text, 60)}</p>
  </div>`;
}

function lastChange({ document, address, version }: ClauseStandingView, changedIn: number): TemplateResult {
  const words = changedIn === version ? '现行版本' : `第 ${changedIn} 版`;
  return html`<p class="small">本条文字在${words}有修改，此前的文字见下面的<a href=${`${clauseLink(document, address)}#versions`}>版本</a>。</p>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'clause-standing': ClauseStanding;
  }
}
