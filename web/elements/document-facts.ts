import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { DocumentView, FactView } from '../../server/contract/document.ts';
import { addressPath, documentLink, query } from '../links.ts';
import { dateName, levelNames, unstated } from '../names.ts';
import { baseStyles } from './base-styles.ts';

/** Facts of a document, each with its proof: the place in the text, or the source that the sidecar file names. */
@customElement('document-facts')
export class DocumentFacts extends LitElement {
  static override styles = [
    baseStyles,
    css`
      dl {
        display: grid;
        grid-template-columns: max-content minmax(0, 1fr);
        gap: 0.25rem 1rem;
        font-size: 0.875rem;
      }
      dt {
        color: var(--ink-soft);
      }
      .unstated {
        color: var(--ink-soft);
      }
      small {
        color: var(--ink-soft);
        font-size: var(--small);
      }
    `,
  ];

  @property({ attribute: false }) document: DocumentView | null = null;

  protected override render(): TemplateResult | typeof nothing {
    const { document } = this;
    if (!document) return nothing;
    const stated = document.facts.filter((fact) => fact.value !== null);
    const unstatedLabels = document.facts.filter((fact) => fact.value === null).map((fact) => fact.label);
    return html`<dl>
      ${stated.map((fact) => html`<dt>${fact.label}</dt><dd>${fact.name === 'officialUrl' ? html`<a href=${fact.value ?? ''} rel="external noreferrer">${fact.value}</a>` : factValue(fact)} ${this.#proof(document.id, fact)}</dd>`)}
      ${unstatedLabels.length === 0 ? nothing : html`<dt>${unstated}</dt><dd class="unstated">${unstatedLabels.join('、')}</dd>`}
    </dl>`;
  }

  #proof(document: string, fact: FactView): TemplateResult | typeof nothing {
    if (fact.source === null) return nothing;
    if (fact.source.kind === 'sidecar') return html`<small>（非文件原文；来源：${fact.source.note}）</small>`;
    const href = `${documentLink(document)}${query({ proof: `${fact.source.address}@${fact.source.span.start}-${fact.source.span.end}` })}#${addressPath(fact.source.address)}`;
    return html`<a class="small" href=${href} title="原文：${fact.source.quote}" aria-label="${fact.label}的原文依据">原文</a>`;
  }
}

/** Dates and levels by their Chinese names, everything else as the fact gives it. */
function factValue(fact: FactView): string {
  const value = fact.value ?? unstated;
  if (fact.name === 'level') return (levelNames as Record<string, string>)[value] ?? value;
  return dateName(value);
}

declare global {
  interface HTMLElementTagNameMap {
    'document-facts': DocumentFacts;
  }
}
