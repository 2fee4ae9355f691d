/**
 * Path of a clause as it stands in one version, for ever.
 *
 * The version is its number, not a date: a document can be taken in twice on one day; the day of taking in would be read
 * as a date of the text, whose own dates are others; and a number can be read out. The library gives no number twice.
 */
export const permalinkPath = (document: string, address: string, version: number): string =>
  `/documents/${encodeURIComponent(document)}/${address}?version=${version}`;

/**
 * Where a clause is read, in the web UI, in exports and in citations.
 *
 * @param base address under which readers open the site; null where only this machine can, which nobody may cite
 */
export const permalink = (base: string | null, document: string, address: string, version: number): string | null =>
  base === null ? null : base + permalinkPath(document, address, version);
