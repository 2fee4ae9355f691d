import type { Clause } from '../policy/clause.ts';

/** Fields whose offices are named differently at different levels: the words of a name, and the field they stand for. */
const fields: readonly (readonly [words: RegExp, field: string])[] = [
  [/发展.?改革|发改/u, '发改'],
  [/文化|文旅|旅游/u, '文旅'],
  [/卫生|卫健/u, '卫健'],
  [/自然资源|规划/u, '自然资源'],
  [/金融/u, '金融'],
  [/外汇|人民银行|人行/u, '人民银行'],
  [/人力资源|人力社保|人社/u, '人社'],
  [/工业和信息|经济和信息|经信|工信/u, '经信'],
  [/投资促进|投促/u, '投促'],
  [/市场监/u, '市场监管'],
  [/税务/u, '税务'],
  [/邮政管理|邮管/u, '邮政'],
  [/海关/u, '海关'],
  [/口岸/u, '口岸'],
  [/机场/u, '机场'],
];

/** Responsible units of a clause by their field of work, without level and kind of office: 市商务局 and 省商务厅 → 商务. */
export function unitStems(clause: Clause): ReadonlySet<string> {
  return new Set(clause.units.map(({ name }) => stemOf(name)).filter((stem) => stem.length >= 2));
}

/** Field of work of one unit. */
export function stemOf(name: string): string {
  const field = fields.find(([words]) => words.test(name));
  if (field) return field[1];
  return name
    .replace(/[（(].*$/u, '')
    .replace(/^(?:国家|全国|[\p{Script=Han}]{2,3}省|省|[\p{Script=Han}]{2}市|市|区|县)(?:委(?!员会))?/u, '')
    .replace(/(?:委员会|办公室|总局|厅|局|委|办|部|署)$/u, '');
}
