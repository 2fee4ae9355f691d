import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { LevelView } from '../../server/contract/basic-schemas.ts';
import type { ChainClauseView, ChainLinkView, ClauseChainView } from '../../server/contract/clause-chain.ts';
import { clauseLink, documentLink, traceLink } from '../links.ts';
import { clauseName, levelNames, percent, shortened, unstated } from '../names.ts';
import { placeKey } from '../tracing-links.ts';
import { baseStyles } from './base-styles.ts';
import { clauseTextStyles } from './clause-text.ts';
import { labelStyles, reviewLabel, strengthLabel, typeLabel } from './labels.ts';
import './link-decision.ts';

const levels: (LevelView | null)[] = ['national', 'provincial', 'municipal', 'district', null];

const relationNames: Record<ChainClauseView['relation'], string> = {
  asked: '本条',
  above: '上位',
  below: '下位',
  sibling: '落实同一条',
  candidate: '弱候选',
};

/** A clause with all above and below it, one column a level of government: 国 → 省 → 市 → 区. */
@customElement('clause-chain')
export class ClauseChain extends LitElement {
  static override styles = [
    baseStyles,
    labelStyles,
    clauseTextStyles,
    css`
      .columns {
        display: grid;
        grid-auto-columns: minmax(15rem, 1fr);
        grid-auto-flow: column;
        gap: 1.5rem;
        align-items: start;
        overflow-x: auto;
      }
      h2 {
        padding-bottom: 0.25rem;
        border-bottom: 2px solid var(--ink);
      }
      li {
        padding: 0.5rem 0.75rem 0.75rem;
        border-bottom: 1px solid var(--rule);
      }
      li.asked {
        border: 2px solid var(--red);
      }
      li.candidate {
        border: 1px dashed var(--rule-strong);
      }
      .text {
        margin-top: 0.25rem;
        font: 0.9375rem / 1.7 var(--serif);
      }
      .onward a {
        display: inline-block;
        min-height: 1.5rem;
      }
      .link {
        gap: 0.25rem 0.375rem;
        margin-top: 0.25rem;
        font-size: var(--small);
      }
      @media (max-width: 56rem) {
        .columns {
          display: block;
        }
        section {
          margin-bottom: 1.5rem;
        }
      }
    `,
  ];

  @property({ attribute: false }) chain: ClauseChainView | null = null;

  protected override render(): TemplateResult | typeof nothing {
    const { chain } = this;
    if (!chain) return nothing;
    const columns = levels
      .map((level) => ({ level, clauses: chain.clauses.filter((clause) => clause.level === level) }))
      .filter(({ clauses }) => clauses.length > 0);
    return html`
      ${chain.above === null ? nothing : html`<p>向上：${chain.above}</p>`}
      ${chain.below === null ? nothing : html`<p>向下：${chain.below}</p>`}
      ${chain.cut ? html`<p class="soft">这一条的上下关系很多，只列出最近的 ${chain.clauses.length} 条。</p>` : nothing}
      <div class="columns" role="region" aria-label="逐级追溯" tabindex="0">
        ${columns.map(
          ({ level, clauses }) => html`<section>
            <h2>${level === null ? `层级${unstated}` : levelNames[level]}（${clauses.length}）</h2>
            <ol>${clauses.map((clause) => this.#clause(clause, chain))}</ol>
          </section>`,
        )}
      </div>
    `;
  }

  #clause(clause: ChainClauseView, { links, clauses }: ClauseChainView): TemplateResult {
    const asked = clause.relation === 'asked';
    const up = links.filter(({ lower }) => placeKey(lower) === placeKey(clause));
    return html`<li class=${clause.relation}>
      <p class="small soft"><b>${relationNames[clause.relation]}</b> <a href=${documentLink(clause.document)}>${shortened(clause.documentTitle, 28)}</a></p>
      <h3><a href=${clauseLink(clause.document, clause.address)}>${shortened(clauseName(clause), 40)}</a></h3>
      <p class="text">${asked ? clause.text : shortened(clause.text, 90)}</p>
      ${up.map((link) => this.#link(link, clauses))}
      ${asked ? nothing : html`<p class="onward small"><a href=${traceLink(clause.document, clause.address)} aria-label="从这一条追溯：${shortened(clauseName(clause), 20)}">从这一条追溯</a></p>`}
    </li>`;
  }

  /** A link as the lower clause tells it. */
  #link(link: ChainLinkView, clauses: ChainClauseView[]): TemplateResult {
    const source = clauses.find((clause) => placeKey(clause) === placeKey(link.upper));
    const word = link.strength === 'weak' && link.review.status !== 'confirmed' ? '可能落实' : '落实';
    return html`<p class="link row">
        <span>${word}：${source ? shortened(clauseName(source), 24) : ''}</span>
        ${strengthLabel(link)} ${typeLabel(link.type)} ${reviewLabel(link.review)}
        ${link.review.manual ? nothing : html`<span class="soft">${percent(link.score)}</span>`}
      </p>
      <link-decision .link=${link}></link-decision>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clause-chain': ClauseChain;
  }
}
