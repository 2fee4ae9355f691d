import type { Clause } from '../clause.ts';
import { formatChineseNumeral } from '../numerals.ts';

/**
 * What one step of an address is, read from the printed number, so that a citation words it as offices and courts do.
 * 公文: section 一、 · subsection （一） · item 1. · subitem （1）, or decimal 1.2.3; statutes: part 编, chapter 章, division 节,
 * article 条, then paragraph 款, point （一） 项, subpoint 目.
 */
type StepRole =
  | 'section'
  | 'subsection'
  | 'item'
  | 'decimal'
  | 'subitem'
  | 'statute-division'
  | 'article'
  | 'statute-paragraph'
  | 'point'
  | 'subpoint'
  | 'paragraph'
  | 'box'
  | 'box-item'
  | 'annex'
  | 'table'
  | 'row'
  | 'front'
  | 'end';

/** One step on the way from the document down to the clause. */
export interface PinpointStep {
  role: StepRole;
  /** Segment of the address, e.g. `2`, `p1`, `box4`. */
  segment: string;
  /** Printed number; null where none is printed. */
  num: string | null;
}

const trailing = (segment: string): number => Number(/\d+$/.exec(segment)?.[0] ?? '1');

/** A number printed without its brackets and stops: `（七）` → 七, `7．` → 7, `1.2` → 1.2. */
const bare = (num: string): string => num.normalize('NFKC').replace(/[()〔〕[\]、,\s]|\.$/g, '');

