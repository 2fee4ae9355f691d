import type { Clause, Span } from '../policy/clause.ts';
import { findQuantities } from '../policy/quantity.ts';

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

/** Amounts of a clause in any notation; the numbers of a table row carry the unit that the row states. */
export function quantitiesOf(clause: Clause): ClauseQuantity[] {
  const quantities = findQuantities(clause.text).map(({ value, unit, span }) => ({ value, unit, span }));
  if (clause.kind !== 'row') return quantities;
  const stated = rowUnit(clause.text);
  if (stated === null) return quantities;
  return quantities.map((quantity) =>
    quantity.unit === '' ? { ...quantity, value: quantity.value * stated.factor, unit: stated.unit } : quantity,
  );
}

/** True when two amounts are the same; one without a unit fits any unit but a percentage. */
export function sameQuantity(a: { value: number; unit: string }, b: { value: number; unit: string }): boolean {
  if (a.value !== b.value) return false;
  if (a.unit === b.unit || (a.unit === '人民币' && b.unit === '元') || (a.unit === '元' && b.unit === '人民币'))
    return true;
  return (a.unit === '' && b.unit !== '%') || (b.unit === '' && a.unit !== '%');
}

/** The token under which the index holds an amount. */
export function quantityToken({ value, unit }: { value: number; unit: string }): string {
  return unit === '%' ? `p${value}` : `v${value}`;
}
