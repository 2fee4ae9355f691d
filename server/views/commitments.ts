const year = '(?:19|20)[0-9]{2}\\s*年';
const month = '(?:\\s*[0-9]{1,2}\\s*月(?:\\s*[0-9]{1,2}\\s*日)?)?';
const yearEnd = '\\s*(?:年底|年末|底|末|上半年|下半年)?';
const before = '\\s*(?:之前|以前|前)';

/** Words that make a year a limit: 到2026年(底) · 2024年6月30日前 · 2025年底 · 2024年9月完成 · 2024—2026年 · “十四五”末 · 每年. */
const limit = new RegExp(
  [
    `(?:力争|争取|确保)?(?:到|至)\\s*(?:${year}${month}${yearEnd}(?:${before})?|“[一二三四五六七八九十]+五”(?:期)?末)`,
    `${year}${month}${yearEnd}${before}`,
    `${year}\\s*(?:年底|年末|底|末|上半年|下半年)`,
    `${year}\\s*[0-9]{1,2}\\s*月(?=\\s*(?:完成|形成|建成|出台|启动|上线|投入))`,
    `(?:19|20)[0-9]{2}\\s*年?\\s*[—–\\-－～~至]+\\s*${year}`,
    '“[一二三四五六七八九十]+五”(?:期)?末',
    '(?:年内|本年度|每年|逐年|每季度|每月)',
    '年底前',
    // A bare year is a limit only where it lies after the document (see below).
    year,
  ].join('|'),
  'g',
);
const bareYear = new RegExp(`^${year}$`);

const number = '[0-9０-９]+(?:[.．,，][0-9０-９]+)*';
const measure =
  '(?:个百分点|平方公里|平方米|立方米|美元|欧元|人民币|元|家|个|项|件|条|种|套|台|辆|架|艘|座|名|户|场|次|批|倍|处|所|人次|人|吨|亩|公里|公顷|千瓦时|千瓦|标准箱|TEU)';
const figure = new RegExp(
  [
    `${number}\\s*[%％‰](?:\\s*[—–－~～\\-至]+\\s*${number}\\s*[%％‰])?(?:\\s*(?:以上|以内|以下|左右))?`,
    '[一二三四五六七八九十百]*百分之[一二三四五六七八九十百零点]+',
    `${number}\\s*[十百千万亿]{0,3}(?:余|多)?\\s*${measure}(?:\\s*(?:以上|以内|以下|左右))?`,
  ].join('|'),
  'g',
);

const found = (pattern: RegExp, text: string): string[] =>
  [...text.matchAll(pattern)].map((match) => match[0].replace(/\s+/g, ''));

const once = (texts: readonly string[]): string[] => [...new Set(texts)];

/**
 * Time limits in a clause as printed (spaces aside), in order, each once.
 *
 * @param writtenIn year of the document: what lies wholly before it is history, a bare year after it is a limit; null
 *   where no year is stated, then only words that make a year a limit count
 */
export function deadlinesIn(text: string, writtenIn: number | null): string[] {
  return once(
    found(limit, text).filter((words) => {
      const years = (words.match(/(?:19|20)\d{2}/g) ?? []).map(Number);
      if (bareYear.test(words)) return writtenIn !== null && years.some((value) => value > writtenIn);
      return years.length === 0 || writtenIn === null || years.some((value) => value >= writtenIn);
    }),
  );
}

/** Amounts, percentages and counts in a clause as printed, in order, each once; years and numbers of places are none. */
export const figuresIn = (text: string): string[] => once(found(figure, text));
