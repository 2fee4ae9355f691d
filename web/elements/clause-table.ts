import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ClauseView } from '../../server/contract/clause.ts';
import { clauseLink } from '../links.ts';
import { baseStyles } from './base-styles.ts';
import { permalinkIcon } from './icons.ts';

/** A printed table: its header clause and its rows, each row with its permalink. */
@customElement('clause-table')
export class ClauseTable extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        margin: 0.75rem 0 1.25rem 1.75rem;
      }
      table {
        min-width: min(100%, 40rem);
        border-top: 1.5px solid var(--ink);
        border-bottom: 1.5px solid var(--ink);
        font: 0.9375rem / 1.6 var(--serif);
      }
      th,
      td {
        min-width: 4.5em;
        border-inline-end: 1px solid var(--rule);
        font-variant-numeric: tabular-nums;
      }
      .link {
        min-width: 2rem;
        width: 2rem;
        padding: 0.375rem 0;
        border-inline-end: 0;
      }
      .link a {
        display: grid;
        place-items: center;
        min-height: 1.5rem;
        color: var(--rule-strong);
      }
      tr:hover .link a {
        color: var(--link);
      }
      tr.target {
        box-shadow: inset 3px 0 0 var(--red);
      }
      @media (max-width: 40rem) {
        :host {
          margin-inline-start: 0;
        }
      }
      @media print {
        .link {
          display: none;
        }
      }
    `,
  ];

  /** The header row (kind `table`) where there is one, then rows. */
  @property({ attribute: false }) clauses: ClauseView[] = [];
  @property() target = '';
  /** Version that the permalinks name. */
  @property({ attribute: false }) version: number | null = null;

  /** A row that the URL names may lie far below the table's head. */
  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('target')) this.renderRoot.querySelector('tr.target')?.scrollIntoView({ block: 'center' });
  }

  protected override render(): TemplateResult {
    const head = this.clauses.filter((clause) => clause.kind === 'table');
    const rows = this.clauses.filter((clause) => clause.kind === 'row');
    return html`<div class="scroll-x" role="region" aria-label="表格" tabindex="0">
      <table>
        <thead>
          ${head.map((clause) => html`<tr>${cells(clause).map((cell) => html`<th scope="col" colspan=${cell.columns} rowspan=${cell.rows}>${cell.text}</th>`)}<td class="link">${permalink(clause, this.version)}</td></tr>`)}
        </thead>
        <tbody>
          ${rows.map((clause) => html`<tr class=${clause.address === this.target ? 'target' : ''}>${cells(clause).map((cell) => html`<td colspan=${cell.columns} rowspan=${cell.rows}>${cell.text}</td>`)}<td class="link">${permalink(clause, this.version)}</td></tr>`)}
        </tbody>
      </table>
    </div>`;
  }
}

const cells = (clause: ClauseView) => clause.cells ?? [{ text: clause.text, columns: 1, rows: 1 }];

const permalink = (clause: ClauseView, version: number | null): TemplateResult =>
  html`<a href=${clauseLink(clause.document, clause.address, version)} aria-label="永久链接：${clause.text.slice(0, 24)}" title="永久链接：${clause.pinpoint}"
    >${permalinkIcon}</a
  >`;

declare global {
  interface HTMLElementTagNameMap {
    'clause-table': ClauseTable;
  }
}
