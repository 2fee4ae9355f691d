import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { searchLink } from '../links.ts';
import { baseStyles } from './base-styles.ts';

const rows: { typed: string; meaning: string }[] = [
  { typed: '跨境电商 产业带', meaning: '空格分开的词都要；缺词的条款排在后面，并注明缺哪个词' },
  { typed: '"海外仓"', meaning: '引号内的文字与印出的原文逐字相同，不作同义转换' },
  { typed: '直播 -基地', meaning: '减号排除含这个词的条款' },
  {
    typed: '单位:市商务局 补贴',
    meaning: '只看该责任单位；另有 文件: 层级: 年份: 时效:；同一种写两次时任一即可；前加减号则排除，如 -单位:市商务局',
  },
  { typed: '52号文第二部分第（二）项第7点', meaning: '直接到条款；也可写 杭政办函〔2024〕52号二（二）7' },
  { typed: '哪些条款提到独立站', meaning: '可以直接提问' },
  { typed: '1千亿元', meaning: '数字按意义找：1000亿元、一千亿元同样命中' },
  { typed: 'B2B', meaning: '英文词按整词算：B2B 不算 B2B2C 的一部分' },
  { typed: 'dulizhan', meaning: '拼音、首字母、繁体字会转换；每一步都可撤销' },
];

/** What can be typed into the search field. */
@customElement('search-help')
export class SearchHelp extends LitElement {
  static override styles = [
    baseStyles,
    css`
      summary {
        display: inline-block;
        color: var(--link);
        font-size: var(--small);
        cursor: pointer;
      }
      table {
        margin: 0.5rem 0 1rem;
        font-size: 0.875rem;
      }
      td:first-child {
        font-family: var(--serif);
        white-space: nowrap;
      }
      @media (max-width: 40rem) {
        td {
          display: block;
          border: 0;
          padding: 0.125rem 0;
        }
        td:first-child {
          white-space: normal;
          padding-top: 0.5rem;
        }
        thead {
          display: none;
        }
      }
    `,
  ];

  protected override render(): TemplateResult {
    return html`<details>
      <summary>检索方法</summary>
      <table>
        <thead><tr><th scope="col">输入</th><th scope="col">含义</th></tr></thead>
        <tbody>
          ${rows.map((row) => html`<tr><td><a href=${searchLink({ q: row.typed })}>${row.typed}</a></td><td>${row.meaning}</td></tr>`)}
        </tbody>
      </table>
      <p class="small soft">粘贴整句或整页也可以：最接近的条款排在最前，相同的文字会标出。</p>
    </details>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'search-help': SearchHelp;
  }
}
