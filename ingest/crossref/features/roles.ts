import type { ClauseRole } from '../clause-role.ts';
import type { Feature, Pair } from './feature.ts';

const when = (test: (pair: Pair) => boolean) => (pair: Pair) => (test(pair) ? 1 : 0);
const upperIs = (role: ClauseRole) => when(({ upper }) => upper.role === role);

/** What was reached before is nothing to implement. */
export const background: Feature = {
  name: 'background',
  label: '上位条款为现状回顾',
  speaks: 'against',
  measure: upperIs('background'),
};

/** Principles are seldom what a measure implements. */
export const principle: Feature = {
  name: 'principle',
  label: '上位条款为原则',
  speaks: 'against',
  measure: upperIs('principle'),
};

export const bothGoals: Feature = {
  name: 'both-goals',
  label: '同为目标',
  measure: when(({ lower, upper }) => lower.role === 'goal' && upper.role === 'goal'),
};

export const upperGoalOnly: Feature = {
  name: 'upper-goal-only',
  label: '仅上位条款为目标',
  speaks: 'against',
  measure: when(({ lower, upper }) => lower.role !== 'goal' && upper.role === 'goal'),
};

export const bothSafeguards: Feature = {
  name: 'both-safeguards',
  label: '同为保障措施',
  measure: when(({ lower, upper }) => lower.role === 'safeguard' && upper.role === 'safeguard'),
};

/** Clauses about the document itself (本政策适用于…, 本办法自…起施行, 有效期) implement nothing. */
export const aboutItself: Feature = {
  name: 'about-itself',
  label: '下位条款为本文件的附则',
  speaks: 'against',
  measure: when(({ lower }) =>
    /本(?:政策|意见|办法|计划|行动计划|通知|措施|规定|细则|方案|条例)(?:自|由|适用|中|所|有效|施行)|实施细则由/u.test(
      lower.text,
    ),
  ),
};
