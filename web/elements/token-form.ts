import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { baseStyles } from './base-styles.ts';

/** The user gives the token that allows writing. */
export class TokenGivenEvent extends Event {
  static readonly type = 'token-given';
  constructor(readonly token: string) {
    super(TokenGivenEvent.type);
  }
}

/**
 * Asks for a writer's token.
 * @fires token-given
 */
@customElement('token-form')
export class TokenForm extends LitElement {
  static override styles = [
    baseStyles,
    css`
      form {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
        align-items: baseline;
        margin: 0.5rem 0;
        font-size: 0.875rem;
      }
      input {
        padding: 0.25rem 0.5rem;
        border: 1px solid var(--rule-strong);
        background: var(--paper);
      }
    `,
  ];

  protected override render(): TemplateResult {
    return html`<form @submit=${this.#submit}>
      <label>写入令牌 <input name="token" type="password" autocomplete="off" required /></label>
      <button type="submit">使用令牌</button>
      <span class="soft">由管理员发给；关闭本标签页后失效</span>
    </form>`;
  }

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    this.dispatchEvent(new TokenGivenEvent(String(new FormData(event.target).get('token') ?? '').trim()));
    event.target.reset();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'token-form': TokenForm;
  }
}
