import type { Feature } from './feature.ts';

/** Likeness of the two titles by the concepts that they name: heading against heading. */
export const titleConcepts: Feature = {
  name: 'title-concepts',
  label: '标题概念相近',
  measure: ({ lower, upper, context }) => context.weights.likeness(lower.titleConcepts, upper.titleConcepts),
};

/** Share of the lower title's concepts that the upper clause speaks of: the task, not a passing mention. */
export const lowerTitleConcepts: Feature = {
  name: 'lower-title-concepts',
  label: '下位标题概念见于上位条款',
  measure: ({ lower, upper, context }) => context.weights.covered(lower.titleConcepts, upper.concepts.terms),
};

/** Share of the upper title's concepts that the lower clause speaks of. */
export const upperTitleConcepts: Feature = {
  name: 'upper-title-concepts',
  label: '上位标题概念见于下位条款',
  measure: ({ lower, upper, context }) => context.weights.covered(upper.titleConcepts, lower.concepts.terms),
};

/** Best likeness of the upper title to one phrase: lower clauses string upper headings together. */
export const titleAsPhrase: Feature = {
  name: 'title-as-phrase',
  label: '上位标题成为下位语句',
  measure: ({ lower, upper, context }) =>
    Math.max(0, ...lower.phrases.map((phrase) => context.weights.likeness(phrase.terms, upper.titleTerms))),
};
