import { Task } from '@lit/task';
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { UnitClauseView, UnitView } from '../../server/contract/unit.ts';
import { baseStyles } from '../elements/base-styles.ts';
import { clauseTextStyles, setClause } from '../elements/clause-text.ts';
import '../elements/export-links.ts';
import { labelStyles, validityLabel } from '../elements/labels.ts';
import { taskStates } from '../elements/task-states.ts';
import { clauseLink, documentLink, query, searchLink, unitLink } from '../links.ts';
import { clauseName, roleNames, shortened, unstated } from '../names.ts';
import { sitePath } from '../site-base.ts';
import { PageElement } from './page-element.ts';

/** One responsible unit: all its clauses across documents, with role, deadlines and figures. */
@customElement('unit-page')
export class UnitPage extends PageElement {
  static override styles = [
    baseStyles,
    labelStyles,
    clauseTextStyles,
    css`
      h2 {
        margin-top: 1.75rem;
        padding-top: 0.5rem;
        border-top: 2px solid var(--ink);
      }
      h2 a {
        color: inherit;
        text-decoration: none;
      }
      li.clause {
        display: grid;
        grid-template-columns: minmax(0, calc((var(--measure) + 3.4em) * 1.0625)) minmax(0, 18rem);
        gap: 0.25rem 2.5rem;
        padding: 0.75rem 0;
        border-top: 1px solid var(--rule);
      }
      .path {
        grid-column: 1 / -1;
        color: var(--ink-soft);
        font-size: var(--small);
      }
      dl {
        display: grid;
        grid-template-columns: max-content minmax(0, 1fr);
        gap: 0.125rem 0.75rem;
        align-content: start;
        font-size: var(--small);
      }
      dt {
        color: var(--ink-soft);
      }
      .lead {
        font-weight: 700;
      }
      @media (max-width: 56rem) {
        li.clause {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  readonly #unit = new Task(this, {
    args: () => [this.param('unit')] as const,
    task: async ([name], { signal }) => this.client.unit(name, signal),
  });

  protected override pageTitle(): string | null {
    return this.#unit.value?.name ?? null;
  }

  protected override render(): unknown {
    return taskStates(this.#unit, (unit) => {
      const documents = [...new Set(unit.clausesOfUnit.map((clause) => clause.document))];
      return html`
        <h1 tabindex="-1">${unit.name}</h1>
        ${this.#summary(unit)}
        <export-links .base=${`/api/export/units/${encodeURIComponent(unit.name)}`} .formats=${['xlsx', 'docx', 'csv', 'json']} label="导出本单位条款"></export-links>
        ${documents.map((document) =>
          this.#document(
            document,
            unit.clausesOfUnit.filter((clause) => clause.document === document),
          ),
        )}
      `;
    });
  }

  #summary(unit: UnitView): TemplateResult {
    return html`<p class="row soft">
      ${unit.place === null ? nothing : html`<span>${unit.place.name}</span>`}
      <span>${unit.clauses} 条条款，${unit.documents} 份文件</span>
      <span>牵头 ${unit.lead} · 责任 ${unit.responsible} · 配合 ${unit.supporting}</span>
      ${unit.aliases.length === 0 ? nothing : html`<span>又作：${unit.aliases.join('、')}</span>`}
      ${unit.successor === null ? nothing : html`<span>职责现由<a href=${unitLink(unit.successor)}>${unit.successor}</a>承担</span>`}
      ${unit.known ? nothing : html`<span class="label review proposed">未登记，按原文显示</span>`}
      <a href=${searchLink({ unit: unit.name })}>在这些条款中检索</a>
      <a href=${sitePath(`/gaps${query({ unit: unit.name })}`)}>看缺口</a>
    </p>`;
  }

  #document(document: string, clauses: UnitClauseView[]): TemplateResult {
    const first = clauses[0];
    return html`<section>
      <h2><a href=${documentLink(document)}>${first?.documentTitle}</a> ${first ? validityLabel(first.validity) : nothing}</h2>
      <ol>
        ${clauses.map(
          (clause) => html`<li class="clause">
            <p class="path">${clause.path.map((step, index) => `${index > 0 ? ' › ' : ''}${shortened(clauseName(step), 20)}`)}
              · <a href=${clauseLink(clause.document, clause.address)}>${shortened(clauseName(clause), 20)}</a></p>
            ${setClause(clause)}
            <dl>
              <dt>角色</dt><dd class=${clause.role}>${roleNames[clause.role]}</dd>
              <dt>时限</dt><dd>${clause.deadlines.length > 0 ? clause.deadlines.join('；') : unstated}</dd>
              <dt>数额</dt><dd>${clause.figures.length > 0 ? clause.figures.join('；') : unstated}</dd>
            </dl>
          </li>`,
        )}
      </ol>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'unit-page': UnitPage;
  }
}
