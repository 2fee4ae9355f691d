import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { FacetValueView } from '../../server/contract/search.ts';
import { baseStyles } from './base-styles.ts';

/** The user turns one value of a facet on or off. */
export class FacetToggledEvent extends Event {
  static readonly type = 'facet-toggled';
  constructor(readonly value: string) {
    super(FacetToggledEvent.type);
  }
}

/** The user looks for a value by any part of its name. */
export class FacetSearchEvent extends Event {
  static readonly type = 'facet-search';
  constructor(readonly text: string) {
    super(FacetSearchEvent.type);
  }
}

const shownAtFirst = 6;
/** So many values the server lists; there may be more, which are found by name. */
const serverLimit = 100;

/**
 * One facet: its values with exact counts; several chosen values are alternatives.
 * @fires facet-toggled, facet-search
 */
@customElement('facet-group')
export class FacetGroup extends LitElement {
  static override styles = [
    baseStyles,
    css`
      fieldset {
        min-width: 0;
        margin: 0;
        padding: 0.75rem 0 0;
        border: 0;
        border-top: 1px solid var(--rule);
      }
      legend {
        float: left;
        width: 100%;
        padding: 0;
        font-weight: 600;
        font-size: var(--small);
      }
      legend + * {
        clear: both;
      }
      input[type='text'] {
        width: 100%;
        margin: 0.25rem 0;
        font-size: var(--small);
      }
      label {
        display: grid;
        grid-template-columns: 1.25rem minmax(0, 1fr) auto;
        gap: 0.25rem;
        padding: 0.1875rem 0;
        font-size: 0.875rem;
        line-height: 1.45;
        cursor: pointer;
      }
      label:hover {
        background: var(--raised);
      }
      input[type='checkbox'] {
        width: 0.9375rem;
        height: 0.9375rem;
        margin: 0.1875rem 0 0;
        accent-color: var(--ink);
      }
      data {
        color: var(--ink-soft);
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  @property() label = '';
  @property({ attribute: false }) values: FacetValueView[] = [];
  @property({ attribute: false }) chosen: string[] = [];
  /** Values that a search by name found; null when nobody is searching. */
  @property({ attribute: false }) found: FacetValueView[] | null = null;
  @property({ type: Boolean }) searchable = false;
  /** What is typed into the field that looks for a value. */
  @property() text = '';
  /** Says how to come to values where there are none; '' hides the facet then. */
  @property() hint = '';
  @state() private all = false;

  protected override render(): TemplateResult | typeof nothing {
    if (this.values.length === 0 && this.text === '')
      return this.hint === ''
        ? nothing
        : html`<fieldset><legend>${this.label}</legend><p class="soft small">${this.hint}</p></fieldset>`;
    const listed = this.found ?? this.#ordered();
    const shown = this.all || this.found ? listed : listed.slice(0, Math.max(shownAtFirst, this.chosen.length));
    return html`<fieldset>
      <legend>${this.label}</legend>
      ${
        this.searchable && (this.values.length > shownAtFirst || this.text !== '')
          ? html`<input
            type="text"
            aria-label="查找${this.label}"
            placeholder="查找${this.label}（名称任意部分）"
            .value=${this.text}
            @input=${(event: InputEvent) => this.#search(event)}
            @compositionend=${(event: Event) => this.#search(event)}
          />`
          : nothing
      }
      <div>
        ${shown.map(
          (value) => html`<label>
            <input
              type="checkbox"
              .checked=${this.chosen.includes(value.value)}
              @change=${() => this.dispatchEvent(new FacetToggledEvent(value.value))}
            />
            <span>${value.label}</span><data value=${value.count}>${value.count}</data>
          </label>`,
        )}
        ${this.found?.length === 0 ? html`<p class="soft small">没有名称含这些字的${this.label}。</p>` : nothing}
      </div>
      ${
        !this.found && listed.length > shown.length
          ? html`<button type="button" class="plain" @click=${() => {
              this.all = true;
            }}>${listed.length < serverLimit ? '全部' : '前'} ${listed.length} 项</button>`
          : nothing
      }
    </fieldset>`;
  }

  /** Chosen values first, then as the server orders them. */
  #ordered(): FacetValueView[] {
    const isChosen = ({ value }: FacetValueView): boolean => this.chosen.includes(value);
    return [...this.values.filter(isChosen), ...this.values.filter((value) => !isChosen(value))];
  }

  #search(event: Event): void {
    if (!(event.target instanceof HTMLInputElement) || (event instanceof InputEvent && event.isComposing)) return;
    this.dispatchEvent(new FacetSearchEvent(event.target.value));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'facet-group': FacetGroup;
  }
}
