import type { LevelView, ValidityView } from '../server/contract/basic-schemas.ts';
import type { ClauseView } from '../server/contract/clause.ts';
import type { CounterpartView } from '../server/contract/cross-reference.ts';
import type { MatrixHeadView } from '../server/contract/tracing.ts';

/** Chinese names of the values that the API carries as English words. */

export const unstated = '未载明';

export const levelNames: Record<LevelView, string> = {
  national: '国家级',
  provincial: '省级',
  municipal: '市级',
  district: '区县级',
};

export const validityNames: Record<ValidityView, string> = {
  'in-force': '现行有效',
  'not-yet': '尚未施行',
  expired: '已过有效期',
  repealed: '已废止',
  unstated: '时效未载明',
};

export const strengthNames: Record<CounterpartView['strength'], string> = { strong: '强', medium: '中', weak: '弱' };

export const typeNames: Record<CounterpartView['type'], string> = {
  verbatim: '原文沿用',
  task: '任务落实',
  indicator: '指标对应',
  topic: '主题相关',
};

export const differenceNames: Record<CounterpartView['differences'][number]['kind'], string> = {
  wording: '措辞力度',
  amount: '数额',
  percentage: '比例',
  deadline: '期限',
  object: '对象',
  'lead-unit': '牵头单位',
};

export const reviewNames: Record<CounterpartView['review']['status'], string> = {
  proposed: '待复核的建议',
  confirmed: '已确认',
  rejected: '已否定',
  'needs-review': '待复核：条款文字已变动',
};

export const roleNames: Record<ClauseView['units'][number]['role'], string> = {
  lead: '牵头',
  responsible: '责任',
  supporting: '配合',
};

/** Where the words of a query stand in a clause. */
export const fieldNames: Record<string, string> = {
  heading: '标题',
  text: '正文',
  unit: '责任单位',
  path: '所在标题',
  document: '文件',
};

/** A calendar date as Chinese text prints it; null is 未载明. */
export function dateName(date: string | null): string {
  if (date === null) return unstated;
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(date);
  if (!match) return date;
  return `${match[1]}年${Number(match[2])}月${Number(match[3])}日`;
}

/** Printed number and heading of a place, e.g. 二、主要任务; the first words of its text where it has neither. */
export function clauseName(clause: { num: string | null; heading: string | null; text?: string }): string {
  const name = numbered(clause.num, clause.heading ?? '');
  if (clause.heading !== null || clause.text === undefined) return name === '' ? '无编号段落' : name;
  const words =
    clause.num !== null && clause.text.startsWith(clause.num) ? clause.text.slice(clause.num.length) : clause.text;
  return numbered(clause.num, shortened(words.trim(), 18));
}

/** Number and words; a space keeps 附件, 专栏1 or a bare figure apart from what follows. */
function numbered(num: string | null, words: string): string {
  if (num === null || words === '') return num ?? words;
  return /[\p{L}\p{N}]$/u.test(num) ? `${num} ${words}` : `${num}${words}`;
}

/** Head of a row or column of the matrix; an unnumbered paragraph goes by its section and place. */
export function headName(head: MatrixHeadView | undefined): string {
  if (!head) return '';
  const name = numbered(head.num, head.heading ?? '');
  return name === '' ? `${head.section ?? ''} ${head.pinpoint ?? ''}`.trim() : name;
}

/** The first characters of a text, with … where something was left out. */
export function shortened(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length)}…`;
}
