import type { Difference } from '../../policy/cross-reference.ts';
import type { AlignedPassage } from './aligned-passage.ts';

/** How binding a task is worded, strongest first; a word of a later line asks for less. */
const strengths: readonly RegExp[] = [
  /应当|必须|严禁|不得|确保|务必/u,
  /全面|大力|加快|着力|深入|强化|深化|健全|完善|建立|建设|打造|实施|落实|推进|推动|加强|优化|提升|扩大|培育|发展|壮大|做大|做强/u,
  /支持|引导|促进|倡导|用好|发挥/u,
  /鼓励|允许|可以/u,
  /探索|研究|争取|力争|积极稳妥|稳妥|审慎|试行|有条件/u,
];

/** Passages whose first word of command binds more on one side than on the other, the words as printed. */
export function wordingDifferences(passages: readonly AlignedPassage[]): Difference[] {
  return passages.flatMap(({ lower, upper }) => {
    const left = firstCommand(lower);
    const right = firstCommand(upper);
    if (!left || !right || left.level === right.level) return [];
    return [{ kind: 'wording' as const, lower: left.word, upper: right.word }];
  });
}

/** A command stands near the beginning of its passage; a later one belongs to something else. */
const nearBeginning = 8;

function firstCommand(passage: string): { word: string; level: number; at: number } | null {
  const found = strengths.flatMap((words, level) => {
    const match = words.exec(passage);
    return match && match.index <= nearBeginning ? [{ word: match[0], level, at: match.index }] : [];
  });
  return found.sort((a, b) => a.at - b.at)[0] ?? null;
}
