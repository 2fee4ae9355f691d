import { Task } from '@lit/task';
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { ReportListView } from '../../server/contract/report.ts';
import { baseStyles } from '../elements/base-styles.ts';
import '../elements/ingest-report.ts';
import { taskStates } from '../elements/task-states.ts';
import { sitePath } from '../site-base.ts';
import { PageElement } from './page-element.ts';

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

  protected override pageTitle(): string | null {
    return this.#reports.value ? '收录报告' : null;
  }

  protected override render(): unknown {
    return taskStates(this.#reports, (reports) => html`<h1 tabindex="-1">收录报告</h1>${this.#page(reports)}`);
  }

  #page(reports: ReportListView['reports']): TemplateResult {
    const id = this.param('report');
    const shown = id === '' ? reports[0] : reports.find((one) => String(one.id) === id);
    if (reports.length === 0) return html`<p>还没有收录过文件。</p>`;
    return html`<div class="columns">
      <nav aria-label="历次报告">
        ${reports.map(
          ({
            id: number,
            report,
          }) => html`<a href=${sitePath(`/reports/${number}`)} aria-current=${number === shown?.id ? 'page' : nothing}
            >${new Date(report.at).toLocaleString('zh-CN')} · ${report.files.length} 个文件</a
          >`,
        )}
      </nav>
      ${shown ? html`<ingest-report .report=${shown.report}></ingest-report>` : html`<p>没有第 ${id} 号报告；只保留最近的报告。</p>`}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'report-page': ReportPage;
  }
}
