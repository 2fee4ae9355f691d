import { foldAddress } from './address-text.ts';
import type { UnderstandingContext } from './context.ts';
import { type Reading, wordTerm } from './query.ts';

const full = /([\u4e00-\u9fff]{2,14})\s*\(\s*((?:19|20)[0-9]{2})\s*\)\s*(?:第)?([0-9]{1,5})\s*号/;
const short = /([\u4e00-\u9fff]{2,14}?)\s*((?:19|20)[0-9]{2})?\s*(?:年)?\s*(?:第)?([0-9]{1,5})\s*号/;
/** What may follow a number and says nothing of its own: 文, a place inside a document that the library does not hold. */
const after = /^(?:文件|文)?\s*(?:第[^\s]{1,8}[条款项点])?/;

/** Printed numbers that fit what was typed of one. */
function numbersLike(code: string, year: string | undefined, number: string, context: UnderstandingContext): string[] {
  return [...context.citedNumbers].filter((printed) => {
    const parts = full.exec(printed);
    if (parts === null || parts[3] !== number || (year !== undefined && parts[2] !== year)) return false;
    return (parts[1] ?? '').endsWith(code) || code.endsWith(parts[1] ?? '');
  });
}

/** A document number that is not in the library is looked for as the texts print it: 国办发〔2021〕59号, 国办发59号. */
export function readCitedNumbers(reading: Reading, context: UnderstandingContext): Reading {
  const folded = foldAddress(reading.text);
  const match = full.exec(folded) ?? short.exec(folded);
  if (match === null) return reading;
  const [typed, code = '', year, number = ''] = match;
  const printed = numbersLike(code, year, number, context);
  if (printed.length === 0 && full.exec(folded) === null) return reading;
  const rest = folded.slice(match.index + typed.length).replace(after, ' ');
  const term = wordTerm(typed);
  const variants = [...new Set([typed, ...printed])].map((text) => ({ text, weight: 1 }));
  return {
    ...reading,
    text: `${folded.slice(0, match.index)} ${rest}`,
    terms: [...reading.terms, { ...term, variants }],
    content: `${reading.content} ${printed[0] ?? typed}`.trim(),
  };
}
