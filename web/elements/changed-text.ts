import { html, type TemplateResult } from 'lit';
import type { Mark } from '../segments.ts';
import { textDifference } from '../text-difference.ts';
import { markedText, type TextMark } from './clause-text.ts';

/** Two wordings of a clause below each other, what is gone and what is new marked; one where they are the same. */
export function changedText(before: string, after: string): TemplateResult {
  if (before === after) return html`<p class="law">${after}</p>`;
  const { removed, added } = textDifference(before, after);
  const marks = (ranges: Mark<'removed' | 'added'>[]): TextMark[] =>
    ranges.map((range) => ({ ...range, label: { kind: range.label } }));
  return html`<p class="law">${markedText(before, { marks: marks(removed) })}</p>
    <p class="law">${markedText(after, { marks: marks(added) })}</p>`;
}
