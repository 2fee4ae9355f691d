import type { Clause } from '../policy/clause.ts';

/**
 * What a clause does in its document, told from the headings above it: it reports what was reached before, states
 * principles, sets goals, secures the work, or (`measure`) orders something to be done.
 */
export type ClauseRole = 'background' | 'principle' | 'goal' | 'safeguard' | 'measure';

/** Headings of Chinese plans and opinions by what stands under them, in the order in which they are tried. */
const headings: readonly (readonly [role: ClauseRole, heading: RegExp])[] = [
  ['goal', /目标/u],
  ['principle', /指导思想|原则|总体思路$/u],
  ['background', /^(?:现实|发展|产业|工作)基础|^基础$|(?:形势|现状|背景|成效)$|回顾/u],
  ['safeguard', /保障|组织实施/u],
];

/** Role of a clause; the nearest heading that says anything decides. */
export function roleOf(clause: Clause): ClauseRole {
  for (const { heading } of [...clause.path].reverse()) {
    const found = headings.find(([, words]) => heading !== null && words.test(heading));
    if (found) return found[0];
  }
  return 'measure';
}
