import type { Mark } from './segments.ts';

/** Beyond this many compared pairs of characters the middle is shown as replaced as a whole. */
const mostPairs = 4_000_000;

/**
 * What changed between two wordings: ranges of `before` that are gone and ranges of `after` that are new, by the
 * longest common subsequence of their characters. Offsets are UTF-16 code units.
 */
export function textDifference(before: string, after: string): { removed: Mark<'removed'>[]; added: Mark<'added'>[] } {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  const rest = Math.min(before.length, after.length) - start;
  while (end < rest && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const old = before.slice(start, before.length - end);
  const now = after.slice(start, after.length - end);
  const kept = old.length * now.length > mostPairs ? [] : commonCharacters(old, now);
  return {
    removed: gaps(
      kept.map(([at]) => at),
      old.length,
      start,
      'removed',
    ),
    added: gaps(
      kept.map(([, at]) => at),
      now.length,
      start,
      'added',
    ),
  };
}

/** Pairs of positions of a longest common subsequence, in order. */
function commonCharacters(old: string, now: string): [number, number][] {
  const width = now.length + 1;
  const lengths = new Uint32Array((old.length + 1) * width);
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0;
  for (let row = old.length - 1; row >= 0; row--) {
    for (let column = now.length - 1; column >= 0; column--) {
      lengths[row * width + column] =
        old[row] === now[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const pairs: [number, number][] = [];
  for (let row = 0, column = 0; row < old.length && column < now.length; ) {
    if (old[row] === now[column]) pairs.push([row++, column++]);
    else if (at(row + 1, column) >= at(row, column + 1)) row++;
    else column++;
  }
  return pairs;
}

/** The ranges of `0…length` between the kept positions, moved by `offset`. */
function gaps<Label>(kept: number[], length: number, offset: number, label: Label): Mark<Label>[] {
  const marks: Mark<Label>[] = [];
  let from = 0;
  for (const position of [...kept, length]) {
    if (position > from) marks.push({ start: from + offset, end: position + offset, label });
    from = position + 1;
  }
  return marks;
}
