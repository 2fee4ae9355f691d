/** Terms of a query that a clause may hold together, by their positions. */
export interface Combination {
  terms: number[];
  /** What a clause scores at least that holds these terms, by the terms alone. */
  estimate: number;
}

/** Part of the score that a clause keeps when it holds nothing of the query’s weight; see the ranking. */
const uncovered = 0.3;

/**
 * All combinations of some terms, those that promise the highest scores first.
 *
 * @param weights of the terms among which to combine, by position
 * @param asked weight of the whole query
 */
export function combinations(weights: readonly number[], asked: number): Combination[] {
  const found: Combination[] = [];
  for (let members = 1; members < 1 << weights.length; members++) {
    const terms = weights.flatMap((_, at) => (members & (1 << at) ? [at] : []));
    const held = terms.reduce((sum, at) => sum + (weights[at] ?? 0), 0);
    found.push({ terms, estimate: held * (uncovered + ((1 - uncovered) * held) / Math.max(asked, held)) });
  }
  return found.sort((a, b) => b.estimate - a.estimate || b.terms.length - a.terms.length);
}

/** True where every clause that holds `larger` holds `smaller` too. */
export function includes(larger: Combination, smaller: Combination): boolean {
  return smaller.terms.every((at) => larger.terms.includes(at));
}
