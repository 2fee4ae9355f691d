import type { Difference } from '../../policy/cross-reference.ts';
import type { ClauseReading } from '../clause-reading.ts';
import { comparedText } from '../compared-text.ts';
import type { AlignedPassage } from './aligned-passage.ts';

/** Shortest and longest member of a list that is compared (characters). */
const shortest = 2;
const longest = 10;

/** Members of lists (教育、文化、健康) in passages that correspond, which the other clause names nowhere. */
export function objectDifferences(
  passages: readonly AlignedPassage[],
  lower: ClauseReading,
  upper: ClauseReading,
): Difference[] {
  return passages.flatMap((passage) => {
    const left = membersOf(passage.lower);
    const right = membersOf(passage.upper);
    const common = left.filter((member) => names(upper, member));
    if (common.length === 0 || right.length < 2) return [];
    return [
      ...left
        .filter((member) => !names(upper, member))
        .map((member) => ({ kind: 'object' as const, lower: member, upper: null })),
      ...right
        .filter((member) => !names(lower, member))
        .map((member) => ({ kind: 'object' as const, lower: null, upper: member })),
    ];
  });
}

/**
 * Inner members of a list, and the last one where 等 closes it: the first may carry a verb and the last what the list is
 * about, so that they cannot be compared.
 */
function membersOf(passage: string): string[] {
  const [, ...rest] = passage.split('、');
  const last = rest.pop();
  const closed = last && /^[^等]{2,10}等/u.test(last) ? [last.slice(0, last.indexOf('等'))] : [];
  return [...rest, ...closed].filter(
    (member) => member.length >= shortest && member.length <= longest && /^[\p{Script=Han}A-Za-z0-9]+$/u.test(member),
  );
}

function names({ text }: ClauseReading, member: string): boolean {
  return text.includes(comparedText(member).text);
}
