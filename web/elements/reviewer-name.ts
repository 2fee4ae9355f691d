import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { PersonView } from '../../server/contract/person.ts';
import type { ApiClient } from '../api-client.ts';
import { apiContext } from '../contexts.ts';
import { baseStyles } from './base-styles.ts';

/** The reviewer goes by another name from now on. */
export class NameChosenEvent extends Event {
  static readonly type = 'name-chosen';
  constructor() {
    super(NameChosenEvent.type);
  }
}

/**
 * Says under which name decisions are kept, and lets the user of this machine choose hers.
 * @fires name-chosen
 */
@customElement('reviewer-name')
export class ReviewerName extends LitElement {
  static override styles = [
    baseStyles,
    css`
      form {
        font-size: 0.875rem;
      }
      input {
        width: 10rem;
      }
    `,
  ];

  @consume({ context: apiContext }) api: ApiClient | undefined;
  @state() private person: PersonView | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#ask();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { person } = this;
    if (person?.name == null) return nothing;
    if (!person.mayChooseName) return html`<p class="soft small">复核人：${person.name}</p>`;
    return html`<form class="row no-print" @submit=${this.#submit}>
      <label>复核人 <input name="name" type="text" maxlength="40" autocomplete="name" .value=${person.name} /></label>
      <button type="submit">用这个名字</button>
      <span class="soft small">记在这个浏览器里，随每个决定保存</span>
    </form>`;
  }

  async #ask(): Promise<void> {
    this.person = (await this.api?.person()) ?? null;
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    this.api?.useName(String(new FormData(event.target).get('name') ?? '').trim());
    await this.#ask();
    this.dispatchEvent(new NameChosenEvent());
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'reviewer-name': ReviewerName;
  }
}
