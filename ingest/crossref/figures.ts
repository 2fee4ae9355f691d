import type { Span } from '../policy/clause.ts';
import { findQuantities } from '../policy/quantity.ts';

/** A target figure as printed, with what it measures: 数字贸易额 · 4300亿元 · 2026. */
export interface Figure {
  /** Words just before the figure, without verbs: what is measured; may be empty. */
  indicator: string;
  value: number;
  unit: string;
  /** Year by which it is to be reached, from 到2026年 in the same clause before it. */
  year: string | null;
  /** Range of the figure with its unit, and of indicator and figure together, in the clause's text. */
  span: Span;
  whole: Span;
  raw: string;
}

const measured = new Set([
  '元',
  '美元',
  '万美元',
  '%',
  '家',
  '个',
  '项',
  '件',
  '条',
  '名',
  '场',
  '吨',
  '人',
  '亩',
  '平方米',
  '架',
  '套',
  '种',
  '座',
]);
/** Verbs and adverbs between indicator and figure. */
const between =
  /(?:全市|全省|我市|我省|力争|争取|实现|累计|建成|打造|培育|引进|招引|新增|形成|遴选|每年|年均|规模|总量|总数|数量|分别|稳定在|提升至|提升到|提高到|增长到|达到?|超过?|突破|不少于|不低于|不超过|最高|占|为|约|以上|增长|同比)+$/u;

/** Figures of a clause's text in reading order. Years and ordinals are no figures. */
export function figuresIn(text: string): Figure[] {
  const years = [...text.matchAll(/(20[0-9]{2})\s*年/gu)].map((match) => ({ at: match.index, year: match[1] ?? null }));
  return findQuantities(text)
    .filter(({ unit }) => measured.has(unit))
    .map((quantity) => {
      const before = text.slice(0, quantity.span.start);
      const from = Math.max(
        ...[...'，,。；;：:、（）()\n'].map((mark) => before.lastIndexOf(mark) + 1),
        before.length - 24,
      );
      const words = before.slice(from);
      const indicator = words
        .replace(/\s+/gu, '')
        .replace(/^.*年(?:底|末)?/u, '')
        .replace(between, '')
        .replace(between, '');
      const found = words.indexOf(indicator.charAt(0));
      return {
        indicator,
        value: quantity.value,
        unit: quantity.unit,
        year: years.findLast(({ at }) => at < quantity.span.start)?.year ?? null,
        span: quantity.span,
        whole: { start: indicator && found >= 0 ? from + found : quantity.span.start, end: quantity.span.end },
        raw: quantity.raw,
      };
    });
}

/** Two figures for the same thing, how alike their indicators are (0…1). */
export interface FigurePair {
  municipal: Figure;
  provincial: Figure;
  likeness: number;
}

/** Pairs of figures in the same kind of unit whose indicators share words, most alike first. */
export function figurePairs(municipal: readonly Figure[], provincial: readonly Figure[]): FigurePair[] {
  return municipal
    .flatMap((left) =>
      provincial
        .filter((right) => kindOf(left.unit) === kindOf(right.unit))
        .map((right) => ({ municipal: left, provincial: right, likeness: alike(left.indicator, right.indicator) })),
    )
    .filter(({ likeness }) => likeness > 0)
    .sort((a, b) => b.likeness - a.likeness || a.municipal.span.start - b.municipal.span.start);
}

function kindOf(unit: string): 'money' | 'share' | 'count' {
  if (unit.endsWith('元')) return 'money';
  return unit === '%' ? 'share' : 'count';
}

/** Dice coefficient over pairs of neighbouring characters. */
function alike(a: string, b: string): number {
  const pairsOf = (text: string) => new Set([...text].slice(1).map((character, at) => text.charAt(at) + character));
  const left = pairsOf(a);
  const right = pairsOf(b);
  const shared = [...left].filter((pair) => right.has(pair)).length;
  return shared === 0 ? 0 : (2 * shared) / (left.size + right.size);
}
