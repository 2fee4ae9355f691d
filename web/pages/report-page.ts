import { Task } from '@lit/task';
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { ReportListView, StoredReportView } from '../../server/contract/report.ts';
import { baseStyles } from '../elements/base-styles.ts';
import '../elements/ingest-report.ts';
import '../elements/page-steps.ts';
import { taskStates } from '../elements/task-states.ts';
import { sitePath } from '../site-base.ts';
import { PageElement } from './page-element.ts';

/** Files on one page of a report, as the API gives them. */
const pageLength = 50;

/** Reports of what was ingested: the newest, or the one that the URL names. */
@customElement('report-page')
export class ReportPage extends PageElement {
  static override styles = [
    baseStyles,
    css`
      .columns {
        display: grid;
        grid-template-columns: 16rem minmax(0, 60rem);
        gap: 1rem 3rem;
      }
      nav a {
        display: block;
        padding: 0.25rem 0.5rem;
        border-inline-start: 2px solid var(--rule);
        font-size: 0.875rem;
        text-decoration: none;
      }
      nav a[aria-current] {
        border-color: var(--red);
        color: var(--ink);
        font-weight: 600;
      }
      @media (max-width: 60rem) {
        .columns {
          display: block;
        }
      }
    `,
  ];

  readonly #reports = new Task(this, {
    args: () => [] as const,
    task: async (_, { signal }) => this.client.reports(signal),
  });
  readonly #report = new Task(this, {
    args: () => [this.#shown(), this.query.get('page')] as const,
    task: async ([shown, page], { signal }) =>
      shown === undefined ? null : this.client.report(shown, (Math.max(1, Number(page ?? 1)) - 1) * pageLength, signal),
  });

  /** Number of the report shown: what the URL names, else the newest. */
  #shown(): number | undefined {
    const id = this.param('report');
    return id === '' ? this.#reports.value?.[0]?.id : Number(id);
  }

  protected override pageTitle(): string | null {
    return this.#reports.value ? '收录报告' : null;
  }

  protected override render(): unknown {
    return taskStates(this.#reports, (reports) => html`<h1 tabindex="-1">收录报告</h1>${this.#page(reports)}`);
  }

  #page(reports: ReportListView['reports']): TemplateResult {
    const shown = this.#shown();
    if (reports.length === 0) return html`<p>还没有收录过文件。</p>`;
    return html`<div class="columns">
      <nav aria-label="历次报告">
        ${reports.map(
          ({
            id,
            at,
            files,
          }) => html`<a href=${sitePath(`/reports/${id}`)} aria-current=${id === shown ? 'page' : nothing}
            >${new Date(at).toLocaleString('zh-CN')} · ${files} 个文件</a
          >`,
        )}
      </nav>
      <div>${taskStates(this.#report, (stored) => (stored === null ? nothing : this.#stored(stored)))}</div>
    </div>`;
  }

  #stored({ report, total }: StoredReportView): TemplateResult {
    return html`<ingest-report .report=${report}></ingest-report>
      <page-steps
        page=${Number(this.query.get('page') ?? 1)}
        pages=${Math.ceil(total / pageLength)}
        .href=${(page: number) => this.withQuery({ page: page === 1 ? null : String(page) })}
      ></page-steps>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'report-page': ReportPage;
  }
}
