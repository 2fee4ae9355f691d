import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ClauseCitationView } from '../../server/contract/citation.ts';
import { copyText } from '../clipboard.ts';
import { AnnounceEvent } from '../events.ts';
import { siteUrl } from '../site-base.ts';
import { baseStyles } from './base-styles.ts';

interface CopyForm {
  label: string;
  text: string;
}

/**
 * Copies the clause's text, its citation or its permalink with one click; further forms in a menu.
 * @fires announce what was copied
 */
@customElement('copy-bar')
export class CopyBar extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .row {
        position: relative;
        align-items: center;
        gap: 0.375rem;
      }
      .note {
        margin: 0.25rem 0 0;
        color: var(--ink-soft);
        font-size: var(--small);
      }
      summary {
        display: inline-block;
        list-style: none;
      }
      summary::-webkit-details-marker {
        display: none;
      }
      .forms {
        position: absolute;
        z-index: 4;
        inset-inline-start: 0;
        width: min(40rem, 100%);
        margin-top: 0.25rem;
        padding: 0.5rem 0.875rem;
        border: 1px solid var(--rule-strong);
        background: var(--paper);
        box-shadow: 0 0.5rem 1.25rem rgb(0 0 0 / 0.14);
      }
      .forms li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 0.5rem;
        align-items: start;
        padding: 0.375rem 0;
        border-bottom: 1px solid var(--rule);
        font-size: var(--small);
      }
      .forms li:last-child {
        border: 0;
      }
      .forms pre {
        max-height: 5.5rem;
        margin: 0;
        overflow: auto;
        font: inherit;
        white-space: pre-wrap;
      }
    `,
  ];

  @property() text = '';
  @property({ attribute: false }) citation: ClauseCitationView | null = null;

  protected override render(): TemplateResult {
    const { citation } = this;
    return html`<div class="row" role="group" aria-label="复制">
      ${this.#button('复制正文', { label: '条款正文', text: this.text })}
      ${
        citation === null
          ? nothing
          : html`${this.#button('复制行文引用', { label: '行文引用', text: citation.inText })}
            ${this.#button('复制 GB/T 7714—2025', { label: 'GB/T 7714—2025 著录', text: citation.gbt7714 })}
            ${this.#permalink(citation)} ${this.#menu(citation)}`
      }
    </div>
    ${citation === null || citation.addressNote === null ? nothing : html`<p class="note">${citation.addressNote}</p>`}`;
  }

  /** An address of this machine is still of use to its own user, and is called what it is. */
  #permalink(citation: ClauseCitationView): TemplateResult {
    return citation.permalink === null
      ? this.#button('复制本机链接', { label: '本机链接', text: siteUrl(citation.path) })
      : this.#button('复制永久链接', { label: '永久链接', text: citation.permalink });
  }

  #button(name: string, form: CopyForm): TemplateResult {
    return html`<button type="button" title=${form.text.slice(0, 200)} @click=${() => this.#copy(form)}>${name}</button>`;
  }

  #menu(citation: ClauseCitationView): TemplateResult {
    const forms: CopyForm[] = [
      { label: '行文（原文序号）', text: citation.printed },
      { label: 'GB/T 7714—2025 著者-出版年', text: citation.gbt7714AuthorYear },
      { label: 'GB/T 7714—2015', text: citation.gbt7714In2015 },
      { label: '法学引注手册', text: citation.legal },
      { label: '脚注（管理世界、中国社会科学）', text: citation.note },
      { label: 'CSL-JSON（Zotero）', text: JSON.stringify(citation.cslJson, null, 2) },
      { label: 'RIS', text: citation.ris },
      { label: 'BibTeX', text: citation.bibtex },
      { label: 'JSON-LD', text: JSON.stringify(citation.jsonLd, null, 2) },
      { label: 'Akoma Ntoso eId', text: citation.akomaNtoso.iri ?? citation.akomaNtoso.eId },
    ];
    return html`<details @keydown=${this.#closeOnEscape}>
      <summary class="button">其他格式</summary>
      <ul class="forms">
        ${forms.map((form) => html`<li><div><b>${form.label}</b><pre tabindex="0">${form.text}</pre></div>${this.#button('复制', form)}</li>`)}
      </ul>
    </details>`;
  }

  readonly #closeOnEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !(event.currentTarget instanceof HTMLDetailsElement)) return;
    event.currentTarget.open = false;
    event.currentTarget.querySelector('summary')?.focus();
  };

  async #copy(form: CopyForm): Promise<void> {
    const copied = await copyText(form.text);
    const sentence = copied ? `已复制${form.label}` : `浏览器不允许复制${form.label}，请手动选取文字。`;
    this.dispatchEvent(new AnnounceEvent(sentence));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'copy-bar': CopyBar;
  }
}
