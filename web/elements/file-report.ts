import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { FileReportView, IngestMessageView } from '../../server/contract/report.ts';
import { unresolvedReasons } from '../citation-marks.ts';
import { clauseLink, documentLink, query } from '../links.ts';
import { unstated } from '../names.ts';
import { baseStyles } from './base-styles.ts';
import { labelStyles } from './labels.ts';

export const outcomeNames: Record<FileReportView['outcome'], string> = {
  new: '新文件',
  unchanged: '未变，跳过',
  version: '新版本',
  reread: '重新解析',
  checked: '仅检查',
  refused: '拒收',
};

const severityNames: Record<IngestMessageView['severity'], string> = { note: '提示', warning: '疑点', error: '错误' };

const kindNames: Record<string, string> = {
  front: '版头与前言',
  part: '编',
  chapter: '章',
  section: '节（一、）',
  subsection: '小节',
  clause: '条款',
  paragraph: '无编号段落',
  box: '专栏',
  item: '专栏项',
  table: '表头',
  row: '表格行',
  annex: '附件',
  end: '落款与版记',
};

type Reading = NonNullable<FileReportView['reading']>;

/** What became of one file: what was recognised, and each doubt with its place. */
@customElement('file-report')
export class FileReport extends LitElement {
  static override styles = [
    baseStyles,
    labelStyles,
    css`
      section {
        padding: 0.75rem 0;
        border-top: 1px solid var(--rule);
      }
      h3 {
        font: 600 0.9375rem / 1.5 var(--sans);
      }
      p,
      dl,
      table,
      details {
        margin-top: 0.375rem;
        font-size: 0.875rem;
      }
      dl {
        display: grid;
        grid-template-columns: max-content minmax(0, 1fr);
        gap: 0.125rem 0.875rem;
      }
      dt {
        color: var(--ink-soft);
      }
      .refused {
        padding: 0.5rem 0.75rem;
        background: var(--warning);
        color: var(--warning-ink);
      }
      summary {
        color: var(--link);
        cursor: pointer;
      }
      .error,
      .warning {
        border-color: var(--warning-ink);
        color: var(--warning-ink);
      }
      q {
        font-family: var(--serif);
        quotes: '“' '”';
      }
    `,
  ];

  @property({ attribute: false }) file: FileReportView | null = null;

  protected override render(): TemplateResult | typeof nothing {
    const { file } = this;
    if (!file) return nothing;
    return html`<section>
      <h3>
        <span title=${file.file}>${file.file.split('/').at(-1)}</span> <span class="label">${outcomeNames[file.outcome]}</span>
        ${file.document === null || file.outcome === 'checked' ? nothing : html`<a href=${documentLink(file.document)}>看文件</a>`}
      </h3>
      ${file.problem === null ? nothing : html`<p class="refused">${file.problem.chinese}</p>`}
      ${file.changes === null ? nothing : this.#changes(file)}
      ${file.reading === null ? nothing : this.#reading(file, file.reading)}
    </section>`;
  }

  #changes(file: FileReportView): TemplateResult {
    const { changes, version } = file;
    const link =
      file.document === null || version === null || version < 2
        ? nothing
        : html`<a href=${`${documentLink(file.document)}${query({ from: version - 1, to: version })}`}>逐条比较</a>`;
    return html`<p>第 ${version} 版：新增 ${changes?.added}，删去 ${changes?.removed}，修改 ${changes?.changed}，移动 ${changes?.moved}。${link}</p>`;
  }

  #reading(file: FileReportView, reading: Reading): TemplateResult {
    return html`
      <dl>
        <dt>标题</dt><dd>${reading.title ?? unstated}</dd>
        <dt>文号</dt><dd>${reading.documentNumber ?? unstated}</dd>
        <dt>格式</dt><dd>${reading.format}${reading.encoding === null ? '' : `，编码 ${reading.encoding}`}，${reading.characters} 字</dd>
        <dt>层次</dt><dd>${reading.levels.length === 0 ? '没有编号' : reading.levels.map((level) => `${level.scheme} ${level.count} 个`).join(' › ')}</dd>
        <dt>结构</dt><dd>${reading.counts.map((one) => `${kindNames[one.kind] ?? one.kind} ${one.count}`).join('，')}</dd>
        <dt>检索单位</dt><dd>${reading.clauses} 条；责任单位 ${reading.unitMentions} 处；引文 ${reading.citations} 处</dd>
      </dl>
      ${this.#messages(file, reading)} ${this.#unknownUnits(file, reading)} ${this.#unresolved(file, reading)} ${this.#dropped(reading)}
    `;
  }

  #messages(file: FileReportView, reading: Reading): TemplateResult {
    if (reading.messages.length === 0) return html`<p class="soft">没有疑点。</p>`;
    return html`<details ?open=${reading.messages.some((message) => message.severity !== 'note')}>
      <summary>疑点与提示（${reading.messages.length}）</summary>
      <div class="scroll-x" role="region" aria-label="疑点与提示" tabindex="0"><table>
        <thead><tr><th scope="col">程度</th><th scope="col">位置</th><th scope="col">说明</th></tr></thead>
        <tbody>${reading.messages.map(
          (message) => html`<tr>
          <td><span class="label ${message.severity}">${severityNames[message.severity]}</span></td>
          <td>${message.line === null ? nothing : `第 ${message.line} 行`} ${this.#place(file, reading, message.address)}</td>
          <td>${message.reason}${message.quote === null ? nothing : html` <q>${message.quote}</q>`}</td>
        </tr>`,
        )}</tbody>
      </table></div>
    </details>`;
  }

  #place(file: FileReportView, reading: Reading, address: string | null): TemplateResult | typeof nothing {
    if (address === null) return nothing;
    const name = reading.places?.find((place) => place.address === address)?.pinpoint ?? '所在条款';
    return file.document === null || file.outcome === 'checked'
      ? html`${name}`
      : html`<a href=${clauseLink(file.document, address, file.version)}>${name}</a>`;
  }

  #unknownUnits(file: FileReportView, reading: Reading): TemplateResult | typeof nothing {
    if (reading.unknownUnits.length === 0) return nothing;
    return html`<details>
      <summary>未登记的责任单位（${reading.unknownUnits.length}），按原文保留，待人工认定</summary>
      <ul>${reading.unknownUnits.map((unit) => html`<li>${unit.name}：${unit.addresses.map((address) => html`${this.#place(file, reading, address)} `)}</li>`)}</ul>
    </details>`;
  }

  #unresolved(file: FileReportView, reading: Reading): TemplateResult | typeof nothing {
    if (reading.unresolvedCitations.length === 0) return nothing;
    return html`<details>
      <summary>未能链接的引文（${reading.unresolvedCitations.length}）</summary>
      <ul>${reading.unresolvedCitations.map((citation) => html`<li>${this.#place(file, reading, citation.address)} ${citation.raw}：${unresolvedReasons[citation.reason]}</li>`)}</ul>
    </details>`;
  }

  #dropped(reading: Reading): TemplateResult | typeof nothing {
    if (reading.dropped.length === 0) return nothing;
    return html`<details>
      <summary>作为页码、页眉页脚略去的文字（${reading.dropped.length}）</summary>
      <ul>${reading.dropped.map((piece) => html`<li><q>${piece.text}</q>：${piece.reason}</li>`)}</ul>
    </details>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'file-report': FileReport;
  }
}
