import type { Clause, Span } from '../policy/clause.ts';
import { findQuantities, type Quantity } from '../policy/quantity.ts';

/** A figure as printed, with what it measures: 数字贸易额 · 4300亿元 · 2026. */
export interface Figure {
  /** What is measured: the words just before the figure, without verbs; may be empty. */
  indicator: string;
  value: number;
  unit: string;
  /** Year by which it is to be reached, from 到2026年 before it in the same clause. */
  year: string | null;
  /** Range of the figure with its unit in the clause's text. */
  span: Span;
  /** Range from the indicator to the end of the figure. */
  whole: Span;
}

const units =
  /^(?:元|美元|万美元|亿美元|亿元|万元|%|家|个|项|件|条|名|场|吨|万吨|人|万人|亩|平方米|万平方米|架|套|种|座|公里|人次|万人次)$/u;
/** After 个: a length of time or a difference, which is compared with nothing. */
const timeUnit = /^(?:工作日|自然日|月|季度|小时|百分点)/u;
/** Verbs and adverbs between an indicator and its figure. */
const between =
  /(?:全市|全省|我市|我省|力争|争取|实现|累计|建成|打造|培育|引进|招引|新增|形成|遴选|设立|新建|给予|安排|投入|每年|年均|规模|总量|总数|数量|分别|稳定在|提升至|提升到|提高到|提高至|增长到|保持|达到?|超过?|突破|不少于|不低于|不超过|最高|占|为|约|以上|同比增长|增长)+$/u;
const lead =
  /^(?:其中|力争|争取|确保|全市|全省|我市|我省|本市|实现|建成|打造|培育|引进|招引|新增|形成|推动|支持|设立|新建|开展|给予|安排|投入|到\s*20\d{2}\s*年底?)+/u;

/** Figures of a clause in reading order. Years and ordinals are no figures. */
export function figuresIn(clause: Clause): Figure[] {
  return clause.kind === 'row' && clause.cells ? figuresOfRow(clause) : figuresOfText(clause.text);
}

function figuresOfText(text: string): Figure[] {
  const years = [...text.matchAll(/(?:到|至)\s*(20[0-9]{2})\s*年/gu)];
  return findQuantities(text)
    .filter(({ unit, raw, span }) => {
      const ordinal = text.slice(0, span.start).trimEnd().endsWith('第');
      return units.test(unit) && /[0-9０-９]/u.test(raw) && !ordinal && !timeUnit.test(text.slice(span.end));
    })
    .map((quantity) => {
      const { indicator, from } = indicatorBefore(text, quantity);
      return {
        indicator,
        value: quantity.value,
        unit: quantity.unit,
        year: years.findLast(({ index }) => index < quantity.span.start)?.[1] ?? null,
        span: quantity.span,
        whole: { start: from, end: quantity.span.end },
      };
    });
}

/** Words between the last mark before a figure and the figure; a mark closer than two characters is passed over. */
function indicatorBefore(text: string, { span }: Quantity): { indicator: string; from: number } {
  let from = span.start;
  while (from > 0 && span.start - from < 24 && !'，,。；;：:、（）()\n'.includes(text.charAt(from - 1))) from--;
  const words = text.slice(from, span.start);
  const skipped = (lead.exec(words)?.[0].length ?? 0) + (/^\s*/u.exec(words)?.[0].length ?? 0);
  const bare = words.slice(skipped).replace(/\s+/gu, '').replace(between, '');
  return { indicator: bare, from: bare === '' ? span.start : from + skipped };
}

/** A row of an indicator table: its heading, a cell that is a unit, and its last number, the target of the last year. */
function figuresOfRow(clause: Clause): Figure[] {
  const cells = (clause.cells ?? []).map(({ text }) => text.replace(/\s+/gu, ''));
  const unit = cells.find((cell) => units.test(cell));
  const indicator = clause.heading ?? cells.find((cell) => /\p{Script=Han}{3}/u.test(cell));
  const printed = cells.findLast((cell) => /^[0-9][0-9.]*$/u.test(cell));
  if (!unit || !indicator || !printed) return [];
  const end = clause.text.lastIndexOf(printed) + printed.length;
  const from = Math.max(0, clause.text.indexOf(indicator));
  const span = { start: end - printed.length, end };
  return [{ indicator, value: Number(printed), unit, year: null, span, whole: { start: from, end } }];
}

/** Two figures for the same thing, how alike their indicators are (0…1). */
export interface FigurePair {
  lower: Figure;
  upper: Figure;
  likeness: number;
}

/** Shared character pairs that make two indicators comparable: 数字贸易 has three. */
const leastShared = 3;

/** Pairs of figures in the same kind of unit whose indicators share words, most alike first, each figure once. */
export function figurePairs(lower: readonly Figure[], upper: readonly Figure[]): FigurePair[] {
  const all = lower
    .flatMap((left) =>
      upper
        .filter((right) => kindOf(left.unit) === kindOf(right.unit))
        .map((right) => ({ lower: left, upper: right, likeness: alike(left.indicator, right.indicator) })),
    )
    .filter(({ likeness }) => likeness > 0)
    .sort((a, b) => b.likeness - a.likeness || a.lower.span.start - b.lower.span.start);
  const chosen: FigurePair[] = [];
  for (const pair of all) {
    if (chosen.some((other) => other.lower === pair.lower || other.upper === pair.upper)) continue;
    chosen.push(pair);
  }
  return chosen;
}

function kindOf(unit: string): 'money' | 'share' | 'count' {
  if (unit.endsWith('元')) return 'money';
  return unit === '%' ? 'share' : 'count';
}

/** Share of the shorter indicator's character pairs that the longer one holds; 0 where they are too few to tell. */
function alike(a: string, b: string): number {
  const pairsOf = (text: string) => new Set([...text].slice(1).map((character, at) => text.charAt(at) + character));
  const left = pairsOf(a);
  const right = pairsOf(b);
  const shared = [...left].filter((pair) => right.has(pair)).length;
  return shared < leastShared ? 0 : shared / Math.min(left.size, right.size);
}
