import { parseChineseNumeral } from '../../policy/numerals.ts';
import { fold } from '../words/folded-text.ts';

const anyBracketedYear =
  /[([{<〔［【〖（《〈「『]\s*((?:(?:19|20)[0-9]{2})|(?:一九|二[〇零○O])[〇零○O一二三四五六七八九]{2})\s*年?\s*[)\]}>〕］】〗）》〉」』]/g;
const wordedYear = /((?:一九|二[〇零○O])[〇零○O一二三四五六七八九]{2})(?=年|[第0-9])/g;

function arabicYear(typed: string): string {
  return /[0-9]/.test(typed) ? typed : String(parseChineseNumeral(typed) ?? typed);
}

/**
 * A text that may name a document or a place, folded, with the year of a document number in one spelling:
 * {2023}, 《2023》, 「二〇二三」 become (2023).
 */
export function foldAddress(printed: string): string {
  const plain = printed
    .replace(anyBracketedYear, (_, year: string) => `（${arabicYear(year)}）`)
    .replace(wordedYear, (_, year: string) => arabicYear(year));
  return fold(plain);
}
