import { Task } from '@lit/task';
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { AuditListView, BackupListView, FindingListView, LogView } from '../../server/contract/administration.ts';
import type { DocumentSummaryView } from '../../server/contract/document.ts';
import { ApiProblem } from '../api-client.ts';
import { baseStyles } from '../elements/base-styles.ts';
import { taskStates } from '../elements/task-states.ts';
import '../elements/token-form.ts';
import type { TokenGivenEvent } from '../elements/token-form.ts';
import { documentLink } from '../links.ts';
import { PageElement } from './page-element.ts';

const stateWords: Record<FindingListView['findings'][number]['state'], string> = {
  ok: '正常',
  warning: '注意',
  fault: '故障',
};

const actionWords: Record<string, string> = {
  review: '复核',
  'import-reviews': '导入复核',
  ingest: '收录',
  remove: '移除',
  reindex: '重建索引',
  backup: '备份',
  restore: '恢复',
  'add-token': '发放令牌',
  'revoke-token': '收回令牌',
};

const moment = (at: string): string => new Date(at).toLocaleString('zh-CN');

/** What those who look after the library see and do: state of health, documents, index, backups, who did what, the log. */
@customElement('administration-page')
export class AdministrationPage extends PageElement {
  static override styles = [
    baseStyles,
    css`
      section {
        margin: 1.5rem 0;
      }
      h2 {
        margin-bottom: 0.5rem;
      }
      .scroll {
        overflow-x: auto;
      }
      table {
        width: 100%;
        border-collapse: collapse;
        font-size: 0.875rem;
      }
      th,
      td {
        padding: 0.25rem 0.75rem 0.25rem 0;
        border-bottom: 1px solid var(--rule);
        text-align: start;
        vertical-align: top;
      }
      td.detail {
        overflow-wrap: anywhere;
      }
      .fault td,
      .error td {
        color: var(--red);
        font-weight: 600;
      }
      .warning td,
      .warn td {
        background: var(--warning);
        color: var(--warning-ink);
      }
    `,
  ];

  /** The sentence of the work under way; nothing else is begun meanwhile. */
  @state() private busy = '';

