import type { Plugin } from 'unified';
import { addYears, findDates } from '../policy/calendar-date.ts';
import type { DocumentFacts, Fact } from '../policy/document.ts';
import { findDocumentNumbers, formatDocumentNumber } from '../policy/document-number.ts';
import { parseNumeral } from '../policy/numerals.ts';
import { tidyTitle } from '../policy/printed-title.ts';
import { nodeText, type PolicyNode, type PolicyRoot, walk } from '../policy/tree.ts';
import { factsOf, textFact } from './facts.ts';

/** 施行, 有效期, 废止: from when until when a document holds, and what it repeals. */
export const validity: Plugin<[], PolicyRoot> = () => (root, file) => {
  const facts = factsOf(file);
  for (const node of walk(root.children)) {
    if (node.type === 'annex' || node.type === 'table' || node.type === 'row') continue;
    for (const sentence of sentences(nodeText(node))) readSentence(node, sentence, facts);
  }
};

interface Sentence {
  text: string;
  start: number;
}

function sentences(text: string): Sentence[] {
  return [...text.matchAll(/[^。\n]+/g)].map((match) => ({ text: match[0], start: match.index }));
}

/** 本办法自…, 自…起施行: the sentence speaks of the document it stands in. */
const OF_ITSELF =
  /^\s*(?:第[一二三四五六七八九十百千零〇]+条|[（(][一二三四五六七八九十]+[）)])?\s*(?:自|(?:本|此|以上|上述)[^。；《]{0,60}自)/;
const TAKES_EFFECT = /(?:起|后)?\s*(?:正式)?(?:施行|实施|执行|生效)/;
const YEARS =
  /有效期(?:限)?(?:暂定)?(?:为|是)?\s*([0-9一二三四五六七八九十两]+)\s*年|(?:试行|实施|执行)期(?:限)?(?:为|是)?\s*([0-9一二三四五六七八九十两]+)\s*年/;

function readSentence(node: PolicyNode, sentence: Sentence, facts: DocumentFacts): void {
  readRepeals(node, sentence, facts);
  const { text, start } = sentence;
  const stated = node.type === 'front' ? /^\s*(?:\d{4}年\d{1,2}月\d{1,2}日)\s*起?(?:施行|实施)\s*$/.exec(text) : null;
  if (stated !== null) {
    const day = findDates(text)[0];
    if (day !== undefined)
      facts.effectiveFrom ??= textFact(day.date, node, start + day.span.start, start + day.span.end);
  }
  if (OF_ITSELF.test(text) && TAKES_EFFECT.test(text)) {
    facts.effectiveFrom ??= effectiveFrom(node, sentence, facts.issuedOn);
  }
  if (facts.effectiveUntil !== null || !/有效期|施行至|实施至|执行至|起[^，]{0,6}至/.test(text)) return;
  const until = /(?:有效期(?:限)?(?:为|是)?(?:至|到)|(?:施行|实施|执行)(?:至|到)|起[^，]{0,6}至)\s*/.exec(text);
  const date = until === null ? undefined : findDates(text).find(({ span }) => span.start >= until.index);
  if (date !== undefined && /本|自|^有效期/.test(text)) {
    facts.effectiveUntil = textFact(date.date, node, start + date.span.start, start + date.span.end);
    return;
  }
  facts.effectiveUntil = untilByYears(node, sentence, facts.effectiveFrom);
}

function effectiveFrom(node: PolicyNode, { text, start }: Sentence, issued: Fact<string> | null): Fact<string> | null {
  const from = text.indexOf('自');
  const date = findDates(text).find(({ span }) => span.start >= from);
  if (date !== undefined) return textFact(date.date, node, start + date.span.start, start + date.span.end);
  const upon = /自\s*(?:印发|发布|公布|发文|下发|通过)之日起?\s*(?:([0-9一二三四五六七八九十]+)\s*日后)?/.exec(text);
  if (upon === null || issued === null) return null;
  const delay = upon[1] === undefined ? 0 : (parseNumeral(upon[1]) ?? 0);
  return textFact(addDays(issued.value, delay), node, start + upon.index, start + upon.index + upon[0].length);
}

/** 有效期3年: three years, the last day included. */
function untilByYears(node: PolicyNode, { text, start }: Sentence, from: Fact<string> | null): Fact<string> | null {
  const match = YEARS.exec(text);
  const years = match === null ? null : parseNumeral(match[1] ?? match[2] ?? '');
  if (match === null || years === null || years === 0 || from === null) return null;
  return textFact(
    addDays(addYears(from.value, years), -1),
    node,
    start + match.index,
    start + match.index + match[0].length,
  );
}

function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** 《…》（文号）同时废止: by number where printed, else by title. */
function readRepeals(node: PolicyNode, { text, start }: Sentence, facts: DocumentFacts): void {
  const verb = /(?:同时|即行|予以|自行|相应)?(?:废止|失效|停止执行|不再执行)/.exec(text);
  if (verb === null || /(?:被|已经?|依法|未|是否|修改或者?|修订、?|立改)废止/.test(text)) return;
  if (!/同时|即行|予以废止|前发|原|废止[》）]?$/.test(text)) return;
  const before = text.slice(0, verb.index);
  for (const match of before.matchAll(/《([^《》]*(?:〈[^〉]*〉[^《》]*)*)》\s*([（(][^（()）]*[）)])?/g)) {
    const number = findDocumentNumbers(match[2] ?? '')[0];
    const value = number === undefined ? tidyTitle(match[1] ?? '') : formatDocumentNumber(number.number);
    const from = start + match.index;
    if (facts.repeals.some((fact) => fact.value === value)) continue;
    facts.repeals.push(textFact(value, node, from, from + match[0].length));
  }
}
