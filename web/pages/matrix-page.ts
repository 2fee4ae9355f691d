import { Task } from '@lit/task';
import { css, html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { MatrixCellView, MatrixView } from '../../server/contract/tracing.ts';
import { baseStyles } from '../elements/base-styles.ts';
import '../elements/document-pair.ts';
import { type PairChosenEvent, sideOf } from '../elements/document-pair.ts';
import '../elements/export-links.ts';
import '../elements/matrix-plot.ts';
import '../elements/matrix-table.ts';
import { taskStates } from '../elements/task-states.ts';
import { compareLink, query } from '../links.ts';
import { sitePath } from '../site-base.ts';
import { linkKey } from '../tracing-links.ts';
import { PageElement } from './page-element.ts';

/** Upper clauses against lower documents, or against the clauses of one of them. */
@customElement('matrix-page')
export class MatrixPage extends PageElement {
  static override styles = [
    baseStyles,
    css`
      .soft {
        max-width: 56rem;
      }
      details {
        margin-top: 1.5rem;
      }
      summary {
        color: var(--link);
        cursor: pointer;
      }
    `,
  ];

  readonly #documents = new Task(this, {
    args: () => [] as const,
    task: async (_, { signal }) => this.client.documents(signal),
  });
  readonly #matrix = new Task(this, {
    args: () => [this.#upper, this.query.get('lower') ?? ''] as const,
    task: async ([upper, lower], { signal }) => (upper === '' ? null : this.client.matrix(upper, lower, signal)),
  });

  get #upper(): string {
    return this.query.get('upper') ?? sideOf(this.#documents.value ?? [], 'upper')[0]?.id ?? '';
  }

  protected override pageTitle(): string | null {
    return this.#documents.value ? '矩阵' : null;
  }

  protected override render(): unknown {
    const lower = this.query.get('lower') ?? '';
    return taskStates(
      this.#documents,
      (documents) => html`
      <h1 tabindex="-1">矩阵：省级条款由哪些市级条款落实</h1>
      <document-pair
        .documents=${documents}
        .lower=${lower}
        .upper=${this.#upper}
        all="全部市级文件（每份一列）"
        @pair-chosen=${(event: PairChosenEvent) => this.navigate(sitePath(`/matrix${query({ lower: event.lower, upper: event.upper })}`))}
      ></document-pair>
      ${taskStates(this.#matrix, (matrix) => (matrix ? this.#plot(matrix) : html`<p>库中还没有省级文件。</p>`))}
    `,
    );
  }

  #plot(matrix: MatrixView): TemplateResult {
    const filled = new Set(matrix.cells.filter((cell) => cell.links > 0).map((cell) => cell.row));
    const gaps = matrix.rows.length - filled.size;
    return html`
      <p class="soft">${matrix.rows.length} 条省级条款，${gaps} 条没有强或中的对应（左侧标“缺”）。方块越大、越深，对应越强；旁边的数字是强、中和已确认的对应条数；点击方块看这一对条款。</p>
      <matrix-plot .matrix=${matrix} .href=${cellLink}></matrix-plot>
      <details>
        <summary>用表格读</summary>
        <matrix-table .matrix=${matrix} .href=${cellLink}></matrix-table>
      </details>
    `;
  }
}

const cellLink = (cell: MatrixCellView): string => compareLink(cell.lower.document, cell.upper.document, linkKey(cell));

declare global {
  interface HTMLElementTagNameMap {
    'matrix-page': MatrixPage;
  }
}
