import { Task } from '@lit/task';
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { CounterpartView } from '../../server/contract/cross-reference.ts';
import { baseStyles } from '../elements/base-styles.ts';
import '../elements/citation-list.ts';
import { clauseTextStyles, setClause } from '../elements/clause-text.ts';
import '../elements/clause-versions.ts';

import { labelStyles, levelLabel, reviewLabel, strengthLabel, typeLabel, validityLabel } from '../elements/labels.ts';
import { taskStates } from '../elements/task-states.ts';
import { clauseLink, documentLink, traceLink } from '../links.ts';
import { clauseName, shortened } from '../names.ts';
import { counts } from '../tracing-links.ts';
import { PageElement } from './page-element.ts';

/** One clause up to what it implements, down to what implements it, with citations and versions. */
@customElement('trace-page')
export class TracePage extends PageElement {
  static override styles = [
    baseStyles,
    labelStyles,
    clauseTextStyles,
    css`
      .tree,
      .tree ol {
        border-inline-start: 2px solid var(--rule);
      }
      .tree li {
        padding: 0.375rem 0 0.375rem 1rem;
      }
      .tree li li {
        font-size: 0.875rem;
      }
      .own {
        margin: 1.25rem 0;
        padding: 1rem 0;
        border-block: 2px solid var(--red);
      }
      h2 {
        margin-top: 1.5rem;
      }
      .labels {
        margin-inline-start: 0.25rem;
      }
    `,
  ];

  readonly #trace = new Task(this, {
    args: () => [this.param('document'), this.param('address')] as const,
    task: async ([id, address], { signal }) => {
      const [clause, document, links, citations, versions] = await Promise.all([
        this.client.clause(id, address, null, signal),
        this.client.document(id, null, signal),
        this.client.crossReferences(id, address, signal),
        this.client.citations(id, address, null, signal),
        this.client.clauseVersions(id, address, null, signal),
      ]);
      const near = [...links.implements, ...links.implementedBy].filter(counts);
      const further = await Promise.all(
        near.map(async (link) => {
          const beyond = await this.client.crossReferences(link.document, link.address, signal);
          const others = [...beyond.implements, ...beyond.implementedBy].filter(
            (other) => counts(other) && !(other.document === id && other.address === address),
          );
          return { link, others };
        }),
      );
      return { clause, document, none: links.none, further, citations, versions };
    },
  });

  protected override pageTitle(): string | null {
    const read = this.#trace.value;
    return read ? `追溯：${clauseName(read.clause)}` : null;
  }

  protected override render(): unknown {
    return taskStates(this.#trace, ({ clause, document, none, further, citations, versions }) => {
      const above = document.level === 'municipal' || document.level === 'district';
      const heading = above ? '向上：落实的省级条款，及落实同一条的其他市级条款' : '向下：落实本条的市级条款';
      const links = html`<h2>${heading}</h2>
        ${none === null ? nothing : html`<p>${none}</p>`}
        <ol class="tree">${further.map(({ link, others }) => html`<li>${branch(link)}${others.length === 0 ? nothing : html`<ol>${others.map((other) => html`<li>${branch(other)}</li>`)}</ol>`}</li>`)}</ol>`;
      const own = html`<div class="own">
        <p class="small"><a href=${documentLink(document.id)}>${document.title}</a> ${levelLabel(document.level)} ${validityLabel(document.validity)}</p>
        ${setClause(clause)}
        <p class="small"><a href=${clauseLink(clause.document, clause.address)}>条款页</a></p>
      </div>`;
      return html`<h1 tabindex="-1">追溯：${clauseName(clause)}</h1>
        ${above ? html`${links}${own}` : html`${own}${links}`}
        <h2>引文</h2>
        <citation-list .citations=${citations}></citation-list>
        <h2>版本</h2>
        <clause-versions .document=${document.id} .versions=${versions.versions} .removedIn=${versions.removedIn}></clause-versions>`;
    });
  }
}

function branch(link: CounterpartView): TemplateResult {
  return html`<a href=${clauseLink(link.document, link.address)}>${shortened(clauseName(link), 36)}</a>
    <span class="labels">${strengthLabel(link)} ${typeLabel(link.type)} ${reviewLabel(link.review)}</span>
    <span class="small soft">${link.documentTitle}</span>
    <a class="small" href=${traceLink(link.document, link.address)} aria-label="追溯${shortened(clauseName(link), 20)}">追溯</a>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'trace-page': TracePage;
  }
}
