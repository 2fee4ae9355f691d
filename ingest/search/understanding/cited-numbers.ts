import { findNamedNumber, type NamedNumber } from '../../policy/document-number.ts';
import { foldAddress } from './cited-document.ts';
import type { UnderstandingContext } from './context.ts';
import { type Reading, wordTerm } from './query.ts';

/** A place inside a document that the library does not hold says nothing of its own. */
const place = /^\s*(?:第[^\s]{1,8}[条款项点])?/;

/** Printed numbers that fit what was typed of one. */
function numbersLike({ code, year, number }: NamedNumber, context: UnderstandingContext): string[] {
  return [...context.citedNumbers].filter((printed) => {
    const parts = findNamedNumber(printed);
    if (parts?.code == null || code === null || parts.number !== number) return false;
    return (year === null || parts.year === year) && (parts.code.endsWith(code) || code.endsWith(parts.code));
  });
}

/** A document number that is not in the library is looked for as the texts print it: 国办发〔2021〕59号, 国办发59号. */
export function readCitedNumbers(reading: Reading, context: UnderstandingContext): Reading {
  const folded = foldAddress(reading.text);
  const named = findNamedNumber(folded);
  if (named === null) return reading;
  const printed = numbersLike(named, context);
  const full = named.year !== null && named.typed.includes('(');
  if (printed.length === 0 && !full) return reading;
  const variants = [...new Set([named.typed, ...printed])].map((text) => ({ text, weight: 1 }));
  return {
    ...reading,
    text: `${folded.slice(0, named.start)} ${named.rest.replace(place, ' ')}`,
    terms: [...reading.terms, { ...wordTerm(named.typed), variants }],
    content: `${reading.content} ${printed[0] ?? named.typed}`.trim(),
  };
}
