import { isWithin, parseAddress } from '../../policy/address.ts';
import type { Clause } from '../../policy/clause.ts';
import type { LocatorStep, NumberStyle } from './locator.ts';

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

/**
 * The clauses that come nearest to a place that a document does not have: for its last step the nearest numbers of the
 * same kind, 第24条 for 第99条; else the place above, 第7条 for 第7条第2款.
 */
export function nearestSteps(steps: LocatorStep[], outline: Clause[]): Clause[] {
  const last = steps.at(-1);
  if (last === undefined) return [];
  const values = outline
    .map(numbered)
    .filter((node) => node !== null)
    .map(({ value }) => value)
    .filter((value) => value !== last.value);
  const byDistance = [...new Set(values)].sort((a, b) => Math.abs(a - last.value) - Math.abs(b - last.value));
  for (const value of byDistance) {
    const found = locateSteps([...steps.slice(0, -1), { style: last.style, value }], outline, true);
    if (found.length > 0) return found;
  }
  return steps.length > 1 ? locateSteps(steps.slice(0, -1), outline, true) : [];
}
