import { findQuantities, type Quantity } from '../../policy/quantity.ts';
import { fold } from '../folded-text.ts';
import type { QueryTerm, Reading } from './query.ts';

const year = /^(?:19|20)[0-9]{2}$/;

/** A number is an amount when it is multiplied, measured or a percentage; 9710 and 2027年 are words of their own. */
function isAmount({ raw, value, unit }: Quantity): boolean {
  const folded = fold(raw);
  if (/^[0-9.]+$/.test(folded)) return false;
  if (/^一/.test(folded) && value < 10) return false;
  return !(['年', '月', '日'].includes(unit) && (year.test(String(value)) || value < 32));
}

function spelled(value: number): string {
  return value >= 1e8 && value % 1e8 === 0
    ? `${value / 1e8}亿`
    : value >= 1e4 && value % 1e4 === 0
      ? `${value / 1e4}万`
      : `${value}`;
}

/** Amounts are found as written and as meant: 2千亿, 2000亿元 and 二千亿; 30% and 百分之三十. */
export function readQuantities(reading: Reading, undone: ReadonlySet<string>): Reading {
  const terms: QueryTerm[] = [];
  const steps = [...reading.steps];
  let text = '';
  let last = 0;
  for (const quantity of findQuantities(reading.text)) {
    const { raw, span, value, unit } = quantity;
    if (!isAmount(quantity)) continue;
    const typed = fold(raw);
    const id = `number:${typed}`;
    text += `${reading.text.slice(last, span.start)} `;
    last = span.end;
    const meant = undone.has(id) ? null : { value, unit };
    terms.push({
      text: typed,
      typed: raw.trim(),
      kind: 'quantity',
      variants: [{ text: typed, weight: 1 }],
      units: [],
      lead: false,
      quantity: meant,
    });
    const plain = unit === '%' ? `${Number((value * 100).toPrecision(12))}%` : `${spelled(value)}${unit}`;
    if (meant !== null && plain !== typed) {
      steps.push({
        id,
        kind: 'number',
        from: raw.trim(),
        to: [plain],
        note: `“${raw.trim()}”同时按 ${plain} 的各种写法检索`,
        undoable: true,
      });
    }
  }
  return { ...reading, text: text + reading.text.slice(last), terms: [...reading.terms, ...terms], steps };
}
