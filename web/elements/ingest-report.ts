import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { FileReportView, IngestReportView } from '../../server/contract/report.ts';
import './file-report.ts';
import { baseStyles } from './base-styles.ts';
import { outcomeNames } from './file-report.ts';

/** The report of one ingest: what became of each file, every doubt with its place. */
@customElement('ingest-report')
export class IngestReport extends LitElement {
  static override styles = [
    baseStyles,
    css`
      h2 {
        font: 700 1rem / 1.5 var(--serif);
      }
      .problem {
        padding: 0.5rem 0.75rem;
        background: var(--warning);
        color: var(--warning-ink);
      }
    `,
  ];

  @property({ attribute: false }) report: IngestReportView | null = null;

  protected override render(): TemplateResult | typeof nothing {
    const { report } = this;
    if (!report) return nothing;
    const outcomes = Object.entries(report.outcomes).filter(([, count]) => count > 0);
    return html`
      <h2>${report.check ? '检查报告（没有收录）' : '收录报告'} · ${new Date(report.at).toLocaleString('zh-CN')}</h2>
      <p class="soft small">
        ${Object.values(report.outcomes).reduce((sum, count) => sum + count, 0)} 个文件：${outcomes.map(([outcome, count]) => `${outcomeNames[outcome as FileReportView['outcome']]} ${count}`).join('，')}
        · 用时 ${(report.milliseconds / 1000).toFixed(2)} 秒
      </p>
      ${report.problem === null ? nothing : html`<p class="problem">${report.problem.chinese}</p>`}
      ${report.files.map((file) => html`<file-report .file=${file}></file-report>`)}
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ingest-report': IngestReport;
  }
}
