import { css, html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { MatrixCellView, MatrixHeadView, MatrixView } from '../../server/contract/tracing.ts';
import { headName, reviewNames, shortened, strengthNames, typeNames } from '../names.ts';
import { baseStyles } from './base-styles.ts';

const cellSize = 18;
/** Width of the row heads and their characters, on a phone and elsewhere. */
const heads = { narrow: { width: 170, characters: 10 }, wide: { width: 330, characters: 24 } };
const narrow = matchMedia('(max-width: 40rem)');
/** Side of a square by strength: size says the same as colour. */
const squares: Record<MatrixCellView['strength'], number> = { strong: 16, medium: 11, weak: 5 };

/** The plot: one line for each upper clause, one column for each lower clause or document. */
@customElement('matrix-plot')
export class MatrixPlot extends LitElement {
  static override styles = [
    baseStyles,
    css`
      svg {
        display: block;
        font: 12px var(--sans);
      }
      text {
        fill: var(--ink);
      }
      .gap text {
        fill: var(--red);
        font-weight: 700;
      }
      .gap rect.band {
        fill: var(--warning);
      }
      .section text {
        font: 700 12px var(--serif);
      }
      line {
        stroke: var(--rule);
        shape-rendering: crispEdges;
      }
      line.section {
        stroke: var(--rule-strong);
      }
      .strong {
        fill: var(--strong-link);
      }
      .medium {
        fill: var(--medium-link);
      }
      .weak {
        fill: var(--rule-strong);
      }
      .confirmed {
        stroke: var(--ink);
        stroke-width: 2;
      }
      a:hover rect.square {
        stroke: var(--focus);
        stroke-width: 2;
      }
      .key {
        margin: 0.5rem 0;
        font-size: var(--small);
      }
      .key svg {
        display: inline-block;
        vertical-align: -0.25em;
      }
      @media print {
        .scroll-x {
          overflow: visible;
        }
        svg {
          max-width: 100%;
          height: auto;
        }
        svg,
        .square {
          print-color-adjust: exact;
        }
      }
    `,
  ];

  @property({ attribute: false }) matrix: MatrixView | null = null;
  /** Where a click on a cell leads. */
  @property({ attribute: false }) href: (cell: MatrixCellView) => string = () => '';

  protected override render(): TemplateResult | typeof nothing {
    const { matrix } = this;
    if (!matrix) return nothing;
    const head = narrow.matches ? heads.narrow : heads.wide;
    const whole = matrix.columns.every((column) => column.address === null);
    const step = whole ? 56 : cellSize;
    const top = 230;
    const width = head.width + matrix.columns.length * step + 140;
    const height = top + matrix.rows.length * cellSize + 8;
    return html`${key}
      <div class="scroll-x" role="region" aria-label="矩阵图，下面另有同样内容的表格" tabindex="0">
        <svg width=${width} height=${height} viewBox="0 0 ${width} ${height}" aria-hidden="true">
          ${matrix.columns.map((column, index) => this.#column(column, head.width + (index + 0.5) * step, top, height))}
          ${matrix.rows.map((row, index) => this.#row(matrix, row, index, top, width - 140, head.characters))}
          ${matrix.cells.map((cell) => this.#cell(matrix, cell, head.width + (cell.column + 0.5) * step, top + (cell.row + 0.5) * cellSize))}
        </svg>
      </div>`;
  }

  #column(column: MatrixHeadView, x: number, top: number, height: number): unknown {
    const name = headName(column);
    return svg`<line x1=${x} x2=${x} y1=${top} y2=${height - 8} />
      <text transform="translate(${x + 4} ${top - 6}) rotate(-55)"><title>${name}</title>${shortened(name, 16)}</text>`;
  }

  #row(
    matrix: MatrixView,
    row: MatrixHeadView,
    index: number,
    top: number,
    right: number,
    characters: number,
  ): unknown {
    const y = top + index * cellSize;
    const name = headName(row);
    const gap = !matrix.cells.some((cell) => cell.row === index && cell.links > 0);
    const newSection = row.section !== matrix.rows[index - 1]?.section;
    return svg`<g class=${gap ? 'gap' : ''}>
      ${gap ? svg`<rect class="band" x="0" y=${y + 1} width=${right} height=${cellSize - 2} />` : nothing}
      <line class=${newSection ? 'section' : ''} x1="0" x2=${right} y1=${y} y2=${y} />
      <text x="22" y=${y + 13}><title>${row.section ?? ''} ${name}</title>${shortened(name, characters)}</text>
      ${gap ? svg`<text x="2" y=${y + 13}>缺</text>` : nothing}
    </g>`;
  }

  #cell(matrix: MatrixView, cell: MatrixCellView, x: number, y: number): unknown {
    const size = squares[cell.strength];
    const title = `${headName(matrix.rows[cell.row])} ← ${headName(matrix.columns[cell.column])}：${strengthNames[cell.strength]}对应，${typeNames[cell.type]}，${reviewNames[cell.review]}${cell.links > 1 ? `，共 ${cell.links} 条` : ''}`;
    return svg`<a href=${this.href(cell)} tabindex="-1"><title>${title}</title>
      <rect x=${x - 9} y=${y - 9} width="18" height="18" fill="transparent" />
      <rect class="square ${cell.strength} ${cell.review}" x=${x - size / 2} y=${y - size / 2} width=${size} height=${size} />
      ${cell.links > 1 ? svg`<text x=${x + 12} y=${y + 4}>${cell.links}</text>` : nothing}
    </a>`;
  }
}

const sample = (strength: MatrixCellView['strength'], review = ''): TemplateResult =>
  html`<svg width="18" height="18" aria-hidden="true"><rect class="${strength} ${review}" x=${9 - squares[strength] / 2} y=${9 - squares[strength] / 2} width=${squares[strength]} height=${squares[strength]} /></svg>`;

const key = html`<p class="key row">
  <span>${sample('strong')} 强</span><span>${sample('medium')} 中</span><span>${sample('weak')} 弱</span>
  <span>${sample('medium', 'confirmed')} 描边：已确认</span>
</p>`;

declare global {
  interface HTMLElementTagNameMap {
    'matrix-plot': MatrixPlot;
  }
}
