import type { Feature } from './feature.ts';

/** Named instruments that both clauses name: “单一窗口”, 9710, eWTP (logarithm of their number). */
export const sharedNames: Feature = {
  name: 'shared-names',
  label: '共同的专名',
  measure: ({ lower, upper }) => Math.log1p([...lower.names].filter((name) => upper.names.has(name)).length),
};

/** Share of the responsible units that have a counterpart on the other side (of the side that names fewer). */
export const correspondingUnits: Feature = {
  name: 'corresponding-units',
  label: '责任单位对应',
  measure: ({ lower, upper }) => {
    const shared = [...lower.units].filter((unit) => upper.units.has(unit)).length;
    return shared / Math.max(1, Math.min(lower.units.size, upper.units.size));
  },
};
