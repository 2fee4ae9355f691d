/**
 * A title as it is cited: visual line breaks and the white space of letter-spaced print between Chinese characters
 * taken out, spaces between Latin words kept.
 */
export function tidyTitle(printed: string): string {
  return printed
    .replace(/\s+/g, ' ')
    .replace(/(?<=[^\x20-\x7e]) | (?=[^\x20-\x7e])/g, '')
    .trim();
}
