import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { baseStyles } from './base-styles.ts';

const encodings = ['UTF-8', 'GB18030', 'Big5', 'UTF-16LE', 'UTF-16BE'];

/** The user gives files to the library, or only wants them checked. */
export class IngestAskedEvent extends Event {
  static readonly type = 'ingest-asked';
  constructor(
    readonly files: File[],
    readonly check: boolean,
    /** Encoding of text files that the user names; '' lets it be detected. */
    readonly encoding: string,
  ) {
    super(IngestAskedEvent.type);
  }
}

/**
 * Chooses files or takes dropped ones.
 * @fires ingest-asked
 */
@customElement('ingest-form')
export class IngestForm extends LitElement {
  static override styles = [
    baseStyles,
    css`
      form {
        padding: 1rem;
        border: 1px dashed var(--rule-strong);
      }
      form.over {
        border-style: solid;
        background: var(--raised);
      }
      label {
        display: inline-block;
        margin-bottom: 0.5rem;
      }
      label:focus-within {
        outline: 2px solid var(--focus);
        outline-offset: 2px;
      }
      label span {
        color: var(--ink-soft);
      }
      .row {
        margin-top: 0.75rem;
      }
      .failure {
        margin-top: 0.75rem;
        padding: 0.5rem 0.75rem;
        background: var(--warning);
        color: var(--warning-ink);
      }
    `,
  ];

  @property({ type: Boolean }) busy = false;
  @property() failure = '';
  @state() private files: File[] = [];
  @state() private over = false;

  protected override render(): TemplateResult {
    return html`<form
      class=${this.over ? 'over' : ''}
      @submit=${this.#submit}
      @dragover=${this.#dragged}
      @dragleave=${() => {
        this.over = false;
      }}
      @drop=${this.#dropped}
    >
      <label class="button">选择文件…<input class="visually-hidden" type="file" multiple accept=".txt,.md,.html,.htm,.docx,.doc,.wps,.rtf,.xlsx,.xls,.et,.pdf,.ofd,.png,.jpg,.jpeg,.tif,.tiff,.zip,.yaml,.yml" @change=${this.#chosen} /></label>
      <span class="soft">或拖到这里</span>
      <p class="small soft">txt、md、html、docx、有文字层的 pdf，以及它们的 zip；同名 .yaml 可补充文件没有写明的信息。没有变动的文件会跳过，变动的成为新版本。</p>
      ${this.files.length === 0 ? nothing : html`<ul class="small">${this.files.map((file) => html`<li>${file.name}（${Math.ceil(file.size / 1024)} KB）</li>`)}</ul>`}
      <p class="small">文本编码 <select aria-label="文本编码">
          <option value="">自动识别</option>
          ${encodings.map((name) => html`<option value=${name}>${name}</option>`)}
        </select></p>
      <p class="row">
        <button type="submit" name="ingest" ?disabled=${this.busy || this.files.length === 0}>收录</button>
        <button type="submit" name="check" ?disabled=${this.busy || this.files.length === 0}>只检查</button>
        ${this.busy ? html`<span class="soft">正在处理……</span>` : nothing}
      </p>
      ${this.failure === '' ? nothing : html`<p class="failure">${this.failure}</p>`}
    </form>`;
  }

  readonly #chosen = (event: Event): void => {
    if (event.target instanceof HTMLInputElement) this.files = [...(event.target.files ?? [])];
  };

  readonly #dragged = (event: DragEvent): void => {
    event.preventDefault();
    this.over = true;
  };

  readonly #dropped = (event: DragEvent): void => {
    event.preventDefault();
    this.over = false;
    this.files = [...(event.dataTransfer?.files ?? [])];
  };

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const encoding = this.renderRoot.querySelector('select')?.value ?? '';
    const check = event.submitter instanceof HTMLButtonElement && event.submitter.name === 'check';
    this.dispatchEvent(new IngestAskedEvent(this.files, check, encoding));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ingest-form': IngestForm;
  }
}
