import type { Plugin } from 'unified';
import type { VFile } from 'vfile';
import { addYears, findDates } from '../policy/calendar-date.ts';
import type { DocumentFacts, Fact } from '../policy/document.ts';
import { parseNumeral } from '../policy/numerals.ts';
import { tidyTitle } from '../policy/printed-title.ts';
import { nodeText, type PolicyNode, type PolicyRoot, walk } from '../policy/tree.ts';
import { factsOf, textFact } from './facts.ts';
import { repealedDocuments } from './repeals.ts';
import { report } from './report.ts';

/** 施行, 有效期, 废止: from when until when a document holds, and what it repeals. */
export const validity: Plugin<[], PolicyRoot> = () => (root, file) => {
  const facts = factsOf(file);
  for (const node of walk(root.children)) {
    if (node.type === 'annex' || node.type === 'table' || node.type === 'row') continue;
    for (const sentence of sentences(nodeText(node))) readSentence(node, sentence, facts, file);
  }
};

interface Sentence {
  text: string;
  start: number;
}

function sentences(text: string): Sentence[] {
  return [...text.matchAll(/[^。\n]+/g)].map((match) => ({ text: match[0], start: match.index }));
}

/** A printed number before the sentence: 第十条, （三）, 三、, 3. */
const NUMBER =
  /^\s*(?:第[一二三四五六七八九十百千零〇]+条|[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十]+、|\d{1,2}[.．、])?\s*/;
/** 本办法自…, 自…起施行: the sentence speaks of the document it stands in. */
const OF_ITSELF = /^(?:自|(?:本|此|以上|上述)[^。；《]{0,60}(?:自|从|于)|(?:有效|执行|试行|实施)期)/;
const TAKES_EFFECT = /(?:起|后)?\s*(?:正式)?(?:施行|实施|执行|生效)/;
/** Where the end of validity is said by its date, and the same as a span of two dates. */
const UNTIL_DATE =
  /(?:有效期(?:限)?(?:为|是)?(?:至|到)|(?:施行|实施|执行)(?:至|到)|(?:起|日)[^，。；]{0,8}(?:至|到|—|－|-))\s*/;
const FROM_TO = /(?:执行|实施|试行|有效)期(?:限)?(?:为|是|自|从|：|:)+/;
const YEARS =
  /有效期(?:限)?(?:暂定)?(?:为|是)?\s*([0-9一二三四五六七八九十两]+)\s*(年|个月)|(?:试行|实施|执行)期(?:限)?(?:暂定)?(?:为|是)?\s*([0-9一二三四五六七八九十两]+)\s*(年|个月)/;

function readSentence(node: PolicyNode, sentence: Sentence, facts: DocumentFacts, file: VFile): void {
  readRepeals(node, sentence, facts);
  const { text, start } = sentence;
  const stated = node.type === 'front' ? /^\s*(?:\d{4}年\d{1,2}月\d{1,2}日)\s*起?(?:施行|实施)\s*$/.exec(text) : null;
  if (stated !== null) {
    const day = findDates(text)[0];
    if (day !== undefined)
      facts.effectiveFrom ??= textFact(day.date, node, start + day.span.start, start + day.span.end);
  }
  const words = text.slice(NUMBER.exec(text)?.[0].length ?? 0);
  const speaksOfItself = OF_ITSELF.test(words);
  if (speaksOfItself && (TAKES_EFFECT.test(text) || FROM_TO.test(text)))
    facts.effectiveFrom ??= effectiveFrom(node, sentence, facts.issuedOn);
  if (
    facts.effectiveUntil !== null ||
    !/(?:有效|执行|实施|试行)期|(?:施行|实施|执行)(?:至|到)|起[^，]{0,6}至/.test(text)
  )
    return;
  facts.effectiveUntil = untilByDate(node, sentence) ?? untilByYears(node, sentence, facts.effectiveFrom);
  if (facts.effectiveUntil === null && YEARS.test(text) && speaksOfItself) reportUncounted(node, text, file);
}

/** The date behind 自, or 自印发之日; of the two the one that stands first. An end (有效期至…) is never a start. */
function effectiveFrom(node: PolicyNode, { text, start }: Sentence, issued: Fact<string> | null): Fact<string> | null {
  const from = Math.max(0, text.search(/自|从|于|期/));
  const upon =
    /自\s*(?:印发|发布|公布|发文|下发|通过)之日起?\s*(?:([0-9一二三四五六七八九十]+)\s*(?:个工作)?日后)?/.exec(text);
  if (upon !== null) {
    if (issued === null || /工作日后/.test(upon[0])) return null;
    const delay = upon[1] === undefined ? 0 : (parseNumeral(upon[1]) ?? 0);
    return textFact(addDays(issued.value, delay), node, start + upon.index, start + upon.index + upon[0].length);
  }
  const date = findDates(text).find(({ span }) => span.start >= from);
  if (date === undefined || /(?:至|到)\s*$/.test(text.slice(0, date.span.start))) return null;
  return textFact(date.date, node, start + date.span.start, start + date.span.end);
}

/** 有效期至DATE, 自DATE起至DATE, 执行期限为DATE至DATE. */
function untilByDate(node: PolicyNode, { text, start }: Sentence): Fact<string> | null {
  if (!/本|自|从|^\s*有效期|(?:执行|试行|实施|有效)期/.test(text)) return null;
  const until = UNTIL_DATE.exec(text);
  const date =
    until === null ? undefined : findDates(text).find(({ span }) => span.start >= until.index + until[0].length);
  return date === undefined ? null : textFact(date.date, node, start + date.span.start, start + date.span.end);
}

/** 有效期3年, 试行期6个月: the last day included. */
function untilByYears(node: PolicyNode, { text, start }: Sentence, from: Fact<string> | null): Fact<string> | null {
  const match = YEARS.exec(text);
  const count = match === null ? null : parseNumeral(match[1] ?? match[3] ?? '');
  if (match === null || count === null || count === 0 || from === null) return null;
  const inYears = (match[2] ?? match[4]) === '年';
  const last = inYears ? addYears(from.value, count) : addMonths(from.value, count);
  return textFact(addDays(last, -1), node, start + match.index, start + match.index + match[0].length);
}

function reportUncounted(node: PolicyNode, text: string, file: VFile): void {
  report(file, {
    severity: 'warning',
    rule: 'validity-uncounted',
    reason: '正文写有有效期，但没有可以起算的施行日期，截止日期按未载明处理。请在补充说明文件中写明。',
    line: node.lines[0]?.number ?? null,
    address: node.address,
    quote: text.trim().slice(0, 60),
  });
}

/** The day some months later; a day that the month has not becomes its last. */
function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}

function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** 《A》、《B》（文号）自…起同时废止: by number where printed, else by title. Only what is the object of the verb. */
function readRepeals(node: PolicyNode, { text, start }: Sentence, facts: DocumentFacts): void {
  for (const { from, to, title, documentNumber } of repealedDocuments(text)) {
    const value = documentNumber ?? tidyTitle(title ?? '');
    if (value === '' || facts.repeals.some((fact) => fact.value === value)) continue;
    facts.repeals.push(textFact(value, node, start + from, start + to));
  }
}
