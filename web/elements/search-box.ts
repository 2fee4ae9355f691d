import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { SuggestionView } from '../../server/contract/search.ts';
import { baseStyles } from './base-styles.ts';

/** The user asks for a search. */
export class SearchSubmitEvent extends Event {
  static readonly type = 'search-submit';
  constructor(readonly text: string) {
    super(SearchSubmitEvent.type);
  }
}

/** The user has typed something that may be completed; never sent while an input method composes. */
export class SuggestEvent extends Event {
  static readonly type = 'suggest';
  constructor(readonly prefix: string) {
    super(SuggestEvent.type);
  }
}

/** The user chose a suggestion. */
export class SuggestionChosenEvent extends Event {
  static readonly type = 'suggestion-chosen';
  constructor(readonly suggestion: SuggestionView) {
    super(SuggestionChosenEvent.type);
  }
}

const kindNames: Record<SuggestionView['kind'], string> = {
  heading: '条款',
  unit: '责任单位',
  document: '文件',
  term: '词语',
};

/**
 * The search field with its suggestions (ARIA combobox).
 * @fires search-submit, suggest, suggestion-chosen
 */
@customElement('search-box')
export class SearchBox extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        position: relative;
      }
      form {
        display: flex;
        gap: 0;
        border-bottom: 2px solid var(--ink);
      }
      input[type='text'] {
        flex: 1;
        min-width: 0;
        padding: 0.5rem 0.25rem;
        border: 0;
        background: none;
        font: 1.25rem / 1.5 var(--serif);
      }
      input::placeholder {
        color: var(--ink-soft);
        opacity: 1;
      }
      form button {
        align-self: stretch;
        padding: 0 1.25rem;
        border: 0;
        border-radius: 0;
        background: var(--ink);
        color: var(--paper);
        font-size: 1rem;
        letter-spacing: 0.2em;
        text-indent: 0.2em;
        white-space: nowrap;
      }
      form button:hover {
        background: var(--red);
        color: var(--paper);
      }
      ul {
        position: absolute;
        z-index: 5;
        left: 0;
        right: 0;
        top: 100%;
        max-height: 24rem;
        overflow: auto;
        border: 1px solid var(--rule-strong);
        border-top: 0;
        background: var(--paper);
        box-shadow: 0 0.5rem 1.25rem rgb(0 0 0 / 0.14);
      }
      li {
        display: flex;
        gap: 1rem;
        justify-content: space-between;
        padding: 0.375rem 0.75rem;
        cursor: pointer;
      }
      li[aria-selected='true'],
      li:hover {
        background: var(--raised);
        box-shadow: inset 3px 0 0 var(--red);
      }
      li small {
        color: var(--ink-soft);
        white-space: nowrap;
      }
    `,
  ];

  @property() value = '';
  @property({ attribute: false }) suggestions: SuggestionView[] = [];
  @state() private open = false;
  @state() private active = -1;
  @query('input') private field: HTMLInputElement | undefined;
  @query('[aria-selected=true]') private chosenOption: HTMLElement | null | undefined;
  #composing = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('suggestions')) this.active = -1;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('active')) this.chosenOption?.scrollIntoView({ block: 'nearest' });
  }

  protected override render(): TemplateResult {
    const shown = this.open && this.suggestions.length > 0;
    return html`
      <search>
        <form @submit=${this.#submit}>
          <input
            type="text"
            role="combobox"
            name="q"
            autocomplete="off"
            autocapitalize="none"
            spellcheck="false"
            enterkeyhint="search"
            aria-label="检索条款"
            aria-autocomplete="list"
            aria-controls="suggestions"
            aria-expanded=${shown}
            aria-activedescendant=${shown && this.active >= 0 ? `suggestion-${this.active}` : nothing}
            placeholder="词语、问句、文号与条号，或粘贴一段文字"
            .value=${this.value}
            @input=${this.#input}
            @compositionstart=${() => {
              this.#composing = true;
              this.open = false;
            }}
            @compositionend=${this.#composed}
            @keydown=${this.#keydown}
            @blur=${() => {
              this.open = false;
            }}
          />
          <button type="submit">检索</button>
        </form>
      </search>
      <ul id="suggestions" role="listbox" aria-label="检索建议" ?hidden=${!shown}>
        ${this.suggestions.map(
          (suggestion, index) => html`<li
            id="suggestion-${index}"
            role="option"
            aria-selected=${index === this.active}
            @pointerdown=${(event: Event) => event.preventDefault()}
            @click=${() => this.#choose(suggestion)}
          >
            <span>${suggestion.text}${suggestion.alias === undefined ? nothing : html`（${suggestion.alias}）`}</span><small>${kindNames[suggestion.kind]}</small>
          </li>`,
        )}
      </ul>
    `;
  }

  readonly #input = (): void => {
    if (!this.#composing) this.#askForSuggestions();
  };

  readonly #composed = (): void => {
    this.#composing = false;
    this.#askForSuggestions();
  };

  /** What was marked belonged to the text before. */
  #askForSuggestions(): void {
    this.open = true;
    this.active = -1;
    this.dispatchEvent(new SuggestEvent(this.field?.value.trim() ?? ''));
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    if (this.#composing) return;
    this.open = false;
    this.dispatchEvent(new SearchSubmitEvent(this.field?.value.trim() ?? ''));
  };

  /** Safari ends the composition before the Enter that confirmed it, and reports that Enter with key code 229. */
  readonly #keydown = (event: KeyboardEvent): void => {
    if (event.isComposing || event.keyCode === 229) {
      if (event.key === 'Enter') event.preventDefault();
      return;
    }
    const last = this.suggestions.length - 1;
    if (event.key === 'Escape' && this.open) this.open = false;
    else if (event.key === 'ArrowDown' && !this.open) this.#askForSuggestions();
    else if (!this.open || last < 0) return;
    else if (event.key === 'ArrowDown') this.active = this.active >= last ? -1 : this.active + 1;
    else if (event.key === 'ArrowUp') this.active = this.active < 0 ? last : this.active - 1;
    else if (event.key === 'Enter') {
      const chosen = this.suggestions[this.active];
      if (!chosen) return;
      this.#choose(chosen);
    } else return;
    event.preventDefault();
  };

  #choose(suggestion: SuggestionView): void {
    this.open = false;
    if (suggestion.target === null && this.field) this.field.value = suggestion.text;
    this.dispatchEvent(new SuggestionChosenEvent(suggestion));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'search-box': SearchBox;
  }
}
