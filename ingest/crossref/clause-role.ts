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

/** A clause's own heading that says as much: （一）指导思想。坚持以…, 一、总体要求, 四、组织保障 and 第一章 总则. */
const ownFrame =
  /^(?:指导思想|基本原则|工作原则|总体(?:要求|思路|考虑)|(?:主要|发展|工作|总体|行动)?目标|(?:发展|现实|工作|产业)基础|(?:面临)?形势|背景|现状|(?:保障措施|组织(?:实施|保障|领导)|附则|总则))/u;
const frameAbove = /^(?:总体要求|总体思路|附则|总则)$|指导思想/u;
/** 主要任务如下：, 具体措施包括：, and 规划期限为2021—2025年: what follows says what to do, or nothing does. */
const leadIn = /[：:]$|^(?:本(?:规划|计划|意见|方案|办法|条例|措施|政策)[^。]{0,40}(?:期限|适用|自|施行|解释|有效))/u;

/**
 * True for a clause that somebody can implement. Background, guiding thought, principles, goals, lead-ins, safeguards and
 * what a document says of itself are left out of gaps unless they are asked for: of 28 listed gaps of a plan about 15 were
 * such.
 */
export function canBeImplemented(clause: Clause): boolean {
  if (roleOf(clause) !== 'measure') return false;
  if (clause.heading !== null && ownFrame.test(clause.heading)) return false;
  if (clause.path.some(({ heading }) => heading !== null && frameAbove.test(heading))) return false;
  const body = (clause.num === null ? clause.text : clause.text.replace(clause.num, '')).trim();
  return !leadIn.test(body) && !ownFrame.test(body);
}
