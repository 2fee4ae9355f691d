import { Task } from '@lit/task';
import { css, html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { UnitSummaryView } from '../../server/contract/unit.ts';
import { baseStyles } from '../elements/base-styles.ts';
import { labelStyles } from '../elements/labels.ts';
import { taskStates } from '../elements/task-states.ts';
import { unitLink } from '../links.ts';
import { unstated } from '../names.ts';
import { PageElement } from './page-element.ts';

/** All responsible units with how many clauses name them, and in which role. */
@customElement('units-page')
export class UnitsPage extends PageElement {
  static override styles = [
    baseStyles,
    labelStyles,
    css`
      label {
        display: block;
        margin: 0.75rem 0;
      }
      table {
        width: 100%;
        max-width: 56rem;
      }
      td:not(:first-child),
      th:not(:first-child) {
        text-align: end;
        font-variant-numeric: tabular-nums;
      }
      tbody th {
        font-weight: 400;
      }
    `,
  ];

  @state() private typed = '';

  readonly #units = new Task(this, {
    args: () => [] as const,
    task: async (_, { signal }) => this.client.units(signal),
  });

  protected override pageTitle(): string | null {
    return this.#units.value ? '责任单位' : null;
  }

  protected override render(): unknown {
    return taskStates(this.#units, (units) => {
      const shown = units.filter((unit) => unit.name.includes(this.typed) || unit.fullName.includes(this.typed));
      return html`
        <h1 tabindex="-1">责任单位</h1>
        <p class="soft">库中条款写明的 ${units.length} 个单位；“未登记”的名称不在单位表中，按原文显示，待人工认定。</p>
        <label>查找单位（名称任意部分）
          <input type="text" .value=${this.typed} @input=${this.#onTyped} @compositionend=${this.#onTyped} />
        </label>
        <div class="scroll-x" role="region" aria-label="单位列表" tabindex="0">${unitTable(shown)}</div>
      `;
    });
  }

  readonly #onTyped = (event: Event): void => {
    if (!(event.target instanceof HTMLInputElement) || (event instanceof InputEvent && event.isComposing)) return;
    this.typed = event.target.value.trim();
  };
}

function unitTable(units: UnitSummaryView[]): TemplateResult {
  return html`<table>
    <thead>
      <tr><th scope="col">单位</th><th scope="col">地区</th><th scope="col">条款</th><th scope="col">牵头</th><th scope="col">责任</th><th scope="col">配合</th><th scope="col">文件</th></tr>
    </thead>
    <tbody>
      ${units.map(
        (unit) => html`<tr>
          <th scope="row"><a href=${unitLink(unit.name)}>${unit.name}</a> ${unit.known ? '' : html`<span class="label review proposed">未登记</span>`}</th>
          <td>${unit.place?.name ?? unstated}</td><td>${unit.clauses}</td><td>${unit.lead}</td><td>${unit.responsible}</td><td>${unit.supporting}</td><td>${unit.documents}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'units-page': UnitsPage;
  }
}
