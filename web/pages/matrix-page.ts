import { Task } from '@lit/task';
import { css, html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { MatrixCellView, MatrixView } from '../../server/contract/tracing.ts';
import { baseStyles } from '../elements/base-styles.ts';
import '../elements/document-pair.ts';
import type { PairChosenEvent } from '../elements/document-pair.ts';
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
    task: async (_, { signal }) => {
      const [documents, pairs] = await Promise.all([this.client.documents(signal), this.client.pairs(signal)]);
      return { documents, pairs };
    },
  });
  readonly #matrix = new Task(this, {
    args: () => [this.#upper, this.query.get('lower') ?? '', this.query.get('roles') ?? ''] as const,
    task: async ([upper, lower, roles], { signal }) =>
      upper === '' ? null : this.client.matrix(upper, lower, roles, signal),
  });

  get #upper(): string {
    const lower = this.query.get('lower');
    const pairs = this.#documents.value?.pairs ?? [];
    return this.query.get('upper') ?? pairs.find((pair) => lower === null || pair.lower === lower)?.upper ?? '';
  }

  protected override pageTitle(): string | null {
    return this.#documents.value ? '矩阵' : null;
  }

  protected override render(): unknown {
    const lower = this.query.get('lower') ?? '';
    return taskStates(
      this.#documents,
      ({ documents, pairs }) => html`
      <h1 tabindex="-1">矩阵：上位条款由哪些下位条款落实</h1>
      <document-pair
        .lowerDocuments=${documents.filter(({ id }) => pairs.some((pair) => pair.lower === id && pair.upper === this.#upper))}
        .upperDocuments=${documents.filter(({ id }) => pairs.some((pair) => pair.upper === id))}
        .lower=${lower}
        .upper=${this.#upper}
        all="全部下位文件（每份一列）"
        @pair-chosen=${(event: PairChosenEvent) => this.#choose(event)}
      ></document-pair>
      <p class="no-print"><label>
        <input type="checkbox" .checked=${this.#allRoles} @change=${() => this.navigate(this.withQuery({ roles: this.#allRoles ? null : 'all' }))} />
        显示全部，含无须落实的背景、原则、目标、引言和保障措施
      </label></p>
      ${taskStates(this.#matrix, (matrix) => (matrix ? this.#plot(matrix) : html`<p>库中还没有上下位文件。</p>`))}
    `,
    );
  }

  get #allRoles(): boolean {
    return this.query.get('roles') === 'all';
  }

  /** Another upper document has other lower ones. */
  #choose({ lower, upper }: PairChosenEvent): void {
    const roles = this.query.get('roles');
    this.navigate(sitePath(`/matrix${query({ lower: upper === this.#upper ? lower : null, upper, roles })}`));
  }

  #plot(matrix: MatrixView): TemplateResult {
    const filled = new Set(matrix.cells.filter((cell) => cell.links > 0).map((cell) => cell.row));
    const gaps = matrix.rows.length - filled.size;
    return html`
      <p class="soft">${matrix.rows.length} 条上位条款，${gaps} 条没有强或中的对应（左侧标“缺”）。方块越大、越深，对应越强；旁边的数字是强、中和已确认的对应条数；点击方块看这一对条款。</p>
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
