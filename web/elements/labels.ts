import { css, html, nothing, type TemplateResult } from 'lit';
import type { LevelView, ValidityView } from '../../server/contract/basic-schemas.ts';
import type { CounterpartView } from '../../server/contract/cross-reference.ts';
import type { DocumentSummaryView } from '../../server/contract/document.ts';
import {
  differenceNames,
  levelNames,
  reviewNames,
  strengthNames,
  typeNames,
  unstated,
  validityNames,
} from '../names.ts';

/** Small words that stand beside a title: level, place, validity, strength, review. Their styles are `labelStyles`. */

export const regionLabel = (region: DocumentSummaryView['region']): TemplateResult =>
  region === null
    ? html`<span class="label">地区${unstated}</span>`
    : html`<span class="label" title=${region.chain.map(({ name }) => name).join(' › ')}>${region.name}</span>`;

export const levelLabel = (level: LevelView | null): TemplateResult =>
  html`<span class="label">${level === null ? `层级${unstated}` : levelNames[level]}</span>`;

/** Validity by word and by line style, never by colour alone; what is no longer law is struck out in print as well. */
export const validityLabel = (validity: ValidityView): TemplateResult =>
  html`<span class="label validity ${validity}">${validityNames[validity]}</span>`;

export const strengthLabel = (link: Pick<CounterpartView, 'strength' | 'score'>): TemplateResult =>
  html`<span class="label strength ${link.strength}" title="符合概率 ${Math.round(link.score * 100)}%"
    >${strengthNames[link.strength]}对应</span
  >`;

export const typeLabel = (type: CounterpartView['type']): TemplateResult =>
  html`<span class="label">${typeNames[type]}</span>`;

export const reviewLabel = (review: CounterpartView['review']): TemplateResult =>
  html`<span class="label review ${review.status}"
    >${reviewNames[review.status]}${review.manual ? '（人工新增）' : nothing}</span
  >`;

/** The differences of a linked pair in one line. */
export const differenceWords = (differences: CounterpartView['differences']): TemplateResult =>
  html`${differences.map(
    (one, index) =>
      html`${index > 0 ? '；' : ''}<b>${differenceNames[one.kind]}</b> 省：${one.upper ?? '无'} → 市：${one.lower ?? '无'}`,
  )}`;

export const labelStyles = css`
  .label {
    display: inline-block;
    padding: 0 0.375em;
    border: 1px solid var(--rule-strong);
    border-radius: 2px;
    color: var(--ink-soft);
    font: 0.75rem / 1.5 var(--sans);
    white-space: nowrap;
  }
  .validity.in-force,
  .review.confirmed {
    border-color: var(--evidence-line);
    color: var(--ink);
  }
  .validity.expired,
  .validity.repealed,
  .review.rejected,
  .review.needs-review {
    border-color: var(--warning-ink);
    background: var(--warning);
    color: var(--warning-ink);
  }
  .validity.unstated,
  .validity.not-yet,
  .review.proposed {
    border-style: dashed;
  }
  .strength.strong {
    background: var(--strong-link);
    border-color: var(--strong-link);
    color: var(--on-strong);
  }
  .strength.medium {
    border-color: var(--evidence-line);
    color: var(--ink);
    border-width: 1px 1px 1px 4px;
  }
  .strength.weak {
    border-style: dashed;
  }
`;
