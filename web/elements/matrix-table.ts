import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { MatrixCellView, MatrixView } from '../../server/contract/tracing.ts';
import { clauseLink } from '../links.ts';
import { headName, reviewNames, shortened, strengthNames, typeNames } from '../names.ts';
import { baseStyles } from './base-styles.ts';

/** The matrix to be read line by line: each upper clause and what implements it. */
@customElement('matrix-table')
export class MatrixTable extends LitElement {
  static override styles = [
    baseStyles,
    css`
      table {
        font-size: 0.875rem;
      }
      tbody th {
        max-width: 24rem;
        font-weight: 400;
      }
      .gap {
        color: var(--red);
        font-weight: 700;
      }
    `,
  ];

  @property({ attribute: false }) matrix: MatrixView | null = null;
  @property({ attribute: false }) href: (cell: MatrixCellView) => string = () => '';

  protected override render(): TemplateResult | typeof nothing {
    const { matrix } = this;
    if (!matrix) return nothing;
    return html`<div class="scroll-x" role="region" aria-label="矩阵的表格" tabindex="0">
      <table>
        <thead><tr><th scope="col">上位条款</th><th scope="col">下位条款（强弱，类型，复核）</th></tr></thead>
        <tbody>
          ${matrix.rows.map((row, index) => {
            const cells = matrix.cells.filter((cell) => cell.row === index).sort((a, b) => b.score - a.score);
            const name = headName(row);
            return html`<tr>
              <th scope="row">${row.address === null ? name : html`<a href=${clauseLink(row.document, row.address)}>${name}</a>`}</th>
              <td>${cells.length === 0 ? html`<span class="gap">缺：没有下位条款对应</span>` : html`<ul>${cells.map((cell) => this.#cell(matrix, cell))}</ul>`}</td>
            </tr>`;
          })}
        </tbody>
      </table>
    </div>`;
  }

  #cell(matrix: MatrixView, cell: MatrixCellView): TemplateResult {
    const column = matrix.columns[cell.column];
    const name = shortened(headName(column), 30);
    return html`<li><a href=${this.href(cell)}>${name}</a>（${strengthNames[cell.strength]}，${typeNames[cell.type]}，${reviewNames[cell.review]}${cell.links > 1 ? `，共 ${cell.links} 条` : ''}）</li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'matrix-table': MatrixTable;
  }
}
