import { html, type TemplateResult } from 'lit';
import type { PairReasonView } from '../../server/contract/document-pair.ts';
import { clauseLink } from '../links.ts';
import { dateName, percent } from '../names.ts';

/** Why a document stands under another, one reason a line; places are those of the lower document. */
export const pairReasons = (reasons: readonly PairReasonView[], lower: string): TemplateResult =>
  html`<ul class="reasons small soft">${reasons.map((reason) => html`<li>${reasonOf(reason, lower)}</li>`)}</ul>`;

function reasonOf({ kind, addresses = [], likeness = 0, words = [], by, at }: PairReasonView, lower: string) {
  if (kind === 'basis') {
    return html`以其为依据：${addresses.map((address, index) => html`<a href=${clauseLink(lower, address)}>写明处${addresses.length > 1 ? index + 1 : ''}</a> `)}`;
  }
  if (kind === 'same-task') return html`同一任务：相似 ${percent(likeness)}，都讲${words.slice(0, 6).join('、')}`;
  return html`人工指定：${by ?? ''}，${dateName(at ?? null)}`;
}
