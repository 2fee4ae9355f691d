import { Task } from '@lit/task';
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { GapDocumentView, GapsView, GapView } from '../../server/contract/tracing.ts';
import { baseStyles } from '../elements/base-styles.ts';
import '../elements/export-links.ts';
import { taskStates } from '../elements/task-states.ts';
import { clauseLink, documentLink, query, unitLink } from '../links.ts';
import { clauseName, shortened } from '../names.ts';
import { PageElement } from './page-element.ts';

/** What nothing implements and what has no source, by document and by responsible unit. */
@customElement('gaps-page')
export class GapsPage extends PageElement {
  static override styles = [
    baseStyles,
    css`
      h2 {
        margin-top: 2rem;
        padding-top: 0.5rem;
        border-top: 2px solid var(--ink);
      }
      h3 {
        margin-top: 1rem;
        font: 700 1rem / 1.5 var(--serif);
      }
      h3 a {
        color: inherit;
        text-decoration: none;
      }
      .columns {
        display: grid;
        grid-template-columns: repeat(2, minmax(0, 44rem));
        gap: 0 3rem;
        align-items: start;
      }
      li.gap {
        padding: 0.5rem 0;
        border-top: 1px solid var(--rule);
      }
      li.gap p {
        color: var(--ink-soft);
        font-size: var(--small);
      }
      progress {
        width: 8rem;
        height: 0.5rem;
        accent-color: var(--evidence-line);
      }
      .filters {
        margin: 0.75rem 0;
      }
      .filters label,
      .filters select {
        max-width: 100%;
      }
      td:not(:first-child),
      th:not(:first-child) {
        text-align: end;
        font-variant-numeric: tabular-nums;
      }
      @media (max-width: 56rem) {
        .columns {
          display: block;
        }
      }
    `,
  ];

  readonly #documents = new Task(this, {
    args: () => [] as const,
    task: async (_, { signal }) => {
      const [documents, pairs] = await Promise.all([this.client.documents(signal), this.client.pairs(signal)]);
      return documents.filter(({ id }) => pairs.some(({ lower, upper }) => lower === id || upper === id));
    },
  });
  readonly #gaps = new Task(this, {
    args: () => [this.route?.query.toString() ?? ''] as const,
    task: async ([search], { signal }) => this.client.gaps(new URLSearchParams(search), signal),
    onComplete: (gaps) =>
      this.announce(`上位条款缺口 ${count(gaps.upper)} 条，下位条款无来源 ${count(gaps.lower)} 条`, true),
  });

  protected override pageTitle(): string | null {
    return this.#gaps.value ? '缺口' : null;
  }

  protected override render(): unknown {
    return taskStates(
      this.#gaps,
      (gaps) => html`
      <h1 tabindex="-1">缺口：还没有落实的上位条款，没有来源的下位条款</h1>
      <p class="soft">没有强或中对应（已否定的不算）的条款列在这里；弱对应条数是人工查找的起点。背景、原则、目标、引言和保障措施${this.#allRoles ? '也列在内' : '无须落实，不列在内'}。</p>
      ${this.#filters(gaps)}
      <export-links base="/api/export/gaps" .search=${query({ document: this.query.getAll('document'), unit: this.query.getAll('unit'), roles: this.query.get('roles') })} label="导出缺口清单"></export-links>
      <div class="columns">
        ${this.#side('上位条款，下位尚未落实', gaps.upper)} ${this.#side('下位条款，没有上位来源', gaps.lower)}
      </div>
      ${this.#units(gaps)}
    `,
    );
  }

  #filters(gaps: GapsView): TemplateResult {
    const unit = this.query.get('unit') ?? '';
    const document = this.query.get('document') ?? '';
    return html`<div class="filters row no-print">
      <label>文件
        <select @change=${(event: Event) => this.#choose('document', event)}>
          <option value="">全部文件</option>
          ${this.#documents.value?.map((one) => html`<option value=${one.id} ?selected=${one.id === document}>${shortened(one.title, 28)}</option>`)}
        </select>
      </label>
      <label>责任单位
        <select @change=${(event: Event) => this.#choose('unit', event)}>
          <option value="">全部单位</option>
          ${unit !== '' && !gaps.units.some((one) => one.unit === unit) ? html`<option value=${unit} selected>${unit}</option>` : nothing}
          ${gaps.units.map((one) => html`<option value=${one.unit} ?selected=${one.unit === unit}>${one.unit}</option>`)}
        </select>
      </label>
      <label>
        <input type="checkbox" .checked=${this.#allRoles} @change=${() => this.navigate(this.withQuery({ roles: this.#allRoles ? null : 'all' }))} />
        显示全部
      </label>
    </div>`;
  }

  get #allRoles(): boolean {
    return this.query.get('roles') === 'all';
  }

  #choose(name: 'document' | 'unit', event: Event): void {
    if (event.target instanceof HTMLSelectElement)
      this.navigate(this.withQuery({ [name]: event.target.value === '' ? null : event.target.value }));
  }

  #side(title: string, documents: GapDocumentView[]): TemplateResult {
    return html`<section>
      <h2>${title}（${count(documents)}）</h2>
      ${documents.length === 0 ? html`<p class="soft">所选范围内没有文件。</p>` : nothing}
      ${documents.map((document) => {
        const covered = document.clauses - document.gaps.length;
        return html`<h3><a href=${documentLink(document.document)}>${document.title}</a></h3>
          <p class="row small soft">
            <progress max=${Math.max(1, document.clauses)} value=${covered} aria-label="有对应的条款"></progress>
            <span>${document.clauses} 条中 ${covered} 条有对应，缺 ${document.gaps.length} 条</span>
          </p>
          <ol>${document.gaps.map((gap) => this.#gap(gap))}</ol>`;
      })}
    </section>`;
  }

  #gap(gap: GapView): TemplateResult {
    return html`<li class="gap">
      <a href=${clauseLink(gap.document, gap.address)}>${clauseName(gap)}</a>
      <p>${gap.section ?? ''}${
        gap.units.length > 0
          ? html` · ${gap.units
              .slice(0, 4)
              .map((unit) => unit.name)
              .join('、')}${gap.units.length > 4 ? '等' : ''}`
          : nothing
      }${gap.weak > 0 ? html` · 弱对应 ${gap.weak} 条` : nothing}</p>
    </li>`;
  }

  #units(gaps: GapsView): TemplateResult | typeof nothing {
    if (gaps.units.length === 0) return nothing;
    return html`<section>
      <h2>按责任单位</h2>
      <div class="scroll-x" role="region" aria-label="按责任单位的缺口" tabindex="0"><table>
        <thead><tr><th scope="col">单位</th><th scope="col">未落实的上位条款</th><th scope="col">无来源的下位条款</th></tr></thead>
        <tbody>
          ${gaps.units.map((one) => html`<tr><td><a href=${unitLink(one.unit)}>${one.unit}</a></td><td>${one.upper}</td><td>${one.lower}</td></tr>`)}
        </tbody>
      </table></div>
    </section>`;
  }
}

const count = (documents: GapDocumentView[]): number =>
  documents.reduce((sum, document) => sum + document.gaps.length, 0);

declare global {
  interface HTMLElementTagNameMap {
    'gaps-page': GapsPage;
  }
}
