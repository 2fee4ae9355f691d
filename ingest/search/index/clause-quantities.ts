import type { Clause, Span } from '../../policy/clause.ts';
import { findQuantities } from '../../policy/quantity.ts';

/** An amount in a clause: what it comes to, in which unit, and where it is printed. */
export interface ClauseQuantity {
  /** Multiplied out; percentages as fractions. */
  value: number;
  /** Measure word, `%`, or empty. */
  unit: string;
  /** Range in the printed text. */
  span: Span;
}

const columnUnit = /(?<![^\s])([十百千万亿]*)(元|美元|家|个|件|项|吨|人|%)?(?![^\s])/g;
const factors = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
  ['万', 10_000],
  ['亿', 100_000_000],
]);

/** The unit that a table row states for its numbers, e.g. 亿元. */
function rowUnit(text: string): { factor: number; unit: string } | null {
  for (const match of text.matchAll(columnUnit)) {
    if (match[0] === '') continue;
    const factor = [...(match[1] ?? '')].reduce((product, character) => product * (factors.get(character) ?? 1), 1);
    return { factor, unit: match[2] ?? '' };
  }
  return null;
}

/**
 * Amounts of a clause in any notation; the numbers of a table row carry the unit that the row states, except its serial
 * number, which is no amount.
 */
export function quantitiesOf(clause: Clause): ClauseQuantity[] {
  const quantities = findQuantities(clause.text).map(({ value, unit, span, raw }) => ({
    value,
    unit,
    span: { start: span.start, end: span.start + raw.trimEnd().length },
  }));
  if (clause.kind !== 'row') return quantities;
  const stated = rowUnit(clause.text);
  if (stated === null) return quantities;
  const isSerial = ({ span }: ClauseQuantity) => clause.text.slice(0, span.end).trim() === clause.num;
  return quantities.map((quantity) =>
    quantity.unit === '' && !isSerial(quantity)
      ? { ...quantity, value: quantity.value * stated.factor, unit: stated.unit }
      : quantity,
  );
}

/** A number from here on is hardly ever anything but the amount that is meant, whether its unit is stated or not. */
const large = 10_000;

/**
 * How far two amounts are the same, 0…1: fully when value and unit agree; when one of them states no unit, nearly so for
 * a large one (1000亿 and 1000亿元), else half; not at all otherwise (1000亿元 is not 1000亿美元, 20% is not 0.2).
 */
export function sameQuantity(a: { value: number; unit: string }, b: { value: number; unit: string }): number {
  if (a.value !== b.value) return 0;
  const [left, right] = [plainUnit(a.unit), plainUnit(b.unit)];
  if (left === right) return 1;
  return (left === '' && right !== '%') || (right === '' && left !== '%') ? (a.value >= large ? 0.9 : 0.5) : 0;
}

/** The token of an amount with its unit; the engine trims what it compares, so that no token may end in a space. */
function unitToken(value: number, unit: string): string {
  return `v${value}:${plainUnit(unit)}`;
}

/** The tokens under which the index holds an amount: with its unit, and for amounts asked for without one. */
export function quantityTokens({ value, unit }: { value: number; unit: string }): string[] {
  return unit === '%' ? [unitToken(value, unit)] : [unitToken(value, unit), `v${value}`];
}

/** The tokens of the amounts that are the same as one, in the sense of `sameQuantity`. */
export function sameQuantityTokens({ value, unit }: { value: number; unit: string }): string[] {
  if (unit === '') return [`v${value}`];
  return unit === '%' ? [unitToken(value, unit)] : [unitToken(value, unit), unitToken(value, '')];
}

function plainUnit(unit: string): string {
  return unit === '人民币' ? '元' : unit;
}
