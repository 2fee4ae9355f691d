import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { JobView } from '../../server/contract/job.ts';
import { baseStyles } from './base-styles.ts';

/** The user asks for the end of a job. */
export class StopAskedEvent extends Event {
  static readonly type = 'stop-asked';
  constructor(readonly job: number) {
    super(StopAskedEvent.type);
  }
}

const kinds: Record<JobView['kind'], string> = { ingest: '收录', remove: '移除', reindex: '重建对应和索引' };
const states: Record<JobView['state'], string> = {
  queued: '等待',
  running: '进行中',
  done: '已完成',
  failed: '失败',
  stopped: '已停止',
};
const stages: Record<NonNullable<JobView['progress']>['stage'], [string, string]> = {
  read: ['读入', '个文件'],
  trace: ['比对条款', '份文件'],
  index: ['建立索引', '条'],
};

/**
 * Long work on the library: what runs, how far it has come, and how the last of it ended.
 * @fires stop-asked
 */
@customElement('job-list')
export class JobList extends LitElement {
  static override styles = [
    baseStyles,
    css`
      h2 {
        margin: 1.5rem 0 0.5rem;
      }
      li {
        padding: 0.5rem 0;
        border-top: 1px solid var(--rule);
        font-size: var(--small);
      }
      .subject {
        overflow-wrap: anywhere;
      }
      progress {
        width: 100%;
      }
    `,
  ];

  @property({ attribute: false }) jobs: JobView[] = [];
  /** Why the jobs could not be read; '' when they could. */
  @property() failure = '';

  protected override render(): TemplateResult | typeof nothing {
    if (this.failure !== '') return html`<p>${this.failure}</p>`;
    if (this.jobs.length === 0) return nothing;
    return html`<h2>任务</h2>
      <ul>
        ${this.jobs.map((job) => this.#job(job))}
      </ul>`;
  }

  #job(job: JobView): TemplateResult {
    const isOpen = job.endedAt === null;
    return html`<li>
      <p class="row">
        <span>${states[job.state]}</span>
        <span class="subject">${kinds[job.kind]} ${shortened(job.subject)}</span>
        ${
          isOpen
            ? html`<button aria-label=${`停止任务 ${job.id}`} @click=${() => this.dispatchEvent(new StopAskedEvent(job.id))}>停止</button>`
            : nothing
        }
      </p>
      ${isOpen && job.progress !== null ? progressOf(job.progress) : nothing}
      ${job.problem === null ? nothing : html`<p>${job.problem.chinese}</p>`}
    </li>`;
  }
}

function progressOf({ stage, done, total, remainingSeconds }: NonNullable<JobView['progress']>): TemplateResult {
  const [doing, unit] = stages[stage];
  const of = total === null ? '' : `（共 ${total}）`;
  const left = remainingSeconds === null ? '' : `，本阶段约剩 ${duration(remainingSeconds)}`;
  return html`${total === null ? nothing : html`<progress aria-label=${doing} max=${total} value=${done}></progress>`}
    <p>${doing}：${done} ${unit}${of}${left}</p>`;
}

function duration(seconds: number): string {
  return seconds < 90 ? `${seconds} 秒` : `${Math.ceil(seconds / 60)} 分钟`;
}

function shortened(subject: string): string {
  const names = subject.split('、').map((name) => name.split('/').at(-1) ?? name);
  return names.length > 2 ? `${names.slice(0, 2).join('、')} 等 ${names.length} 项` : names.join('、');
}

declare global {
  interface HTMLElementTagNameMap {
    'job-list': JobList;
  }
}