function roleOf(segment: string, num: string | null, above: readonly PinpointStep[]): StepRole {
  const parent = above.at(-1)?.role;
  if (segment.startsWith('annex')) return 'annex';
  if (segment.startsWith('box')) return 'box';
  if (segment.startsWith('table')) return 'table';
  if (segment.startsWith('row')) return 'row';
  if (segment === '0') return 'front';
  if (segment === 'end') return 'end';
  if (segment.startsWith('p')) return 'paragraph';
  if (parent === 'box') return 'box-item';
  const printed = (num ?? '').normalize('NFKC');
  if (/^第.+条/.test(printed)) return 'article';
  if (/^第.+[编章节]/.test(printed)) return 'statute-division';
  if (above.some((step) => step.role === 'article')) {
    if (printed === '') return 'statute-paragraph';
    return parent === 'point' ? 'subpoint' : 'point';
  }
  if (/^\d+(?:\.\d+)+/.test(printed)) return 'decimal';
  const bracketed = /^\(/.test(printed);
  const arabic = /\d/.test(printed);
  if (bracketed)
    return arabic && (parent === 'item' || parent === 'decimal' || parent === 'subsection') ? 'subitem' : 'subsection';
  // 一、 under a chapter runs on through the whole text, like articles.
  if (!arabic) return parent === 'statute-division' ? 'item' : 'section';
  return parent === undefined && printed.endsWith('、') ? 'section' : 'item';
}

/** The steps from the document down to a clause, each with what it is. */
export function pinpointSteps(clause: Pick<Clause, 'address' | 'num' | 'path'>): PinpointStep[] {
  const nums = new Map(clause.path.map((ancestor) => [ancestor.address, ancestor.num]));
  nums.set(clause.address, clause.num);
  const steps: PinpointStep[] = [];
  const segments = clause.address.split('/');
  for (const [depth, segment] of segments.entries()) {
    const num = nums.get(segments.slice(0, depth + 1).join('/')) ?? null;
    steps.push({ role: roleOf(segment, num, steps), segment, num });
  }
  return steps;
}

function stepWording({ role, segment, num }: PinpointStep, above: PinpointStep | undefined): string {
  const value = trailing(segment);
  const printed = num === null ? '' : bare(num);
  switch (role) {
    case 'section':
      return `第${/^\d*$/.test(printed) ? formatChineseNumeral(value) : printed}部分`;
    case 'subsection':
    case 'point':
      return `第（${printed}）项`;
    case 'item':
    case 'decimal':
      return `第${printed}点`;
    case 'subitem':
      return `第（${printed}）小点`;
    case 'statute-division':
    case 'article':
      return num?.trim() ?? '';
    case 'statute-paragraph':
      return `第${formatChineseNumeral(value)}款`;
    case 'subpoint':
      return `第${printed}目`;
    case 'paragraph':
      return `第${formatChineseNumeral(value)}自然段`;
    case 'box':
      return num?.trim() ?? `专栏${value}`;
    case 'box-item':
      return `第${printed === '' ? value : printed}项`;
    case 'annex':
      return annexWording(num, value);
    case 'table':
      return `表格${value > 1 ? value : ''}`;
    case 'row':
      return above?.role === 'table' ? `第${value}行` : `表格第${value}行`;
    case 'front':
      return '文首';
    case 'end':
      return '文末';
  }
}

function annexWording(num: string | null, value: number): string {
  const printed = num?.replace(/[：:\s]/g, '') ?? '';
  if (printed !== '' && printed !== '附') return printed;
  return value > 1 ? `附件${value}` : '附件';
}

/**
 * The steps that a citation names: no chapter once there is an article, which counts through the whole statute, and of
 * decimals only the last (1.2.3 says all).
 */
function namedSteps(steps: readonly PinpointStep[]): PinpointStep[] {
  const article = steps.some((step) => step.role === 'article');
  const lastDecimal = steps.findLastIndex((step) => step.role === 'decimal');
  return steps.filter((step, depth) => {
    if (article && step.role === 'statute-division') return false;
    return depth >= lastDecimal || (step.role !== 'decimal' && step.role !== 'item');
  });
}

/**
 * Pinpoint of a clause for a sentence: `第二部分第（二）项第7点`, `第十二条第二款第（一）项`, `附件第一部分第（三）项`,
 * `第三部分第（四）项专栏4第2项`, `附件表格第7行`.
 */
export function pinpointWording(clause: Pick<Clause, 'address' | 'num' | 'path'>): string {
  const steps = namedSteps(pinpointSteps(clause));
  return steps.map((step, depth) => stepWording(step, steps[depth - 1])).join('');
}

/** True when a printed number would run into what stands before it: 专栏1 + 4. would read as 专栏14, 附件 + 1. as 附件1. */
const runsInto = (before: string, num: string, above: PinpointStep | undefined): boolean =>
  /^\d/.test(num) && (/\d$/.test(before) || above?.role === 'annex');

/** Pinpoint with the numbers as printed: `二、（二）7.`; steps without a printed number are worded. */
export function printedPinpoint(clause: Pick<Clause, 'address' | 'num' | 'path'>): string {
  const steps = namedSteps(pinpointSteps(clause));
  let text = '';
  for (const [depth, step] of steps.entries()) {
    const above = steps[depth - 1];
    const num = step.role === 'row' || step.role === 'annex' ? '' : (step.num?.trim() ?? '');
    text += num === '' || runsInto(text, num, above) ? stepWording(step, above) : num;
  }
  return text;
}

const eIdNames: Record<StepRole, string> = {
  section: 'sec',
  subsection: 'para',
  item: 'subpara',
  decimal: 'subpara',
  subitem: 'point',
  'statute-division': 'chp',
  article: 'art',
  'statute-paragraph': 'para',
  point: 'point',
  subpoint: 'indent',
  paragraph: 'p',
  box: 'hcontainer',
  'box-item': 'item',
  annex: 'att',
  table: 'table',
  row: 'tr',
  front: 'preface',
  end: 'conclusions',
};

const divisionNames: Record<string, string> = { 编: 'part', 章: 'chp', 节: 'sec' };

/** Akoma Ntoso eId of a clause, e.g. `sec_2__para_2__subpara_7`, `att_1__sec_1__para_3`, `chp_3__art_5__para_2`. */
export function akomaNtosoId(clause: Pick<Clause, 'address' | 'num' | 'path'>): string {
  return pinpointSteps(clause)
    .map(({ role, segment, num }) => {
      if (role === 'front' || role === 'end') return eIdNames[role];
      const division = role === 'statute-division' ? divisionNames[num?.trim().at(-1) ?? ''] : undefined;
      return `${division ?? eIdNames[role]}_${segment.replace(/^[a-z]+/, '') || '1'}`;
    })
    .join('__');
}
