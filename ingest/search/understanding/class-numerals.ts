import { fold } from '../words/folded-text.ts';
import { type QueryTerm, type Reading, wordTerm } from './query.ts';

const roman = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];
const chinese = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
/** A class, grade or phase by its number: Ⅲ类, III级, 三期, 3类; no number of several digits, and no unit of more. */
const numbered =
  /(?<![a-z0-9.一二三四五六七八九十百千万亿第])(iii|ii|iv|ix|i|viii|vii|vi|v|x|10|[1-9]|[一二三四五六七八九十])([类级期])(?!别)/g;

/** Ⅲ, III, 三 and 3 are one number before 类, 级 and 期; what is printed in any of these forms is found by any other. */
export function readClassNumerals(reading: Reading, undone: ReadonlySet<string>): Reading {
  const terms: QueryTerm[] = [];
  const steps = [...reading.steps];
  const text = reading.text.split(/(\s+)/).map((piece) =>
    fold(piece).replace(numbered, (typed, digits: string, kind: string) => {
      const value = [roman, chinese].map((forms) => forms.indexOf(digits)).find((at) => at > 0) ?? Number(digits);
      const id = `number:${typed}`;
      if (undone.has(id)) return typed;
      const others = [roman[value] ?? '', chinese[value] ?? '', String(value)].map((form) => `${form}${kind}`);
      const variants = [...new Set([typed, ...others])].map((form) => ({ text: form, weight: 1 }));
      const to = variants.map((variant) => variant.text).filter((form) => form !== typed);
      terms.push({ ...wordTerm(typed), variants: variants.sort((a, b) => b.text.length - a.text.length) });
      const note = `“${typed}”也按 ${to.join('、')} 检索`;
      steps.push({ id, kind: 'number', from: typed, to, note, undoable: true });
      return ' ';
    }),
  );
  return terms.length === 0 ? reading : { ...reading, text: text.join(''), terms: [...reading.terms, ...terms], steps };
}
