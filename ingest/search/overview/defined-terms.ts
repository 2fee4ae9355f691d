import { fold } from '../words/folded-text.ts';

/** Two names for one thing, as a document itself says: 全球数字贸易博览会（以下简称数贸会）. */
export interface DefinedTerm {
  full: string;
  short: string;
}

const definition = /([\p{Script=Han}A-Za-z0-9]{3,40})[(（](?:以下)?简称[:：]?[“"”]?([^“”"()（）]{2,15})[“”"]?[)）]/gu;

function isSubsequence(short: string, long: string): boolean {
  let at = 0;
  for (const character of long) if (character === short.charAt(at)) at++;
  return at === short.length;
}

/**
 * Abbreviations that a text defines. The full name is the shortest stretch before the bracket that begins with the
 * first character of the abbreviation and holds its characters in order; where there is none, nothing is defined.
 */
export function definedTerms(text: string): DefinedTerm[] {
  return [...text.replace(/\s/g, '').matchAll(definition)].flatMap((match) => {
    const before = fold(match[1] ?? '');
    const short = fold(match[2] ?? '');
    for (let start = before.length - short.length; start >= 0; start--) {
      const full = before.slice(start);
      if (full.charAt(0) === short.charAt(0) && full.length > short.length && isSubsequence(short, full))
        return [{ full, short }];
    }
    return [];
  });
}
