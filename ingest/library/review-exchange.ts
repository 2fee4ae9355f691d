import Type, { type Static } from 'typebox';
import { Check, Errors } from 'typebox/value';
import type { CrossReferenceType } from '../policy/cross-reference.ts';
import { KnownProblem } from '../policy/known-problem.ts';
import { formatCsv, parseCsv } from './csv.ts';
import type { LinkPlaces, ReviewAction, ReviewEvent } from './review.ts';
import type { ReviewedLink } from './reviews.ts';

/**
 * A link with its whole history, oldest first, as a file carries it. The bodies of an event are empty where a person wrote
 * the row by hand.
 */
export interface ExchangedLink extends LinkPlaces {
  history: ReviewEvent[];
}

/** A file of reviews that cannot be read; `chinese` is the sentence for UI and API. */
export class UnreadableReviews extends KnownProblem<'unreadable-reviews'> {
  constructor(english: string, chinese: string) {
    super('unreadable-reviews', { english, chinese });
  }
}

const actionWords: Record<ReviewAction, string> = {
  confirm: '确认',
  reject: '否定',
  retype: '修改类型',
  add: '新增',
  undo: '撤销',
};
const typeWords: Record<CrossReferenceType, string> = {
  verbatim: '原文沿用',
  task: '任务落实',
  indicator: '指标对应',
  topic: '主题相关',
};

const columns = [
  '下位文件',
  '下位条款',
  '上位文件',
  '上位条款',
  '操作',
  '对应类型',
  '备注',
  '审核人',
  '时间',
  '下位条款指纹',
  '上位条款指纹',
] as const;
type Column = (typeof columns)[number];

const PlaceSchema = Type.Object({ document: Type.String({ minLength: 1 }), address: Type.String({ minLength: 1 }) });
const EventSchema = Type.Object({
  action: Type.Union([
    Type.Literal('confirm'),
    Type.Literal('reject'),
    Type.Literal('retype'),
    Type.Literal('add'),
    Type.Literal('undo'),
  ]),
  type: Type.Union([
    Type.Literal('verbatim'),
    Type.Literal('task'),
    Type.Literal('indicator'),
    Type.Literal('topic'),
    Type.Null(),
  ]),
  note: Type.Union([Type.String(), Type.Null()]),
  by: Type.String({ minLength: 1 }),
  at: Type.String({ minLength: 1 }),
  lowerBody: Type.String(),
  upperBody: Type.String(),
});
const FileSchema = Type.Object({
  format: Type.Literal('policy-clauses-reviews'),
  links: Type.Array(Type.Object({ lower: PlaceSchema, upper: PlaceSchema, history: Type.Array(EventSchema) })),
});
type ReviewFile = Static<typeof FileSchema>;

