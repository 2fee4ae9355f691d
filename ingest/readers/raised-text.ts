/** Superscripts of a source, written so that they keep their height in plain text. */

/** What a raised text becomes: printed characters, and whether it lost its height. */
export interface RaisedText {
  text: string;
  flattened: boolean;
}

const RAISED: ReadonlyMap<string, string> = new Map(
  [...'0123456789+-−()ni'].map((plain, index) => [plain, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿⁱ'][index] ?? plain]),
);
/** A figure or the letters of a unit before it: 10⁴, m², km³, 公里². Behind anything else a raised number is a note mark. */
const EXPONENT_OF = /(?:[0-9０-９A-Za-zΑ-ωμ℃㎡)）⁰¹²³⁴-⁹⁺⁻]|米|公里|里|尺)$/;
/** 3 behind 平方米 raises nothing: the unit is squared already. */
const NO_BASE = /(?:平方|立方)(?:千|分|厘|毫)?(?:米|公里)$/;

/**
 * @param raised - The superscript itself.
 * @param before - What stands before it in its paragraph.
 * @returns 10 + 4 → ⁴; a note mark 1 behind 10亿元 → [1]; marks that are bracketed already, and text that has no raised
 * form, as they are (`flattened` for the latter).
 */
export function raisedText(raised: string, before: string): RaisedText {
  const text = raised.trim();
  if (text === '' || /^(?:[[［〔(（【].*[\]］〕)）】]|[①-⑳*＊※†‡®™©℠])$/.test(text))
    return { text: raised, flattened: false };
  const base = before.trimEnd();
  const isExponent = EXPONENT_OF.test(base) && !NO_BASE.test(base);
  if (/^[0-9]{1,3}$/.test(text) && !isExponent) return { text: `[${text}]`, flattened: false };
  const characters = [...text.normalize('NFKC')].map((character) => RAISED.get(character));
  if (characters.every((character) => character !== undefined)) return { text: characters.join(''), flattened: false };
  return { text: /^[\x21-\x7e]+$/.test(text) && isExponent ? `^${text}` : raised, flattened: !isExponent };
}
