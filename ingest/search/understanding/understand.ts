import { readAddress } from './address.ts';
import { readCitedNumbers } from './cited-numbers.ts';
import { readClassNumerals } from './class-numerals.ts';
import type { UnderstandingContext } from './context.ts';
import { readFilterWords, readTypedFilters } from './filter-words.ts';
import { isLong, readLongInput } from './long-input.ts';
import { readNothing } from './nothing.ts';
import { readOperators } from './operators.ts';
import { readParts } from './parts.ts';
import { readPinyin } from './pinyin.ts';
import { readQuantities } from './quantities.ts';
import { newReading, type Reading } from './query.ts';
import { readRefusals } from './refusals.ts';
import { readSpelledYears } from './spelled-years.ts';
import { readSynonyms } from './synonyms.ts';
import { readTraditional } from './traditional.ts';
import { readUnits } from './unit-words.ts';
import { readWidth } from './width.ts';
import { readWords } from './words.ts';

/** Reads a query as typed into what is looked for; every change is a step that can be shown and undone. */
export function understand(query: string, context: UnderstandingContext): Reading {
  return readNothing(read(query, context), query);
}

function read(query: string, context: UnderstandingContext): Reading {
  let reading = newReading(query);
  reading = readWidth(reading, context.undone);
  reading = readTraditional(reading, context.undone);
  reading = readSpelledYears(reading, context.undone);
  reading = readAddress(reading, context);
  if (reading.address !== null || reading.scope === 'filters') return reading;
  reading = readTypedFilters(reading, context);
  if (isLong(reading.text)) return readLongInput(reading, context);
  reading = readOperators(reading, context.undone);
  reading = readRefusals(reading, context);
  reading = readFilterWords(reading, context);
  reading = readCitedNumbers(reading, context);
  reading = readPinyin(reading, context);
  const content = reading.text;
  reading = readUnits(reading, context);
  reading = readClassNumerals(reading, context.undone);
  reading = readQuantities(reading, context.undone);
  reading = readWords(reading, context);
  if (reading.terms.some(({ kind }) => kind === 'quantity'))
    reading = { ...reading, content: `${reading.content} ${content}` };
  return readParts(readSynonyms(reading, context), context);
}
