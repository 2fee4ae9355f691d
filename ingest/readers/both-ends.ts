/** Enough for the longest line, addressee or open bracket that a rule looks at. */
const LENGTH = 300;

/**
 * The first and the last characters of a paragraph: all that the rules for joining its lines look at, so that a
 * paragraph of a thousand lines is not read again for each of them. A short text comes back as it is.
 */
export function bothEnds(text: string): string {
  return text.length <= 2 * LENGTH ? text : text.slice(0, LENGTH) + text.slice(-LENGTH);
}