/** All decisions as JSON; reading it back gives the same links and histories. */
export function reviewsAsJson(links: readonly ReviewedLink[]): string {
  const file: ReviewFile = {
    format: 'policy-clauses-reviews',
    // Who brought a decision in is known of one library only.
    links: links.map(({ lower, upper, history }) => ({
      ...{ lower, upper },
      history: history.map(({ importedBy: _, ...event }) => event),
    })),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** All decisions as CSV with Chinese headings, one row for each, oldest first within a link. */
export function reviewsAsCsv(links: readonly ReviewedLink[]): string {
  const rows = links.flatMap(({ lower, upper, history }) =>
    history.map((event) => [
      ...[lower.document, lower.address, upper.document, upper.address],
      ...[actionWords[event.action], event.type === null ? '' : typeWords[event.type], event.note ?? ''],
      ...[event.by, event.at, event.lowerBody, event.upperBody],
    ]),
  );
  return formatCsv([columns, ...rows]);
}

/**
 * Reads what `reviewsAsJson` or `reviewsAsCsv` wrote, or a CSV that a person filled in (the two last columns may then be
 * empty or missing).
 *
 * @throws UnreadableReviews with the place of the first fault
 */
export function parseReviews(text: string): ExchangedLink[] {
  return /^\uFEFF?\s*\{/u.test(text) ? parseJson(text.replace(/^\uFEFF/u, '')) : parseTable(text);
}

function parseJson(text: string): ExchangedLink[] {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UnreadableReviews(`The reviews are not valid JSON: ${reason}`, `审核记录不是有效的 JSON 文件：${reason}`);
  }
  file = renamedSides(file);
  if (Check(FileSchema, file)) return file.links;
  const [first] = Errors(FileSchema, file);
  const place = first === undefined || first.instancePath === '' ? '/' : first.instancePath;
  throw new UnreadableReviews(
    `The reviews do not have the expected form at ${place}: ${first?.message ?? 'unknown fault'}`,
    `审核记录在 ${place} 处格式不符，请使用本系统导出的文件。`,
  );
}

/** Files written when links led from 市级 to 省级 documents only named the sides so. */
const formerSides = [
  [/municipal/g, 'lower'],
  [/provincial/g, 'upper'],
] as const;

function renamedSides(file: unknown): unknown {
  if (Array.isArray(file)) return file.map(renamedSides);
  if (typeof file !== 'object' || file === null) return file;
  const renamed = (key: string) => formerSides.reduce((name, [former, side]) => name.replace(former, side), key);
  return Object.fromEntries(Object.entries(file).map(([key, value]) => [renamed(key), renamedSides(value)]));
}

const renamedColumn = (name: string): string => name.replace(/^市级/, '下位').replace(/^省级/, '上位');

function parseTable(text: string): ExchangedLink[] {
  const [first, ...body] = parseCsv(text) ?? [];
  const header = first === undefined ? undefined : { ...first, cells: first.cells.map(renamedColumn) };
  const required = columns.slice(0, 9);
  const missing = required.filter((column) => header?.cells.includes(column) !== true);
  if (header === undefined || missing.length > 0) {
    const names = (header === undefined ? required : missing).join('、');
    throw new UnreadableReviews(
      `The reviews are neither JSON nor a CSV with the columns ${names}`,
      `审核记录既不是 JSON，也不是含有下列列名的 CSV：${names}。`,
    );
  }
  const links = new Map<string, ExchangedLink>();
  for (const { line, cells } of body) {
    const cell = (column: Column) => (cells[header.cells.indexOf(column)] ?? '').trim();
    const lower = { document: cell('下位文件'), address: cell('下位条款') };
    const upper = { document: cell('上位文件'), address: cell('上位条款') };
    const key = JSON.stringify([lower, upper]);
    const link = links.get(key) ?? { lower, upper, history: [] };
    link.history.push(parseRow(cell, line));
    links.set(key, link);
  }
  return [...links.values()];
}

function parseRow(cell: (column: Column) => string, line: number): ReviewEvent {
  const action = keyOf(actionWords, cell('操作'));
  const type = cell('对应类型') === '' ? null : keyOf(typeWords, cell('对应类型'));
  const wrong = [
    ...required(cell, ['下位文件', '下位条款', '上位文件', '上位条款', '审核人', '时间']),
    ...(action === undefined ? ['操作'] : []),
    ...(type === undefined || (action === 'retype' && type === null) ? ['对应类型'] : []),
  ];
  if (action === undefined || type === undefined || wrong.length > 0) {
    throw new UnreadableReviews(
      `Line ${line} of the reviews: ${wrong.join('、')} is empty or not one of the known words`,
      `审核记录第 ${line} 行：“${wrong.join('、')}”为空或不是规定的用词。`,
    );
  }
  return {
    ...{ action, type, note: cell('备注') === '' ? null : cell('备注'), by: cell('审核人'), at: cell('时间') },
    ...{ lowerBody: cell('下位条款指纹'), upperBody: cell('上位条款指纹') },
  };
}

function required(cell: (column: Column) => string, names: Column[]): Column[] {
  return names.filter((name) => cell(name) === '');
}

function keyOf<Key extends string>(words: Record<Key, string>, word: string): Key | undefined {
  return (Object.keys(words) as Key[]).find((key) => words[key] === word);
}