  readonly #shown = new Task(this, {
    args: () => [] as const,
    task: async (_, { signal }) => {
      const { client } = this;
      const [findings, documents, backups, audit, log] = await Promise.all([
        client.findings(signal),
        client.documents(signal),
        client.backups(signal),
        client.audit(signal),
        client.log(signal),
      ]);
      return { findings, documents, backups, audit, log };
    },
  });

  protected override pageTitle(): string | null {
    return this.#shown.value || this.#refused ? '管理' : null;
  }

  get #refused(): boolean {
    const { error } = this.#shown;
    return error instanceof ApiProblem && (error.problem.status === 401 || error.problem.status === 403);
  }

  protected override render(): unknown {
    const head = html`<h1 tabindex="-1">管理</h1>`;
    if (this.#refused) {
      const sentence = this.#shown.error instanceof ApiProblem ? this.#shown.error.problem.detail : '';
      return html`${head}<p>${sentence}</p><token-form @token-given=${this.#tokenGiven}></token-form>`;
    }
    return taskStates(
      this.#shown,
      ({ findings, documents, backups, audit, log }) => html`${head}
        ${this.busy === '' ? nothing : html`<p aria-live="polite">${this.busy}</p>`}
        ${this.#findings(findings)} ${this.#backups(backups)} ${this.#documents(documents)} ${this.#audit(audit)}
        ${this.#log(log)}`,
    );
  }

  #findings(findings: FindingListView['findings']): TemplateResult {
    return html`<section aria-labelledby="findings">
      <h2 id="findings">体检</h2>
      <div class="scroll"><table>
        <thead><tr><th scope="col">项目</th><th scope="col">状态</th><th scope="col">情况</th><th scope="col">办法</th></tr></thead>
        <tbody>
          ${findings.map(
            ({ subject, state: level, detail, remedy }) =>
              html`<tr class=${level}><td>${subject}</td><td>${stateWords[level]}</td><td class="detail">${detail}</td><td>${remedy ?? ''}</td></tr>`,
          )}
        </tbody>
      </table></div>
      <p>
        ${this.#button('重建条款对应和检索索引', '正在重建，请稍候…', () => this.client.reindex())}
        <span class="soft small">检索结果与文库不一致时用；重建期间照常可读。</span>
      </p>
    </section>`;
  }

  #backups({ folder, files }: BackupListView): TemplateResult {
    return html`<section aria-labelledby="backups">
      <h2 id="backups">备份</h2>
      <p class="soft small">
        ${folder === null ? '没有设置每日自动备份（BACKUP_DIR）；手动备份存放在数据目录的 backups 中。' : `每日自动备份在 ${folder}，共 ${files.length} 份。`}
        恢复：停止服务后运行 cli restore 文件名。
      </p>
      <ul>${files.map((file) => html`<li>${file}</li>`)}</ul>
      <p>${this.#button('立即备份', '正在备份，请稍候…', () => this.client.backUp())}</p>
    </section>`;
  }

  #documents(documents: readonly DocumentSummaryView[]): TemplateResult {
    return html`<section aria-labelledby="documents">
      <h2 id="documents">移除文件</h2>
      <p class="soft small">移除一份文件及其全部版本；人的复核会保留，文件重新收录时一并恢复。</p>
      <div class="scroll"><table>
        <tbody>
          ${documents.map(({ id, title }) => {
            const name = title;
            return html`<tr><td><a href=${documentLink(id)}>${name}</a></td><td>${id}</td><td>
              ${this.#button('移除', `正在移除 ${id}…`, () => this.client.removeDocument(id), `移除《${name}》及其全部版本？`)}
            </td></tr>`;
          })}
        </tbody>
      </table></div>
    </section>`;
  }

  #audit(entries: AuditListView['entries']): TemplateResult {
    return html`<section aria-labelledby="audit">
      <h2 id="audit">操作记录（最近 ${entries.length} 条）</h2>
      <div class="scroll"><table>
        <thead><tr><th scope="col">时间</th><th scope="col">何人</th><th scope="col">何处</th><th scope="col">操作</th><th scope="col">对象</th></tr></thead>
        <tbody>
          ${entries.map(
            ({ at, by, origin, action, subject }) =>
              html`<tr><td>${moment(at)}</td><td>${by}</td><td>${origin}</td><td>${actionWords[action] ?? action}</td><td class="detail">${subject}</td></tr>`,
          )}
        </tbody>
      </table></div>
    </section>`;
  }

  #log(entries: LogView['entries']): TemplateResult {
    return html`<section aria-labelledby="log">
      <h2 id="log">运行日志（最近 ${entries.length} 条）</h2>
      <div class="scroll"><table>
        <tbody>
          ${entries.map(
            ({ at, level, message, detail }) =>
              html`<tr class=${level}><td>${moment(at)}</td><td>${level}</td><td>${message}</td><td class="detail">${detail}</td></tr>`,
          )}
        </tbody>
      </table></div>
    </section>`;
  }

  #button(label: string, busy: string, work: () => Promise<string>, question?: string): TemplateResult {
    return html`<button type="button" ?disabled=${this.busy !== ''} @click=${() => this.#do(busy, work, question)}>${label}</button>`;
  }

  async #do(busy: string, work: () => Promise<string>, question?: string): Promise<void> {
    if (question !== undefined && !window.confirm(question)) return;
    this.busy = busy;
    try {
      this.announce(await work());
    } catch (error) {
      this.announce(error instanceof ApiProblem ? error.problem.detail : String(error));
    }
    this.busy = '';
    await this.#shown.run();
  }

  readonly #tokenGiven = (event: TokenGivenEvent): void => {
    this.client.useToken(event.token);
    void this.#shown.run();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'administration-page': AdministrationPage;
  }
}
