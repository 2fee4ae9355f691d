import { consume } from '@lit/context';
import { Task } from '@lit/task';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { DocumentSummaryView } from '../../server/contract/document.ts';
import type { PairedDocumentView } from '../../server/contract/document-pair.ts';
import { type ApiClient, ApiProblem } from '../api-client.ts';
import { apiContext } from '../contexts.ts';
import { AnnounceEvent } from '../events.ts';
import { compareLink, documentLink } from '../links.ts';
import { baseStyles } from './base-styles.ts';
import './document-picker.ts';
import type { DocumentChosenEvent } from './document-picker.ts';
import { labelStyles, levelLabel } from './labels.ts';
import { pairReasons } from './pair-reasons.ts';

type Side = 'lower' | 'upper';
const sideNames: Record<Side, string> = { upper: '上位文件', lower: '下位文件' };

/** The documents above and below one, why, and how many links stand; those who may write add and remove them. */
@customElement('paired-documents')
export class PairedDocuments extends LitElement {
  static override styles = [
    baseStyles,
    labelStyles,
    css`
      h2 {
        margin-top: 0.75rem;
        font-size: 1rem;
      }
      li.pair {
        padding: 0.375rem 0;
        border-top: 1px solid var(--rule);
      }
      .row {
        font-size: 0.875rem;
      }
      [role='alert'] {
        padding-inline-start: 0.5rem;
        border-inline-start: 3px solid var(--red);
      }
    `,
  ];

  @consume({ context: apiContext }) api: ApiClient | undefined;
  /** Id of the document whose partners these are. */
  @property() document = '';
  /** The side to which a document is being added. */
  @state() private adding: Side | null = null;
  @state() private refusal = '';

  readonly #pairs = new Task(this, {
    args: () => [this.document, this.api] as const,
    task: async ([id, api], { signal }) => {
      if (!api) return null;
      const [pairs, person] = await Promise.all([api.documentPairs(id, signal), api.person()]);
      return { pairs, mayWrite: person.mayWrite };
    },
  });
  readonly #documents = new Task(this, {
    args: () => [this.adding !== null, this.api] as const,
    task: async ([wanted, api], { signal }) => (wanted && api ? api.documents(signal) : []),
  });

  protected override render(): TemplateResult | typeof nothing {
    const read = this.#pairs.value;
    if (!read) return nothing;
    return html`${(['upper', 'lower'] as const).map((side) => this.#side(side, read.pairs[side], read.mayWrite))}
      ${this.refusal === '' ? nothing : html`<p role="alert">${this.refusal}</p>`}`;
  }

  #side(side: Side, pairs: PairedDocumentView[], mayWrite: boolean): TemplateResult {
    return html`<section aria-label=${sideNames[side]}>
      <h2>${sideNames[side]}（${pairs.length}）</h2>
      ${pairs.length === 0 ? html`<p class="soft small">库中没有。</p>` : nothing}
      <ul>${pairs.map((pair) => html`<li class="pair">${this.#pair(side, pair, mayWrite)}</li>`)}</ul>
      ${mayWrite ? this.#adder(side) : nothing}
    </section>`;
  }

  #pair(side: Side, { document, reasons, links }: PairedDocumentView, mayWrite: boolean): TemplateResult {
    const [lower, upper] = this.#sides(side, document.id);
    return html`<p class="row">
        <a href=${documentLink(document.id)}>${document.title}</a> ${levelLabel(document.level)}
        <span>${links} 条对应</span>
        <a href=${compareLink(lower, upper)}>对照</a>
        ${mayWrite ? html`<button type="button" class="plain small no-print" @click=${() => this.#decide(side, document, 'removed')}>取消这一对</button>` : nothing}
      </p>
      ${pairReasons(reasons, lower)}`;
  }

  #adder(side: Side): TemplateResult {
    if (this.adding !== side) {
      return html`<button type="button" class="plain small no-print" @click=${() => {
        this.adding = side;
      }}>指定${sideNames[side]}</button>`;
    }
    const documents = (this.#documents.value ?? []).filter((one) => one.id !== this.document);
    return html`<document-picker
      label="指定${sideNames[side]}"
      .documents=${documents}
      @document-chosen=${(event: DocumentChosenEvent) => {
        const chosen = documents.find((one) => one.id === event.document);
        if (chosen) void this.#decide(side, chosen, 'added');
      }}
    ></document-picker>`;
  }

  #sides(side: Side, other: string): [lower: string, upper: string] {
    return side === 'upper' ? [this.document, other] : [other, this.document];
  }

  async #decide(side: Side, { id, title }: DocumentSummaryView, decision: 'added' | 'removed'): Promise<void> {
    try {
      await this.api?.decidePair(...this.#sides(side, id), decision);
      this.refusal = '';
      this.adding = null;
      const done = decision === 'added' ? '已指定为' : '不再是';
      this.dispatchEvent(new AnnounceEvent(`《${title}》${done}${sideNames[side]}`));
    } catch (error) {
      this.refusal = error instanceof ApiProblem ? error.problem.detail : String(error);
    }
    await this.#pairs.run();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'paired-documents': PairedDocuments;
  }
}
