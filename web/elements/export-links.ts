import { css, html, LitElement, type nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { sitePath } from '../site-base.ts';
import { baseStyles } from './base-styles.ts';

export type ExportFormat = 'xlsx' | 'docx' | 'csv' | 'json';

const formatNames: Record<ExportFormat, string> = {
  xlsx: 'Excel（.xlsx）',
  docx: 'Word（.docx）',
  csv: 'CSV',
  json: 'JSON',
};

/** Download links of one export in several formats. */
@customElement('export-links')
export class ExportLinks extends LitElement {
  static override styles = [
    baseStyles,
    css`
      p {
        margin: 0.5rem 0;
        gap: 0.375rem 0.5rem;
        font-size: 0.875rem;
      }
    `,
  ];

  @property() label = '导出';
  /** Path of the site without the format's ending. */
  @property() base = '';
  /** Query string of the export, with its `?`. */
  @property() search = '';
  @property({ attribute: false }) formats: ExportFormat[] = ['xlsx', 'docx', 'csv', 'json'];

  protected override render(): TemplateResult | typeof nothing {
    return html`<p class="row no-print">
      <span>${this.label}：</span>
      ${this.formats.map((format) => html`<a class="button" download href=${`${sitePath(this.base)}.${format}${this.search}`}>${formatNames[format]}</a>`)}
    </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'export-links': ExportLinks;
  }
}
