import type { UnderstandingContext } from './context.ts';
import { readOperators } from './operators.ts';
import type { Reading } from './query.ts';
import { readSynonyms } from './synonyms.ts';
import { readTraditional } from './traditional.ts';
import { readWords } from './words.ts';

/** Reads a query as typed into what is looked for; every change is a step that can be shown and undone. */
export function understand(query: string, context: UnderstandingContext): Reading {
  let reading: Reading = { text: query, terms: [], exclusions: [], filters: {}, steps: [], content: '', ignored: null };
  reading = readTraditional(reading, context.undone);
  reading = readOperators(reading);
  reading = readWords(reading, context);
  return readSynonyms(reading, context);
}
