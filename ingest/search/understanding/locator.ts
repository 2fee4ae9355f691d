import { isWithin, parseAddress } from '../../policy/address.ts';
import type { Clause } from '../../policy/clause.ts';
import { parseNumeral } from '../../policy/numerals.ts';

/** How a number is printed or named: 一、 or 第一部分 · （一） · 1. · 第一条 · 第一项 … `any` where nothing tells. */
type NumberStyle =
  | 'section'
  | 'bracket'
  | 'arabic'
  | 'article'
  | 'point'
  | 'paragraph'
  | 'box'
  | 'annex'
  | 'row'
  | 'any';

/** One step on the way to a clause as a person writes it: 二、 then （二） then 7. */
export interface LocatorStep {
  style: NumberStyle;
  value: number;
}

const numeral = '([0-9]{1,4}|[〇零一二三四五六七八九十百两]{1,6})';
const patterns: [RegExp, NumberStyle][] = [
  [new RegExp(`^附件${numeral}?(?=[第(0-9一二三四五六七八九十专之的中里,:、]|$):?`), 'annex'],
  [new RegExp(`^专栏${numeral}`), 'box'],
  [new RegExp(`^第${numeral}(?:部分|章|节|编|篇|大点|大条)`), 'section'],
  [new RegExp(`^第?\\(${numeral}\\)(?:条|款|项|点|部分|小点)?`), 'bracket'],
  [new RegExp(`^第${numeral}条`), 'article'],
  [new RegExp(`^第${numeral}(?:项|点|小点|小项|目)`), 'point'],
  [new RegExp(`^第${numeral}(?:款|段|自然段)`), 'paragraph'],
  [new RegExp(`^(?:第${numeral}行|序号${numeral})`), 'row'],
  [new RegExp(`^${numeral}[条项点]`), 'article'],
  [/^([一二三四五六七八九十百]{1,4})、/, 'section'],
  [/^([0-9]{1,3})(?:[.、]|(?![0-9a-z%]))/, 'arabic'],
  [/^([一二三四五六七八九十百]{1,4})(?=[(]|$)/, 'any'],
];
const between = /^[的中里内之,、:\s/.-]+/;
const trailing =
  /^(?:的|这|该)?(?:具体)?(?:内容|规定|条文|原文|全文|文本|怎么说|怎么规定|说了什么|说什么|讲什么|讲了什么|是什么|写了什么)?[?？。]?$/;

/**
 * Reads a place inside a document: 第3条, 附件第（七）条, 二（二）7, 专栏4第2项, 第二部分第（二）项第7点.
 *
 * @param folded the text after the name of the document
 * @returns null when the text is anything else, or says more than a place
 */
export function readLocator(folded: string): LocatorStep[] | null {
  const steps: LocatorStep[] = [];
  let rest = folded.replace(between, '');
  while (!trailing.test(rest)) {
    const step = nextStep(rest, steps.length === 0);
    if (step === null) return null;
    steps.push(step.step);
    const after = rest.slice(step.length);
    rest = trailing.test(after) ? '' : after.replace(between, '');
  }
  return steps.length > 0 ? steps : null;
}

function nextStep(rest: string, first: boolean): { step: LocatorStep; length: number } | null {
  for (const [pattern, style] of patterns) {
    const match = pattern.exec(rest);
    if (match === null) continue;
    const printed = match[1] ?? match[2];
    const value = printed === undefined ? 1 : parseNumeral(printed.replace('两', '二'));
    if (value === null) continue;
    return { step: { style: style === 'any' && first ? 'section' : style, value }, length: match[0].length };
  }
  return null;
}

interface NumberedClause {
  clause: Clause;
  style: NumberStyle;
  value: number;
}

function styleOf(clause: Clause): NumberStyle {
  const printed = clause.num ?? '';
  if (clause.kind === 'annex') return 'annex';
  if (clause.kind === 'row') return 'row';
  if (clause.kind === 'box') return 'box';
  if (printed === '') return 'paragraph';
  if (/[(（]/.test(printed)) return 'bracket';
  if (/条/.test(printed)) return 'article';
  if (/[章节编篇、]/.test(printed) && !/[0-9]/.test(printed)) return 'section';
  return 'arabic';
}

function numbered(clause: Clause): NumberedClause | null {
  const last = parseAddress(clause.address)?.at(-1);
  if (last === undefined || !('value' in last)) return null;
  return { clause, style: styleOf(clause), value: last.value };
}

const accepted: Record<NumberStyle, NumberStyle[]> = {
  section: ['section'],
  bracket: ['bracket'],
  arabic: ['arabic', 'row'],
  article: ['article', 'arabic', 'bracket', 'section'],
  point: ['arabic', 'bracket', 'row'],
  paragraph: ['paragraph', 'bracket'],
  box: ['box'],
  annex: ['annex'],
  row: ['row'],
  any: ['article', 'arabic', 'bracket', 'section'],
};

function fits(step: LocatorStep, node: NumberedClause, strict: boolean): boolean {
  if (step.value !== node.value) return false;
  if (strict || step.style === 'annex' || step.style === 'box') return accepted[step.style].includes(node.style);
  return !['annex', 'box', 'paragraph'].includes(node.style);
}

/** True when the steps before the last stand, in order, among the clauses above. */
function stepsAbove(steps: LocatorStep[], above: NumberedClause[], strict: boolean): boolean {
  let next = 0;
  for (const node of above) {
    const step = steps[next];
    if (step !== undefined && fits(step, node, strict)) next++;
  }
  return next === steps.length;
}

function matching(steps: LocatorStep[], nodes: NumberedClause[], strict: boolean): NumberedClause[] {
  const last = steps.at(-1);
  if (last === undefined) return [];
  return nodes.filter((node) => {
    if (!fits(last, node, strict)) return false;
    const above = nodes.filter((other) => other !== node && isWithin(node.clause.address, other.clause.address));
    return stepsAbove(steps.slice(0, -1), above, strict);
  });
}

/** Of several readings the plainest: an article, else a running number, else （一）, else 一、; boxes only when named. */
function preferred(steps: LocatorStep[], found: NumberedClause[]): NumberedClause[] {
  const named = (style: NumberStyle) => steps.some((step) => step.style === style);
  const inside = (mark: RegExp) => (node: NumberedClause) => mark.test(node.clause.address);
  let rest = found;
  for (const [style, mark] of [
    ['annex', /^annex/],
    ['box', /\/box/],
  ] as const) {
    const outside = rest.filter((node) => !inside(mark)(node));
    if (!named(style) && outside.length > 0) rest = outside;
  }
  const last = steps.at(-1);
  if (last === undefined) return rest;
  for (const style of accepted[last.style]) {
    const group = rest.filter((node) => node.style === style);
    if (group.length > 0) return group;
  }
  return rest;
}

/**
 * The clauses of one document at a place: one when the place is clear, several when it is ambiguous, none when the
 * document has no such place. 附件四（九） is read as 四（九） of the annex where there is no annex 4.
 *
 * @param outline all clauses of the document in order, headings included
 * @param strict whether the style of the numbers counts (第（三）条 is （三）) or only their values
 */
export function locateSteps(steps: LocatorStep[], outline: Clause[], strict: boolean): Clause[] {
  const nodes = outline.map(numbered).filter((node) => node !== null);
  const found = matching(steps, nodes, strict);
  const [first, ...others] = steps;
  if (found.length > 0 || first?.style !== 'annex' || first.value === 1) {
    return preferred(steps, found).map(({ clause }) => clause);
  }
  const inOnlyAnnex: LocatorStep[] = [{ style: 'annex', value: 1 }, { style: 'any', value: first.value }, ...others];
  return preferred(inOnlyAnnex, matching(inOnlyAnnex, nodes, strict)).map(({ clause }) => clause);
}
