import { longestSharedRun } from '../shared-run.ts';
import type { Feature, Pair } from './feature.ts';

/** In how many of the strongest phrase pairs a copied run is looked for; it hardly ever stands in a weak one. */
const lookedAt = 6;

/** Longest run of characters taken over unchanged, by how telling its words are (logarithm of their weight). */
export const copiedRun: Feature = {
  name: 'copied-run',
  label: '沿用的文字',
  measure: (pair) => Math.max(0, ...pair.phrases.slice(0, lookedAt).map((_, at) => runWeight(pair, at))),
};

function runWeight({ municipal, provincial, phrases, context }: Pair, at: number): number {
  const pair = phrases[at];
  if (!pair) return 0;
  const text = municipal.folded.text.slice(pair.municipal.from, pair.municipal.to);
  const other = provincial.folded.text.slice(pair.provincial.from, pair.provincial.to);
  const { from, length } = longestSharedRun(text, other);
  return Math.log1p(context.weights.sum(context.index.termsOf(text.slice(from, from + length)).terms));
}
