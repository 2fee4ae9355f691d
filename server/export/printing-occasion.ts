import { permalink } from '../views/permalink.ts';

/** What a table is made for: where clauses can be read, and the day (ISO 8601 date). */
export interface PrintingOccasion {
  /** Address under which readers open the site; null where nobody else can: then nothing leads there. */
  base: string | null;
  /** Numbers of the versions that the table shows, by document. */
  versions: ReadonlyMap<string, number>;
  day: string;
}

/** The line under the title that says when a table was made and where its clauses can be read. */
export const occasionNote = ({ base, day }: PrintingOccasion): string =>
  base === null
    ? `制表日期：${day}　　在本机制表，条款未附链接。`
    : `制表日期：${day}　　条款链接指向制表时的文字（${base}/）`;

/** Where a cell with the text of a clause leads: to that text, in that version; nowhere from a table of one machine. */
export function clauseLink(
  { base, versions }: PrintingOccasion,
  { document, address }: { document: string; address: string },
): { link?: string } {
  const version = versions.get(document);
  const link = version === undefined ? null : permalink(base, document, address, version);
  return link === null ? {} : { link };
}
