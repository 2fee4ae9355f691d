import { longestSharedRun } from '../shared-run.ts';
import type { Feature } from './feature.ts';

/** In how many of the strongest phrase pairs a copied run is looked for; it hardly ever stands in a weak one. */
const lookedAt = 6;

/** Shared characters up to which chance and set phrases explain a run, and where a longer one proves no more. */
const byChance = 8;
const enough = 30;

/** Longest run of characters taken over unchanged, beyond what chance explains, 0…1. */
export const copiedRun: Feature = {
  name: 'copied-run',
  label: '沿用的文字',
  measure: ({ lower, upper, phrases }) => {
    const runs = phrases.slice(0, lookedAt).map((pair) => {
      const text = lower.text.slice(pair.lower.from, pair.lower.to);
      const other = upper.text.slice(pair.upper.from, pair.upper.to);
      return longestSharedRun(text, other).length;
    });
    const longest = Math.min(enough, Math.max(byChance, ...runs));
    return (longest - byChance) / (enough - byChance);
  },
};
