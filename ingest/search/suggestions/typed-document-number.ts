import type { DocumentNumber } from '../../policy/document-number.ts';
import { parseNumeral } from '../../policy/numerals.ts';

const form =
  /^(?<code>\p{Script=Han}*?)\(?(?<year>(?:19|20)[0-9]{2})?(?:\)|年|-| )*第?(?<number>[0-9]{1,5}|[〇零一二三四五六七八九十百]{1,5}(?=号))?(?<end>号(?:文件?)?)?$/u;

/** A document number as it is typed so far: 52号, 〔2024〕52, 杭政办函52号, 国办发第59号文. */
export interface TypedDocumentNumber {
  code: string;
  year: number | null;
  number: string;
  /** False while the number may get more digits. */
  ended: boolean;
}

/** Reads a folded text; null for one that has not two parts of a document number, one of them its number. */
export function readTypedDocumentNumber(folded: string): TypedDocumentNumber | null {
  const groups = form.exec(folded)?.groups;
  if (groups?.number === undefined) return null;
  const { code = '', year, number, end } = groups;
  if (code === '' && year === undefined && end === undefined) return null;
  const value = /^[0-9]/.test(number) ? number.replace(/^0+/, '') : String(parseNumeral(number) ?? '');
  return { code, year: year === undefined ? null : Number(year), number: value, ended: end !== undefined };
}

/** True when a printed document number may be meant; its code may be typed in part: 杭政函 of 杭政办函. */
export function mayMean(typed: TypedDocumentNumber, printed: DocumentNumber): boolean {
  if (typed.year !== null && printed.year !== typed.year) return false;
  const number = String(printed.number);
  if (typed.ended ? number !== typed.number : !number.startsWith(typed.number)) return false;
  let place = 0;
  for (const character of typed.code) {
    place = printed.bodyCode.indexOf(character, place) + 1;
    if (place === 0) return false;
  }
  return true;
}
