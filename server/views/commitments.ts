const number = '[0-9０-９]+(?:[.．,，][0-9０-９]+)*';
const year = '(?:19|20)[0-9]{2}';

/**
 * 到2026年(底) · 2025年底前 · 2024年6月30日前 · 2024—2026年 · 每年 · “十四五”末 … A bare year that no word makes a limit
 * (2023年出口额) is not one.
 */
const deadline = new RegExp(
  [
    `(?:力争|争取|确保)?(?:到|至|截至)(?:${year}年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?(?:底|末|年底|年末)?(?:前|之前)?|“[一二三四五六七八九十]+五”(?:期)?末)`,
    `${year}年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?(?:底|末|年底|年末|上半年|下半年)?(?:前|之前|以前)`,
    `${year}(?:年)?\\s?[—–\\-－～~至]+\\s?${year}年`,
    '“[一二三四五六七八九十]+五”(?:时期|期间|期末|末)',
    '(?:今年|明年|年内|本年度|年底前|每年|逐年|每季度|每月)',
  ].join('|'),
  'g',
);

const measure =
  '(?:个百分点|平方公里|平方米|立方米|万平方米|美元|欧元|人民币|元|家|个|项|件|条|种|套|台|辆|架|艘|座|名|户|场|次|批|倍|处|所|人次|人|吨|亩|公里|公顷|千瓦时|千瓦|标准箱|TEU|国|城|市|平台|园区)';
const figure = new RegExp(
  `${number}\\s*[%％‰](?:\\s?[—–－~～\\-至]+\\s?${number}\\s*[%％‰])?|[一二三四五六七八九十百]*百分之[一二三四五六七八九十百零点]+|${number}\\s*[十百千万亿]{0,3}(?:余|多)?\\s*${measure}(?:以上|以内|以下|左右)?`,
  'g',
);

const all = (pattern: RegExp, text: string): string[] => [
  ...new Set([...text.matchAll(pattern)].map((match) => match[0].trim())),
];

/** Time limits in a clause, as printed, in order, each once. */
export const deadlinesIn = (text: string): string[] => all(deadline, text);

/** Amounts, percentages and counts in a clause, as printed, in order, each once; years and clause numbers are none. */
export const figuresIn = (text: string): string[] => all(figure, text);
