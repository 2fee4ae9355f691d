import type { Clause } from './clause.ts';
import { formatChineseNumeral } from './numerals.ts';

/**
 * What one step of an address is, read from the printed number, so that a citation words it as offices and courts do.
 * 公文: section 一、 · subsection （一） · item 1. · subitem （1）; statutes: part 编, chapter 章, division 节,
 * article 条, then paragraph 款, point （一） 项, subpoint 目.
 */
type StepRole =
  | 'section'
  | 'subsection'
  | 'item'
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

/** A number printed with its brackets and stops taken off: `（七）` → 七, `7．` → 7, `第十二条` → 十二. */
const bare = (num: string): string => num.normalize('NFKC').replace(/^第|[章节条款项目编()〔〕[\].、,\s]/g, '');

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
  const bracketed = /^\(/.test(printed);
  const arabic = /\d/.test(printed);
  if (bracketed) return arabic && (parent === 'item' || parent === 'subsection') ? 'subitem' : 'subsection';
  if (!arabic) return 'section';
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

function stepWording({ role, segment, num }: PinpointStep, alone: boolean): string {
  const value = trailing(segment);
  const printed = num === null ? '' : bare(num);
  switch (role) {
    case 'section':
      return `第${/^\d*$/.test(printed) ? formatChineseNumeral(value) : printed}部分`;
    case 'subsection':
    case 'point':
      return `第（${printed}）项`;
    case 'item':
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
      return printed === '' ? `第${value}项` : `第${printed}项`;
    case 'annex':
      return num?.replace(/[：:\s]/g, '') || (segment === 'annex' ? '附件' : `附件${value}`);
    case 'table':
      return alone ? '表格' : '表头';
    case 'row':
      return `表格第${value}行`;
    case 'front':
      return '文首';
    case 'end':
      return '文末';
  }
}

/** Chapters are not named once the article is: articles count through the whole statute. */
const namedSteps = (steps: readonly PinpointStep[]): PinpointStep[] =>
  steps.some((step) => step.role === 'article') ? steps.filter((step) => step.role !== 'statute-division') : [...steps];

/**
 * Pinpoint of a clause for a sentence: `第二部分第（二）项第7点`, `第十二条第二款第（一）项`, `附件第一部分第（三）项`,
 * `第三部分第（四）项专栏4第2项`, `附件表格第7行`.
 */
export function pinpointWording(clause: Pick<Clause, 'address' | 'num' | 'path'>): string {
  const steps = namedSteps(pinpointSteps(clause));
  return steps.map((step, depth) => stepWording(step, depth === steps.length - 1)).join('');
}

/** Steps whose bare printed number would run into the step before (专栏1 + 4. would read as 专栏14). */
const alwaysWorded = new Set<StepRole>(['box-item', 'row']);

/** Pinpoint with the numbers as printed: `二、（二）7.`; steps without a printed number are worded. */
export function printedPinpoint(clause: Pick<Clause, 'address' | 'num' | 'path'>): string {
  const steps = namedSteps(pinpointSteps(clause));
  return steps
    .map((step, depth) => {
      const num = alwaysWorded.has(step.role) ? '' : (step.num?.trim() ?? '');
      return num === '' ? stepWording(step, depth === steps.length - 1) : num;
    })
    .join('');
}

const eIdNames: Record<StepRole, string> = {
  section: 'sec',
  subsection: 'para',
  item: 'subpara',
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
