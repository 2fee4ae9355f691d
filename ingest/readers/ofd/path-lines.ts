import type { Ruling } from '../pdf/page.ts';

interface Point {
  x: number;
  y: number;
}

/** Numbers that each command of a path takes (GB/T 33190, 9.1). */
const OPERANDS: Readonly<Record<string, number>> = { S: 2, M: 2, L: 2, Q: 4, B: 6, A: 7, C: 0 };
/** In points: a line may lean by so much; shorter ones are parts of drawings; a thin filled box is a line. */
const LEAN = 0.5;
const SHORTEST = 4;
const THINNEST = 3;

/** The straight horizontal and vertical lines of a path, in points of the page. */
export function linesOfPath(path: string, point: (x: number, y: number) => Point): Ruling[] {
  const sides = sidesOf(path, point);
  const box = boundsOf(sides);
  if (sides.length >= 3 && Math.min(box.x2 - box.x1, box.y2 - box.y1) <= THINNEST) return lineOf(flattened(box));
  return sides.flatMap(lineOf);
}

function sidesOf(path: string, point: (x: number, y: number) => Point): Ruling[] {
  const sides: Ruling[] = [];
  const words = path.trim().split(/\s+/);
  let [start, at] = [point(0, 0), point(0, 0)];
  for (let index = 0; index < words.length; ) {
    const command = words[index] ?? '';
    const count = OPERANDS[command] ?? 0;
    const operands = words.slice(index + 1, index + 1 + count).map(Number);
    index += 1 + count;
    const to = command === 'C' ? start : point(operands.at(-2) ?? 0, operands.at(-1) ?? 0);
    if (command === 'L' || command === 'C') sides.push({ x1: at.x, y1: at.y, x2: to.x, y2: to.y });
    if (command === 'M' || command === 'S') start = to;
    if (count > 0 || command === 'C') at = to;
  }
  return sides;
}

function boundsOf(sides: readonly Ruling[]): Ruling {
  const all = (pick: (side: Ruling) => [number, number]): number[] => sides.flatMap(pick);
  const [xs, ys] = [all(({ x1, x2 }) => [x1, x2]), all(({ y1, y2 }) => [y1, y2])];
  const least = (values: number[]): number => values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = (values: number[]): number => values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return { x1: least(xs), y1: least(ys), x2: most(xs), y2: most(ys) };
}

/** The line in the middle of a thin box. */
function flattened({ x1, y1, x2, y2 }: Ruling): Ruling {
  const [x, y] = [(x1 + x2) / 2, (y1 + y2) / 2];
  return x2 - x1 > y2 - y1 ? { x1, y1: y, x2, y2: y } : { x1: x, y1, x2: x, y2 };
}

function lineOf({ x1, y1, x2, y2 }: Ruling): Ruling[] {
  const [width, height] = [Math.abs(x2 - x1), Math.abs(y2 - y1)];
  if (Math.min(width, height) > LEAN || Math.max(width, height) < SHORTEST) return [];
  return [{ x1: Math.min(x1, x2), y1: Math.min(y1, y2), x2: Math.max(x1, x2), y2: Math.max(y1, y2) }];
}
