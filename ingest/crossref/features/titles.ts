import type { Feature } from './feature.ts';

/** Likeness of the two titles by the concepts that they name: heading against heading. */
export const titleConcepts: Feature = {
  name: 'title-concepts',
  label: '标题概念相近',
  measure: ({ municipal, provincial, context }) =>
    context.weights.likeness(municipal.titleConcepts, provincial.titleConcepts),
};

/** Share of the municipal title's concepts that the provincial clause speaks of: the task, not a passing mention. */
export const municipalTitleConcepts: Feature = {
  name: 'municipal-title-concepts',
  label: '市级标题概念见于省级条款',
  measure: ({ municipal, provincial, context }) =>
    context.weights.covered(municipal.titleConcepts, provincial.concepts.terms),
};

/** Share of the provincial title's concepts that the municipal clause speaks of. */
export const provincialTitleConcepts: Feature = {
  name: 'provincial-title-concepts',
  label: '省级标题概念见于市级条款',
  measure: ({ municipal, provincial, context }) =>
    context.weights.covered(provincial.titleConcepts, municipal.concepts.terms),
};

/** Best likeness of the provincial title to one phrase: municipal clauses string provincial headings together. */
export const titleAsPhrase: Feature = {
  name: 'title-as-phrase',
  label: '省级标题成为市级语句',
  measure: ({ municipal, provincial, context }) =>
    Math.max(0, ...municipal.phrases.map((phrase) => context.weights.likeness(phrase.terms, provincial.titleTerms))),
};
