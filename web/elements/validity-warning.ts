import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { DocumentSummaryView } from '../../server/contract/document.ts';
import { documentLink } from '../links.ts';
import { dateName } from '../names.ts';
import { baseStyles } from './base-styles.ts';

/** A person says that the recognised text of the document has been compared with its pictures. */
export class TextConfirmedEvent extends Event {
  static readonly type = 'text-confirmed';
  constructor(readonly document: DocumentSummaryView) {
    super(TextConfirmedEvent.type);
  }
}

/**
 * Warns above a text that is no longer, or not yet, in force, that is an earlier version, or that was recognised.
 * @fires text-confirmed
 */
@customElement('validity-warning')
export class ValidityWarning extends LitElement {
  static override styles = [
    baseStyles,
    css`
      p {
        max-width: calc(var(--measure) + 6rem);
        margin: 0.5rem 0;
        padding: 0.5rem 0.875rem;
        border: 1px solid var(--warning-ink);
        border-inline-start-width: 5px;
        background: var(--warning);
        color: var(--warning-ink);
      }
      a {
        color: inherit;
      }
    `,
  ];

  @property({ attribute: false }) document: DocumentSummaryView | null = null;
  /** Version asked for; null is the current one. */
  @property({ attribute: false }) version: string | null = null;

  protected override render(): TemplateResult | typeof nothing {
    const { document } = this;
    if (!document) return nothing;
    const sentence = validitySentence(document);
    return html`${sentence === null ? nothing : html`<p role="note"><b>注意：</b>${sentence}</p>`}${this.#recognition(document)}${
      this.version === null
        ? nothing
        : html`<p role="note"><b>旧版本：</b>这是第 ${this.version} 版，${dateName(document.ingestedAt)}收录。<a href=${documentLink(document.id)}>看现行版本</a></p>`
    }`;
  }

  #recognition(document: DocumentSummaryView): TemplateResult | typeof nothing {
    const { recognition } = document;
    if (recognition === null) return nothing;
    if (recognition.confirmedAt !== null) {
      return html`<p role="note"><b>识别文字：</b>${recognition.confirmedBy}已于${dateName(recognition.confirmedAt)}与原件核对。</p>`;
    }
    return html`<p role="note"><b>识别文字：</b>本文件由扫描件或图片识别而来，尚未经人与原件核对，不能逐字引用。
      <button type="button" @click=${() => this.dispatchEvent(new TextConfirmedEvent(document))}>已与原件核对，确认无误</button></p>`;
  }
}

function validitySentence(document: DocumentSummaryView): string | null {
  if (document.validity === 'repealed') return '本文件已废止，引用前请查明替代文件。';
  if (document.validity === 'expired')
    return `本文件已过有效期（有效期至${dateName(document.effectiveUntil)}），引用前请查明是否延续。`;
  if (document.validity === 'not-yet') return `本文件自${dateName(document.effectiveFrom)}起施行，目前尚未施行。`;
  return null;
}

declare global {
  interface HTMLElementTagNameMap {
    'validity-warning': ValidityWarning;
  }
}
