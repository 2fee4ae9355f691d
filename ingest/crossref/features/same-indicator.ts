import { figurePairs } from '../figures.ts';
import type { Feature } from './feature.ts';

/** Best likeness of two indicators that both clauses give a figure for; figures of a look back are no targets. */
export const sameIndicator: Feature = {
  name: 'same-indicator',
  label: '同一指标',
  measure: ({ municipal, provincial }) =>
    provincial.role === 'background' ? 0 : (figurePairs(municipal.figures, provincial.figures)[0]?.likeness ?? 0),
};
