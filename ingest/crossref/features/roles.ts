import type { ClauseRole } from '../clause-role.ts';
import type { Feature, Pair } from './feature.ts';

const when = (test: (pair: Pair) => boolean) => (pair: Pair) => (test(pair) ? 1 : 0);
const provincialIs = (role: ClauseRole) => when(({ provincial }) => provincial.role === role);

/** What was reached before is nothing to implement. */
export const background: Feature = {
  name: 'background',
  label: '省级条款为现状回顾',
  measure: provincialIs('background'),
};

/** Principles are seldom what a measure implements. */
export const principle: Feature = { name: 'principle', label: '省级条款为原则', measure: provincialIs('principle') };

export const bothGoals: Feature = {
  name: 'both-goals',
  label: '同为目标',
  measure: when(({ municipal, provincial }) => municipal.role === 'goal' && provincial.role === 'goal'),
};

export const provincialGoalOnly: Feature = {
  name: 'provincial-goal-only',
  label: '仅省级条款为目标',
  measure: when(({ municipal, provincial }) => municipal.role !== 'goal' && provincial.role === 'goal'),
};

export const bothSafeguards: Feature = {
  name: 'both-safeguards',
  label: '同为保障措施',
  measure: when(({ municipal, provincial }) => municipal.role === 'safeguard' && provincial.role === 'safeguard'),
};
