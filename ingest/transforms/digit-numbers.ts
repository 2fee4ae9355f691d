import { type Marker, parseMarker, parseNumberBeforeDigit, SCHEME_RANK } from '../policy/marker.ts';
import type { Block } from './blocks.ts';

/**
 * Settles what `2.16周岁以上` opens with: the number 2. before words that begin with a figure, or the number 2.16. The
 * numbers around it tell: 2.16 has 2.15 or 2.17 beside it (2.1 its 2.2, or a 2. above), 2. has 1. before or 3. after.
 * Where neither is there, the reading by the words alone stays.
 */
export function settleDigitNumbers(blocks: readonly Block[], markers: Map<Block, Marker>): void {
  const lines = blocks.flatMap((block): Line[] => {
    if (block.kind !== 'text') return [];
    const marker = markers.get(block) ?? null;
    const plain = parseNumberBeforeDigit(block.text);
    return marker === null && plain === null ? [] : [{ block, marker, plain, decided: plain === null }];
  });
  lines.forEach((line, index) => {
    if (line.plain === null) return;
    const decimal = decimalsOf(line);
    if (decimal !== null && fitsDecimal(decimal, lines, index)) line.marker = parseMarker(line.block.text);
    else if (fitsPlain(line.plain.value, lines, index)) line.marker = line.plain;
    line.decided = true;
    if (line.marker !== null) markers.set(line.block, line.marker);
  });
}

interface Line {
  block: Block;
  /** The reading so far. */
  marker: Marker | null;
  /** The reading as a number before a figure; null where the line is not in doubt. */
  plain: Marker | null;
  decided: boolean;
}

/** How far the neighbour of a number is looked for, in numbered lines. */
const NEAR = 12;

/** The two components of a decimal reading, whatever the words behind it. */
function decimalsOf({ block, plain }: Line): [number, number] | null {
  const [, first, second] = /^(\d{1,3})\.(\d{1,3})(?!\d)/.exec(block.text.normalize('NFKC')) ?? [];
  return plain === null || first === undefined || second === undefined || Number(second) < 1
    ? null
    : [Number(first), Number(second)];
}

function fitsDecimal([first, second]: [number, number], lines: readonly Line[], index: number): boolean {
  const meets = (line: Line, value: number): boolean => {
    const [a, b] = line.decided ? (line.marker?.decimals ?? []) : (decimalsOf(line) ?? []);
    return a === first && b === value;
  };
  const { before, after } = beside(lines, index);
  if (second > 1 && before.some((line) => meets(line, second - 1))) return true;
  if (after.some((line) => meets(line, second + 1))) return true;
  const above = lines[index - 1];
  return second === 1 && above !== undefined && above.plain === null && plainValue(above) === first;
}

function fitsPlain(value: number, lines: readonly Line[], index: number): boolean {
  const { before, after } = beside(lines, index);
  if (value > 1 && before.some((line) => plainValue(line) === value - 1)) return true;
  return after.some((line) => (line.decided ? plainValue(line) : line.plain?.value) === value + 1);
}

/** The numbered lines near one, up to a number of a higher level: 一、, （一）, 第一条. */
function beside(lines: readonly Line[], index: number): { before: Line[]; after: Line[] } {
  const isHigher = ({ marker }: Line): boolean => marker !== null && SCHEME_RANK[marker.scheme] < SCHEME_RANK.arabic;
  const before = lines.slice(Math.max(0, index - NEAR), index);
  const after = lines.slice(index + 1, index + 1 + NEAR);
  const end = after.findIndex(isHigher);
  return { before: before.slice(before.findLastIndex(isHigher) + 1), after: end < 0 ? after : after.slice(0, end) };
}

/** Value of a line that opens with a number such as `2.`; null for other schemes. */
function plainValue({ marker }: Line): number | null {
  return marker?.scheme === 'arabic' ? marker.value : null;
}
