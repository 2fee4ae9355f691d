import { bigrams, segment } from './segmentation.ts';

/**
 * Meilisearch cuts Chinese words again, drops what its own dictionary does not know into single characters and splits
 * digits from letters. Spelled in hexadecimal, a token of ours stays one word of the engine: its ten-word limit, its
 * phrases and its counts then mean our words.
 */
export function engineToken(token: string): string {
  let spelled = 'u';
  for (let place = 0; place < token.length; place++) spelled += token.charCodeAt(place).toString(16);
  return spelled;
}

/** The words of a folded text as the engine stores and compares them. */
export function engineWords(folded: string): string {
  return segment(folded)
    .map(({ text }) => engineToken(text))
    .join(' ');
}

/** The character pairs of a folded text as the engine stores them. */
export function engineBigrams(folded: string): string {
  return bigrams(folded).map(engineToken).join(' ');
}

/** The distinct characters of a folded text, for terms of a single character. */
export function engineCharacters(folded: string): string {
  return [...new Set(folded.match(/\p{L}/gu))].map(engineToken).join(' ');
}

/**
 * Engine query for the clauses that contain a folded term literally. A last single character beside an ASCII run has
 * no pair of its own and is left to the check on the printed text.
 */
export function engineLiteral(folded: string): { q: string; attributesToSearchOn: string[] } {
  const pairs = bigrams(folded);
  const whole = pairs.filter((pair) => pair.length > 1 || /[a-z0-9]/.test(pair));
  if (whole.length > 0)
    return { q: `"${whole.map(engineToken).join(' ')}"`, attributesToSearchOn: ['bigrams', 'pathBigrams'] };
  return { q: `"${pairs.map(engineToken).join(' ')}"`, attributesToSearchOn: ['characters'] };
}
