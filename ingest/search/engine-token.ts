import { segment } from './segmentation.ts';

/**
 * Meilisearch cuts Chinese words again, drops what its own dictionary does not know into single characters and splits
 * digits from letters. Spelled in hexadecimal, a token of ours stays one word of the engine, and its ten-word limit
 * means our words.
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
