import { figurePairs } from '../figures.ts';
import type { Feature } from './feature.ts';

/** Best likeness of two indicators that both clauses give a figure for; figures of a look back are no targets. */
export const sameIndicator: Feature = {
  name: 'same-indicator',
  label: '同一指标',
  measure: ({ lower, upper }) =>
    upper.role === 'background' ? 0 : (figurePairs(lower.figures, upper.figures)[0]?.likeness ?? 0),
};
