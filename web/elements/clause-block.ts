import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ClauseView } from '../../server/contract/clause.ts';
import { clauseLink } from '../links.ts';
import { clauseName, shortened } from '../names.ts';
import { baseStyles } from './base-styles.ts';
import { clauseTextStyles, markedText, setClause, type TextMark } from './clause-text.ts';
import { permalinkIcon } from './icons.ts';

export type MarginNote = { text: string; href: string; tone: 'strong' | 'medium' | 'weak' | 'none' | 'citation' };

/** How a paragraph stands on the page: as body text, centred like a title, or at the right like a signature. */
export type Setting = 'body' | 'title' | 'centre' | 'right';

const headingKinds = new Set(['part', 'chapter', 'section', 'subsection', 'box', 'annex']);

/** One clause in the running text of its document: permalink, hanging number, text, margin notes. */
@customElement('clause-block')
export class ClauseBlock extends LitElement {
  static override styles = [
    baseStyles,
    clauseTextStyles,
    css`
      :host {
        scroll-margin-top: 1rem;
      }
      .block {
        display: grid;
        grid-template-columns: 1.75rem minmax(0, calc((var(--measure) + 3.4em) * 1.0625)) minmax(0, 15rem);
        gap: 0 0.5rem;
        padding: 0.25rem 0;
      }
      .block:hover {
        background: linear-gradient(var(--raised), var(--raised)) no-repeat 0 / 1.75rem 100%;
      }
      .permalink {
        display: grid;
        place-items: center;
        width: 1.75rem;
        height: 1.75rem;
        margin-top: 0.125rem;
        color: var(--rule-strong);
      }
      .permalink:hover,
      .permalink:focus-visible,
      .block:hover .permalink {
        color: var(--link);
      }
      h2,
      h3,
      h4 {
        font-family: var(--serif);
        font-weight: 700;
        padding-inline-start: calc(3.4 * var(--law-size));
        text-spacing-trim: trim-start;
      }
      h2 {
        margin-top: 1.75rem;
        font-size: 1.25rem;
      }
      h3 {
        margin-top: 0.875rem;
        font-size: 1.0625rem;
      }
      h4 {
        margin-top: 0.5rem;
        font-size: 1.0625rem;
        font-weight: 600;
      }
      .heading .permalink {
        align-self: end;
      }
      .law.centre,
      .law.title {
        padding: 0 3.4em;
        text-align: center;
        text-wrap: balance;
      }
      .law.title {
        margin: 0.5rem 0;
        font-weight: 700;
        font-size: 1.25rem;
      }
      .law.right {
        text-align: end;
      }
      aside {
        font-size: var(--small);
        line-height: 1.6;
      }
      aside li {
        padding: 0.1875rem 0 0.1875rem 0.625rem;
        border-inline-start: 2px solid var(--rule);
      }
      aside .strong {
        border-inline-start: 4px solid var(--strong-link);
      }
      aside .medium {
        border-inline-start: 3px solid var(--medium-link);
      }
      aside .none {
        border-inline-start-style: dashed;
        color: var(--ink-soft);
      }
      aside a {
        color: var(--ink-soft);
        text-decoration: none;
      }
      aside a:hover {
        color: var(--link);
        text-decoration: underline;
      }
      :host([target]) .block {
        background: linear-gradient(var(--red), var(--red)) no-repeat 0 / 2px 100%;
      }
      @media (max-width: 75rem) {
        .block {
          grid-template-columns: 1.75rem minmax(0, calc((var(--measure) + 3.4em) * 1.0625));
        }
        aside {
          grid-column: 2;
          padding-inline-start: 3.6rem;
        }
      }
      @media (max-width: 40rem) {
        .block {
          grid-template-columns: minmax(0, 1fr) 1.75rem;
        }
        .permalink {
          order: 2;
        }
        aside {
          grid-column: 1;
          order: 3;
          padding-inline-start: 2.6rem;
        }
        h2,
        h3,
        h4,
        .law.centre,
        .law.title {
          padding-inline: 0;
        }
      }
      @media print {
        .permalink {
          visibility: hidden;
        }
        .block {
          break-inside: avoid;
          grid-template-columns: 0 minmax(0, 1fr) 9rem;
        }
        h2,
        h3,
        h4 {
          break-after: avoid;
        }
      }
    `,
  ];

  @property({ attribute: false }) clause: ClauseView | null = null;
  @property({ attribute: false }) marks: TextMark[] = [];
  @property({ attribute: false }) notes: MarginNote[] = [];
  /** Version that the permalink names. */
  @property({ attribute: false }) version: number | null = null;
  /** Depth in the outline, 0 for a section. */
  @property({ type: Number }) depth = 0;
  @property() setting: Setting = 'body';

  protected override render(): TemplateResult | typeof nothing {
    const { clause } = this;
    if (!clause) return nothing;
    const isHeading = headingKinds.has(clause.kind) && !clause.searchable;
    const name = clauseName(clause);
    return html`<div class="block ${isHeading ? 'heading' : ''}">
      <a class="permalink" href=${clauseLink(clause.document, clause.address, this.version)} aria-label="永久链接：${shortened(name, 24)}" title="永久链接：${clause.pinpoint}"
        >${permalinkIcon}</a
      >
      ${isHeading ? this.#heading(clause) : this.#text(clause)}
      ${this.notes.length === 0 ? nothing : this.#notes(name)}
    </div>`;
  }

  #heading(clause: ClauseView): TemplateResult {
    const text = markedText(clause.text, { marks: this.marks });
    if (this.depth === 0) return html`<h2>${text}</h2>`;
    return this.depth === 1 ? html`<h3>${text}</h3>` : html`<h4>${text}</h4>`;
  }

  #text(clause: ClauseView): TemplateResult {
    if (this.setting === 'body') return html`<div>${setClause(clause, { marks: this.marks })}</div>`;
    return html`<p class="law ${this.setting}">${markedText(clause.text, { marks: this.marks })}</p>`;
  }

  #notes(name: string): TemplateResult {
    return html`<aside aria-label="旁注：${shortened(name, 16)}">
      <ul>
        ${this.notes.map((note) => html`<li class=${note.tone}>${note.href === '' ? note.text : html`<a href=${note.href}>${note.text}</a>`}</li>`)}
      </ul>
    </aside>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clause-block': ClauseBlock;
  }
}
