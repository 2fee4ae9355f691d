import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ApiProblem } from '../api-client.ts';
import { clauseLink, unitLink } from '../links.ts';
import { baseStyles } from './base-styles.ts';

/**
 * Says what went wrong, where and what to do.
 * @fires retry when the user asks to try again
 */
@customElement('problem-message')
export class ProblemMessage extends LitElement {
  static override styles = [
    baseStyles,
    css`
      div {
        max-width: var(--measure);
        padding: 0.75rem 1rem;
        border-inline-start: 3px solid var(--warning-ink);
        background: var(--warning);
        color: var(--warning-ink);
      }
      h1 {
        font-size: 1.125rem;
      }
      p {
        margin-top: 0.25rem;
      }
      a,
      button {
        color: inherit;
      }
    `,
  ];

  @property({ attribute: false }) error: unknown;

  protected override render(): TemplateResult {
    const problem = this.error instanceof ApiProblem ? this.error.problem : null;
    const nearest = problem?.nearest;
    return html`<div role="alert">
      <h1 tabindex="-1">${problem?.title ?? '页面出错'}</h1>
      <p>${problem?.detail ?? String(this.error)}</p>
      ${nearest ? html`<p>最接近的条款：<a href=${clauseLink(nearest.document, nearest.address)}>${nearest.label}</a></p>` : nothing}
      ${
        problem?.choices
          ? html`<ul>${problem.choices.map((name) => html`<li><a href=${unitLink(name)}>${name}</a></li>`)}</ul>`
          : nothing
      }
      <p><button type="button" @click=${() => this.dispatchEvent(new Event('retry'))}>重试</button></p>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'problem-message': ProblemMessage;
  }
}
