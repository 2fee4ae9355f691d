import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { UnderstandingStepView } from '../../server/contract/search.ts';
import { baseStyles } from './base-styles.ts';

/** The user takes one understanding step back, or lets it stand again. */
export class StepToggledEvent extends Event {
  static readonly type = 'step-toggled';
  constructor(readonly step: string) {
    super(StepToggledEvent.type);
  }
}

const kindNames: Record<string, string> = {
  address: '定位',
  filter: '筛选',
  normalised: '规范',
  traditional: '繁→简',
  pinyin: '拼音',
  repair: '更正',
  synonym: '同义',
  number: '数字',
  stop: '略去',
  ignored: '未用',
};

const longInput = 'long';

/**
 * How the query was understood, one chip a step; a step that changed the query is undone by a click.
 * @fires step-toggled
 */
@customElement('understanding-steps')
export class UnderstandingSteps extends LitElement {
  static override styles = [
    baseStyles,
    css`
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 0.375rem;
      }
      li {
        display: flex;
        align-items: stretch;
        max-width: 100%;
        border: 1px solid var(--rule);
        border-radius: 2px;
        font-size: var(--small);
      }
      span {
        padding: 0.125rem 0.5rem;
      }
      b {
        margin-inline-end: 0.375em;
        font-weight: 400;
        color: var(--ink-soft);
      }
      button {
        border-width: 0 0 0 1px;
        border-color: var(--rule);
        border-radius: 0;
        color: var(--link);
        white-space: nowrap;
        font-size: inherit;
      }
      .undone span {
        text-decoration: line-through;
        color: var(--ink-soft);
      }
    `,
  ];

  @property({ attribute: false }) steps: UnderstandingStepView[] = [];
  /** Ids of steps that are undone at present. */
  @property({ attribute: false }) undone: string[] = [];

  protected override render(): TemplateResult | typeof nothing {
    if (this.steps.length === 0 && this.undone.length === 0) return nothing;
    const listed = new Set(this.steps.map((step) => step.id));
    return html`<ul aria-label="检索词的理解">
      ${this.steps
        .filter((step) => !this.undone.includes(step.id))
        .map(
          (step) => html`<li>
            <span title=${step.note}><b>${kindName(step)}</b>${stepText(step)}</span>
            ${step.undoable ? this.#button(step.id, '撤销', `撤销：${step.note}`) : nothing}
          </li>`,
        )}
      ${this.undone.map((id) => {
        const step = listed.has(id) ? this.steps.find((one) => one.id === id) : undefined;
        const text = step ? stepText(step) : id.replace(/^[a-z-]+:/, '');
        return html`<li class="undone"><span>${text}</span>${this.#button(id, '恢复', `恢复：${text}`)}</li>`;
      })}
    </ul>`;
  }

  #button(id: string, label: string, name: string): TemplateResult {
    return html`<button type="button" aria-label=${name} @click=${() => this.dispatchEvent(new StepToggledEvent(id))}
      >${label}</button
    >`;
  }
}

/** The step of a long input names the words that are looked for, every other `ignored` step what was left out. */
const kindName = ({ id, kind }: UnderstandingStepView): string =>
  id === longInput ? '用词' : (kindNames[kind] ?? kind);

/** A filter typed as such says what it keeps or leaves out; all other steps what became of what was typed. */
function stepText(step: UnderstandingStepView): string {
  if (step.kind === 'filter' && /^[只不]看/.test(step.note)) return step.note;
  const to = step.to.filter((word) => word !== step.from);
  return to.length === 0 ? step.from : `${step.from} → ${to.join('、')}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'understanding-steps': UnderstandingSteps;
  }
}
