import { findQuantities, type Quantity } from '../../policy/quantity.ts';
import { fold } from '../words/folded-text.ts';
import type { QueryTerm, Reading } from './query.ts';

/** 1个亿 is 1亿. */
const colloquialClassifier = /(?<=[0-9０-９零一二两三四五六七八九十百千几])个(?=亿|百万|千万)/g;
const year = /^(?:19|20)[0-9]{2}$/;

/** A number is an amount when it is multiplied, measured or a percentage; 9710 and 2027年 are words of their own. */
function isAmount({ raw, value, unit }: Quantity): boolean {
  const folded = fold(raw);
  if (/^(?:[0-9.]+|[零〇一二三四五六七八九]+)$/.test(folded)) return false;
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
  const typedText = reading.text.replace(colloquialClassifier, '');
  for (const quantity of findQuantities(typedText)) {
    const { raw, span, value, unit } = quantity;
    if (!isAmount(quantity)) continue;
    const typed = fold(raw);
    const id = `number:${typed}`;
    text += `${typedText.slice(last, span.start)} `;
    last = span.end;
    const meant = undone.has(id) ? null : { value, unit };
    const plain = unit === '%' ? `${Number((value * 100).toPrecision(12))}%` : `${spelled(value)}${unit}`;
    const forms = meant === null ? [typed] : [...new Set([typed, fold(plain)])];
    terms.push({
      text: typed,
      typed: raw.trim(),
      kind: 'quantity',
      variants: forms.map((form) => ({ text: form, weight: 1 })).sort((a, b) => b.text.length - a.text.length),
      units: [],
      role: null,
      quantity: meant,
    });
    if (meant !== null && (plain !== typed || typedText !== reading.text)) {
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
  return { ...reading, text: text + typedText.slice(last), terms: [...reading.terms, ...terms], steps };
}
