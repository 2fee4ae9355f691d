import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { AskedUnitView } from '../../server/contract/search.ts';
import { unitLink } from '../links.ts';
import { roleNames } from '../names.ts';
import { baseStyles } from './base-styles.ts';

const roles = ['lead', 'responsible', 'supporting'] as const;

/** The unit that was asked for and nothing else: how many clauses charge it, by role, each a link to its page. */
@customElement('unit-card')
export class UnitCard extends LitElement {
  static override styles = [
    baseStyles,
    css`
      section {
        max-width: 46rem;
        margin-bottom: 0.75rem;
        padding: 0.5rem 0.875rem;
        border: 1px solid var(--rule-strong);
        background: var(--raised);
      }
      h2 {
        font: 600 1rem / 1.5 var(--sans);
      }
      [aria-current] {
        font-weight: 700;
      }
    `,
  ];

  @property({ attribute: false }) unit: AskedUnitView | null = null;

  protected override render(): TemplateResult | typeof nothing {
    const { unit } = this;
    if (unit === null) return nothing;
    const charged = roles.filter((role) => unit[role] > 0 || unit.role === role);
    return html`<section aria-label="责任单位">
      <h2><a href=${unitLink(unit.name)}>${unit.name}</a></h2>
      <p class="row soft">
        <span>${charged.map(
          (role, index) =>
            html`${index > 0 ? ' · ' : ''}<a href=${unitLink(unit.name, role)} aria-current=${unit.role === role ? 'true' : nothing}>${roleNames[role]} ${unit[role]}</a>`,
        )}</span>
        <span>${unit.clauses} 条条款，${unit.documents} 份文件</span>
      </p>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'unit-card': UnitCard;
  }
}
